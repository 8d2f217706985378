"""Answers: post, change, take back. Each is one transaction under its question's lock."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from discussions.models import Answer, Gone, Moderated, Rating, Round, new_version

from . import board, keys, rounds, ticks, waiting_room
from .anonymity import Purpose, Voice
from .refusals import BadKey, Conflict, Full, Withdrawn
from .stir import stir, stir_gone

# The kind of a rating, its tag and its value.
Given = tuple[tuple[str, bytes, int | None], ...]


@dataclass(frozen=True)
class Content:
    """What a form says: own words or a pass (empty text), and the two ratings, each 1 to 5 or None."""

    text: str
    me: int | None = None
    guess: int | None = None

    @property
    def kind(self) -> Answer.Kind:
        return Answer.Kind.TEXT if self.text else Answer.Kind.PASS


@transaction.atomic
def post(voice: Voice, *, round_id: UUID, item: UUID, content: Content, etag: str = "") -> Answer:
    """Store an answer once, or change it.

    The same form again is the same answer. Other words need the etag of the row as it stands, or raise Conflict.
    Raises Withdrawn for the form of something taken back, Full beyond the voice budget, Closed, NotWriting.
    """
    round_ = rounds.lock_for_writing(round_id, voice)
    own = own_answer(voice, round_)
    if own is None:
        own = _insert(voice, round_, item, content)
    elif not _says(voice, own, round_, content):
        _change(voice, round_, own, content, etag)
    ticks.tick_if_due(round_)
    return own


@transaction.atomic
def withdraw(voice: Voice, *, round_id: UUID, etag: str) -> None:
    """Take an answer and its ratings back: the text goes at once, the figures at the next tick.

    Taking back what is no longer there is no error. Raises Conflict where the answer has changed since.
    """
    round_ = rounds.lock(round_id)
    own = own_answer(voice, round_)
    if own is None:
        return
    if keys.pack(own.etag) != etag:
        raise Conflict(own.text, keys.pack(own.etag))
    remove(voice, round_, own)
    ticks.tick_if_due(round_)


@transaction.atomic
def leave_held(voice: Voice, *, round_id: UUID) -> None:
    """Keep a sent-back answer as it is: it stays held. A facilitator's page does not change by it."""
    round_ = rounds.lock(round_id)
    own = own_answer(voice, round_)
    kept = waiting_room.moderated_of(own) if own else None
    if own is None or kept is None or kept.state != Moderated.State.SENT_BACK or not own.published:
        return
    own.state = Answer.State.LEFT
    own.save(update_fields=("state",))
    stir(Answer, round_.id, fresh=(own.id,))


def remove(voice: Voice, round_: Round, own: Answer) -> None:
    """Delete an answer and all that hangs on it, leaving only its id in Gone."""
    rounds.add_waiting(round_, voice, 1 if own.published else -1)
    ratings = (voice.tag(Purpose.RATING_ME, round_.id), voice.tag(Purpose.RATING_GUESS, round_.id))
    Rating.objects.filter(round=round_, tag__in=ratings).delete()
    Gone.objects.create(id=own.id, discussion_id=own.discussion_id)
    stir_gone(own.discussion_id, fresh=(own.id,))
    taken_down = board.take_down(own)
    own.delete()
    board.shrink(round_, changed=taken_down)


def own_answer(voice: Voice, round_: Round) -> Answer | None:
    found = Answer.objects.filter(round=round_, tag=voice.tag(Purpose.ANSWER, round_.id))
    return found.select_related("moderated").first()


def first_rating(voice: Voice, round_: Round) -> Rating | None:
    return Rating.objects.filter(round=round_, tag=voice.tag(Purpose.RATING_ME, round_.id)).first()


def _insert(voice: Voice, round_: Round, item: UUID, content: Content) -> Answer:
    if Gone.objects.filter(id=item).exists():
        raise Withdrawn
    if Answer.objects.filter(id=item).exists():
        raise BadKey
    if round_.answers.count() >= round_.discussion.voice_budget:
        raise Full
    own = Answer.objects.create(
        id=item,
        discussion=round_.discussion,
        round=round_,
        tag=voice.tag(Purpose.ANSWER, round_.id),
        kind=content.kind,
        text=content.text,
    )
    rounds.add_waiting(round_, voice)
    lay_ratings(round_, _ratings(voice, round_, content))
    stir(Answer, round_.id, fresh=(own.id,))
    return own


def _change(voice: Voice, round_: Round, own: Answer, content: Content, etag: str) -> None:
    if keys.pack(own.etag) != etag:
        raise Conflict(own.text, keys.pack(own.etag))
    if own.published:
        rounds.add_waiting(round_, voice)
        own.state = Answer.State.REWORDED if content.text != own.text and _was_read(own) else own.state
    own.kind, own.text, own.etag, own.published = content.kind, content.text, new_version(), False
    if content.kind == Answer.Kind.PASS:
        own.second_text, own.beside = "", False
    own.save()
    taken_down = content.kind == Answer.Kind.PASS and board.take_down(own)
    _rate(voice, round_, content)
    board.shrink(round_, changed=taken_down)
    stir(Answer, round_.id, fresh=(own.id,))


def _was_read(own: Answer) -> bool:
    """Whether new words are a rewording: not while the facilitator has still to read the first ones."""
    kept = waiting_room.moderated_of(own)
    return kept is None or kept.state != Moderated.State.WAITING


def _rate(voice: Voice, round_: Round, content: Content) -> None:
    """Put the ratings in place of any earlier ones. The second point of a pass goes with its second text."""
    first = first_rating(voice, round_) if content.text else None
    lay_ratings(round_, _ratings(voice, round_, content), second=first.second_value if first else None)


def lay_ratings(round_: Round, given: Given, *, second: int | None = None) -> None:
    """Ratings in place of those with their tags: new rows, so that nothing tells which were changed."""
    Rating.objects.filter(round=round_, tag__in=[tag for _, tag, _ in given]).delete()
    fresh = Rating.objects.bulk_create(
        Rating(
            discussion=round_.discussion,
            round=round_,
            kind=kind,
            tag=tag,
            value=value,
            second_value=second if kind == Rating.Kind.ME else None,
        )
        for kind, tag, value in given
        if value is not None
    )
    stir(Rating, round_.id, fresh=tuple(one.id for one in fresh))


def _ratings(voice: Voice, round_: Round, content: Content) -> Given:
    return (
        (Rating.Kind.ME, voice.tag(Purpose.RATING_ME, round_.id), content.me),
        (Rating.Kind.GUESS, voice.tag(Purpose.RATING_GUESS, round_.id), content.guess),
    )


def _says(voice: Voice, own: Answer, round_: Round, content: Content) -> bool:
    tags = {tag: value for _, tag, value in _ratings(voice, round_, content) if value is not None}
    stored = Rating.objects.filter(round=round_, tag__in=[tag for _, tag, _ in _ratings(voice, round_, content)])
    kept = {bytes(tag): value for tag, value in stored.values_list("tag", "value")}
    return (own.text, own.kind, kept) == (content.text, content.kind, tags)
