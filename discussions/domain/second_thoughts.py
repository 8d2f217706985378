"""Second thoughts: after reading the others, a second text and a second rating. The first ones stay."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from discussions.models import Answer, Rating, Round, new_version

from . import answers, board, keys, rounds, ticks
from .anonymity import Purpose, Voice
from .refusals import AnswerGone, Conflict, NotWriting
from .second_refusals import NoFirst, NothingAgain
from .stir import lay
from .waiting_room import is_off, moderated_of
from .written import Own


@dataclass(frozen=True)
class Again:
    """What the form says: a second text or none, a second rating or None, and whether the group may read the text."""

    text: str
    me: int | None = None
    is_beside: bool = False

    @property
    def is_empty(self) -> bool:
        return not self.text and self.me is None


@transaction.atomic
def think_again(voice: Voice, *, round_id: UUID, again: Again, etag: str) -> Answer:
    """Store a second thought beside an answer, change it, or take it back where nothing is left in it.

    The same form again is the same second thought. Another needs the etag of the answer as it stands, or raises
    Conflict. Raises NoFirst without an answer or a first rating to stand beside, NothingAgain, NotWriting while the
    answers are sealed, AnswerGone while the first one is off the board, Closed, Muted.
    """
    round_ = rounds.lock_for_writing(round_id, voice)
    own = _own_read(voice, round_)
    first = answers.first_rating(voice, round_)
    if again.me is not None and first is None:
        raise NoFirst(_("You gave no rating at first, so there is none that a second one could stand beside."))
    stored = Again(own.second_text, first.second_value if first else None, own.beside)
    wanted = Again(again.text, again.me, is_beside=again.is_beside and bool(again.text))
    if wanted.is_empty and stored.is_empty:
        raise NothingAgain
    if wanted != stored:
        _refuse_stale(own, etag)
        _store(voice, round_, own, wanted, first)
    ticks.tick_if_due(round_)
    return own


def may_be_offered(own: Own | None, *, others: int) -> bool:
    """Whether a form makes sense beside what this voice wrote, where it reads so many `others`.

    Once nobody else is left to read, a second thought can still be changed and taken back.
    """
    if own is None or own.kind != Answer.Kind.TEXT or own.state not in ("readable", "reworded", "waiting"):
        return False
    return bool(others or own.second)


def _own_read(voice: Voice, round_: Round) -> Answer:
    own = answers.own_answer(voice, round_)
    if own is None or own.kind != Answer.Kind.TEXT:
        raise NoFirst
    if round_.state != Round.State.READABLE:
        raise NotWriting(_("A second thought comes after reading, and the answers are still sealed."))
    if is_off(moderated_of(own)):
        raise AnswerGone
    return own


def _refuse_stale(own: Answer, etag: str) -> None:
    if keys.pack(bytes(own.etag)) != etag:
        raise Conflict(own.second_text, keys.pack(bytes(own.etag)))


def _store(voice: Voice, round_: Round, own: Answer, again: Again, first: Rating | None) -> None:
    # What nobody else gets to see waits for nobody; and what is taken from the board goes at once.
    said = again.is_beside and (again.text, True) != (own.second_text, own.beside)
    waits = said or again.me != (first.second_value if first else None)
    if own.published and waits:
        rounds.add_waiting(round_, voice)
    if not again.is_beside:
        board.take_down_second(own, round_)
    own.second_text, own.beside, own.etag = again.text, again.is_beside, new_version()
    own.published = own.published and not waits
    lay([own], instead=(own.id,))
    if first is not None:
        given = ((Rating.Kind.ME, voice.tag(Purpose.RATING_ME, round_.id), first.value),)
        answers.lay_ratings(round_, given, second=again.me)
