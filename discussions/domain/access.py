"""The only road to a row: who may see that it exists, and who may use it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from uuid import UUID

from django.core.exceptions import ObjectDoesNotExist
from django.db import IntegrityError
from django.db.models import Q

from discussions.models import (
    Answer,
    Card,
    Columns,
    Discussion,
    Facilitator,
    Passage,
    Question,
    Reply,
    Round,
    Theme,
    fetch,
)

from . import clock, discussions, openings, rounds, settings_words
from .anonymity import Purpose, Voice, new_voice, voice_of
from .known import Known, by_link
from .refusals import AnswerGone, ComesAlong, DoorLocked, NotFound, NotOpenYet, NoVoice, Sealed, SealedForGood

_CARD, _ROUND, _QUESTION = Columns(Card, "card"), Columns(Round, "round"), Columns(Question, "question")
_CARD_TO_READ = f"""
SELECT {_CARD.sql}, {_ROUND.sql}, {_QUESTION.sql}
FROM {Card._meta.db_table} AS card
JOIN {Round._meta.db_table} AS round ON round.id = card.round_id
JOIN {Question._meta.db_table} AS question ON question.id = round.question_id
WHERE card.answer_id = %(answer)s AND round.discussion_id = %(discussion)s
"""  # noqa: S608 - the names of our own tables
_WROTE = f"SELECT 1 FROM {Answer._meta.db_table} WHERE round_id = %(round)s AND tag = %(tag)s"  # noqa: S608 - as above


@dataclass(frozen=True)
class Visit:
    """A browser in a discussion. `is_new` says that its voice was made just now and has no cookie yet.

    `known` is there for a page, which shows what stands, and not for an act, which changes it. An act has `round_ids`.
    """

    discussion: Discussion
    voice: Voice
    is_new: bool
    known: Known | None = None
    round_ids: Mapping[int, UUID] = field(default_factory=dict)

    @property
    def rounds(self) -> Sequence[Round]:
        """The questions of the discussion in their order; not to be changed."""
        return self.known.rounds if self.known else rounds.of(self.discussion)

    def round_id(self, number: int) -> UUID:
        """The question with this number. Raises NotFound."""
        if number not in self.round_ids:
            raise NotFound
        return self.round_ids[number]

    def tag(self, purpose: Purpose, scope: UUID) -> bytes:
        return self.voice.tag(purpose, scope)


def visit(slug: str, cookies: Mapping[str, str]) -> Visit:
    """The visit that a link makes. Raises NotFound for an unknown link, NotOpenYet before the opening.

    Raises DoorLocked for a browser without a voice while the door is locked.
    """
    found = _visit(slug, cookies)
    if found.is_new and found.discussion.door_locked:
        raise DoorLocked
    return found


def known_visit(slug: str, cookies: Mapping[str, str]) -> Visit:
    """As `owning_visit`, for acts: raises NoVoice where the browser has kept no cookie."""
    found = owning_visit(slug, cookies)
    if found.is_new:
        raise NoVoice
    return replace(found, known=None)


def owning_visit(slug: str, cookies: Mapping[str, str]) -> Visit:
    """As `visit`, for what only an owner does: raises SealedForGood where nothing is anybody's any more."""
    found = visit(slug, cookies)
    if found.discussion.is_sealed:
        raise SealedForGood
    return found


def pairing_visit(slug: str, cookies: Mapping[str, str]) -> Visit:
    """As `owning_visit`, through a locked door: this browser's voice may be here already, on another device."""
    found = _visit(slug, cookies)
    if found.discussion.is_sealed:
        raise SealedForGood
    return found


def on_screen(slug: str) -> Discussion:
    """A discussion as a projector shows it: without a voice, and through a locked door.

    It shows no answer but those that a facilitator puts on it for the room, who was told that it can be opened.
    """
    return _by_link(slug).discussion


def the_round(discussion: Discussion, number: int) -> Round:
    found = rounds.numbered(discussion, number)
    if found is None:
        raise NotFound
    return found


def readable_card(found: Visit, answer_id: UUID) -> Card:
    """A card of the board that this voice may read. Raises AnswerGone where there is none any more, Sealed before."""
    there = {"answer": answer_id, "discussion": found.discussion.pk}
    rows = fetch(_CARD_TO_READ, there, _CARD, _ROUND, _QUESTION)
    if not rows:
        raise AnswerGone
    card: Card = rows[0][0]
    round_: Round = rows[0][1]
    round_.question = rows[0][2]
    card.round, round_.discussion = round_, found.discussion
    wrote = has_written(found, card.round)
    if not may_read(card.round, wrote=wrote):
        raise Sealed(openings.sealed(card.round, wrote=wrote))
    return card


def own_reply(found: Visit, item: UUID) -> Reply:
    """A reply of this voice; somebody else's is as absent as a missing one."""
    written = Reply.objects.filter(pk=item, discussion=found.discussion)
    reply = written.select_related("moderated", "answer__card", "round__discussion").first()
    if reply is None or bytes(reply.tag) != found.tag(Purpose.REPLY, item):
        raise NotFound
    return reply


def has_written(found: Visit, round_: Round) -> bool:
    return bool(fetch(_WROTE, {"round": round_.id, "tag": found.tag(Purpose.ANSWER, round_.id)}))


def may_read(round_: Round, *, wrote: bool) -> bool:
    """Write before you read. The closing thread is open to all, and so is everything once nobody can write."""
    if round_.state != Round.State.READABLE:
        return False
    closed = round_.discussion.state == Discussion.State.CLOSED
    return wrote or closed or round_.question.kind == round_.question.Kind.THREAD


def may_answer(found: Visit, round_: Round) -> bool:
    """Whether a voice has not answered a question yet that is asked and takes answers."""
    takes = not rounds.is_over(found.discussion) and round_.state != Round.State.WAITING
    return takes and not has_written(found, round_)


def run_by(facilitator: Facilitator, slug: str) -> Discussion:
    """A discussion of this facilitator; another facilitator's is as absent as a missing one."""
    return _still_there(facilitator.discussions.select_related("edition").filter(slug=slug).first())


def agreed_teams(discussion: Discussion) -> list[Discussion]:
    """The teams that agreed to be compared with this one, itself among them, by name. Raises NotFound unless it did.

    They read the same edition with a facilitator in common. One run stands for each team: this one for its own, and
    for another the last of its runs that agreed.
    """
    if not discussion.agreed:
        raise NotFound
    alike = Discussion.objects.filter(agreed=True, edition=discussion.edition_id, is_sample=discussion.is_sample)
    found = alike.filter(facilitators__in=discussion.facilitators.all()).order_by("team", "slug").distinct()
    there = [one for one in found if not discussions.is_due(one)]
    before = dict(Discussion.objects.exclude(earlier=None).values_list("pk", "earlier_id"))
    runs = {one.pk: _runs_until(one.pk, before) for one in there}
    stands: dict[UUID, Discussion] = {}
    for one in sorted(there, key=lambda one: (one.pk == discussion.pk, len(runs[one.pk]))):
        stands[runs[one.pk][-1]] = one
    return [one for one in there if one in stands.values()]


def _runs_until(run: UUID, before: Mapping[UUID, UUID]) -> list[UUID]:
    """A run, and those of the same team that came before it, to the first."""
    return [run, *(_runs_until(before[run], before) if run in before else ())]


def usable_passage(facilitator: Facilitator, passage_id: UUID) -> Passage:
    """A passage of this facilitator, or one that comes with the server."""
    found = Passage.objects.filter(Q(owner=facilitator) | Q(owner=None), pk=passage_id).first()
    if found is None:
        raise NotFound
    return found


def own_passage(facilitator: Facilitator, passage_id: UUID) -> Passage:
    """As `usable_passage`, to change it: raises ComesAlong for one that comes with the server."""
    found = usable_passage(facilitator, passage_id)
    if found.owner_id is None:
        raise ComesAlong
    return found


def theme_of(discussion: Discussion, theme_id: UUID) -> Theme:
    """A theme of this discussion; another discussion's is as absent as a missing one."""
    found = Theme.objects.filter(pk=theme_id, discussion=discussion).first()
    if found is None:
        raise NotFound
    found.discussion = discussion
    return found


def named(slug: str) -> Discussion:
    """Any discussion, for whoever sits at the server itself."""
    return _still_there(Discussion.objects.select_related("edition").filter(slug=slug).first())


@contextmanager
def while_there(slug: str | None) -> Iterator[None]:
    """Raise NotFound where something fails because the discussion was deleted meanwhile."""
    try:
        yield
    except (ObjectDoesNotExist, IntegrityError):
        if slug is None or Discussion.objects.filter(slug=slug).exists():
            raise
        raise NotFound from None


def _visit(slug: str, cookies: Mapping[str, str]) -> Visit:
    known = _by_link(slug)
    voice = voice_of(known.discussion, cookies)
    return Visit(known.discussion, voice or new_voice(known.discussion), voice is None, known, known.round_ids)


def _by_link(slug: str) -> Known:
    known = by_link(slug)
    found = _still_there(known.discussion)
    if found.state == Discussion.State.DRAFT:
        raise NotFound
    if found.opens_at and clock.now() < found.opens_at:
        raise NotOpenYet(settings_words.opens_on(found.opens_at, found.time_zone))
    return known


def _still_there(found: Discussion | None) -> Discussion:
    """From its delete date on a discussion is there for nobody, whether or not a server has come to delete it."""
    if found is None or discussions.is_due(found):
        raise NotFound
    return found
