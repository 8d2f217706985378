"""Answers: post, change, take back. Each is one transaction under its question's lock."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NamedTuple
from uuid import UUID

from django.db import transaction

from discussions.models import Answer, Asked, Columns, Gone, Moderated, Rating, Round, fetch, know, new_version

from . import board, keys, rounds, ticks, vanishing, waiting_room
from .anonymity import Purpose, Voice
from .refusals import BadKey, Conflict, Full, Withdrawn
from .stir import lay, stir_gone
from .withdrawal_refusals import ChangedMeanwhile

_PARTS = Columns(Answer, "answer"), Columns(Moderated, "moderated")
_OWN = f"""
SELECT {_PARTS[0].sql}, {_PARTS[1].sql}
FROM {Answer._meta.db_table} AS answer
LEFT JOIN {Moderated._meta.db_table} AS moderated ON moderated.answer_id = answer.id
WHERE answer.round_id = %(round)s AND answer.tag = %(tag)s
"""  # noqa: S608 - the names of our own tables
# All that a first answer is refused for is asked at once: others wait for the question's lock meanwhile.
_STANDS = f"""
SELECT {_PARTS[0].sql}, {_PARTS[1].sql},
    EXISTS (SELECT FROM {Gone._meta.db_table} WHERE id = %(item)s),
    EXISTS (SELECT FROM {Answer._meta.db_table} WHERE id = %(item)s),
    (SELECT count(*) FROM {Answer._meta.db_table} WHERE round_id = %(round)s)
FROM (SELECT) AS one
LEFT JOIN {Answer._meta.db_table} AS answer ON answer.round_id = %(round)s AND answer.tag = %(tag)s
LEFT JOIN {Moderated._meta.db_table} AS moderated ON moderated.answer_id = answer.id
"""  # noqa: S608 - as above

_TAKEN = f"""
DELETE FROM {Rating._meta.db_table} WHERE round_id = %(round)s AND tag = ANY(%(tags)s::bytea[]) RETURNING kind
"""  # noqa: S608 - as above

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


class Found(NamedTuple):
    """This voice's answer; whether an id was taken back, or is in use; and how many have answered."""

    own: Answer | None
    is_gone: bool
    is_used: bool
    voices: int

    @classmethod
    def of(cls, own: Answer | None, moderated: Moderated | None, *rest: Any) -> Found:
        if own is not None:
            know(own, "moderated", moderated)
        return cls(own, *rest)


@transaction.atomic
def post(voice: Voice, *, round_id: UUID, item: UUID, content: Content, etag: str = "") -> Answer:
    """Store an answer once, or change it.

    The same form again is the same answer. Other words need the etag of the row as it stands, or raise Conflict.
    Raises Withdrawn for the form of something taken back, and for a change to it that comes late, Full beyond the
    voice budget, Closed, NotWriting.
    """
    round_, [found] = rounds.lock_and_read(round_id, voice, _standing(voice, round_id, item))
    stands = Found.of(*found)
    own = stands.own
    if own is None:
        _refuse(round_, stands, etag)
        own = _insert(voice, round_, item, content)
    elif not _says(voice, own, round_, content):
        _change(voice, round_, own, content, etag)
    ticks.tick_if_due(round_)
    return own


@transaction.atomic
def withdraw(voice: Voice, *, round_id: UUID, etag: str) -> None:
    """Take an answer and its ratings back: the text goes at once, the figures at the next tick.

    Taking back what is no longer there is no error. Raises ChangedMeanwhile where it is not what its writer saw.
    """
    round_ = rounds.lock(round_id)
    own = own_answer(voice, round_)
    if own is None:
        return
    if keys.pack(own.etag) != etag:
        raise ChangedMeanwhile
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
    lay([own], instead=(own.id,))


def remove(voice: Voice, round_: Round, own: Answer) -> None:
    """Delete an answer and all that hangs on it, leaving only its id in Gone."""
    rounds.add_waiting(round_, voice, 1 if own.published else -1)
    vanishing.lose_all(voice, round_, own)
    was_counted = _was_counted(own)
    gone = _take_ratings(round_, [tag for _, tag, _ in _ratings(voice, round_, Content(""))])
    Gone.objects.create(id=own.id, discussion_id=own.discussion_id)
    stir_gone(own.discussion_id, fresh=(own.id,))
    taken_down = board.take_down(own)
    own.delete()
    board.shrink(round_, changed=taken_down, lost=gone if was_counted else ())


def own_answer(voice: Voice, round_: Round) -> Answer | None:
    tag = voice.tag(Purpose.ANSWER, round_.id)
    for answer, moderated in fetch(_OWN, {"round": round_.id, "tag": tag}, *_PARTS):
        know(answer, "moderated", moderated)
        return answer  # type: ignore[no-any-return]
    return None


def first_rating(voice: Voice, round_: Round) -> Rating | None:
    return Rating.objects.filter(round=round_, tag=voice.tag(Purpose.RATING_ME, round_.id)).first()


def _standing(voice: Voice, round_id: UUID, item: UUID) -> Asked:
    return Asked(_STANDS, {"round": round_id, "tag": voice.tag(Purpose.ANSWER, round_id), "item": item}, _PARTS)


def _refuse(round_: Round, stands: Found, etag: str) -> None:
    if stands.is_gone or etag:
        raise Withdrawn
    if stands.is_used:
        raise BadKey
    if stands.voices >= round_.discussion.voice_budget:
        raise Full


def _insert(voice: Voice, round_: Round, item: UUID, content: Content) -> Answer:
    own = Answer(
        id=item,
        discussion=round_.discussion,
        round=round_,
        tag=voice.tag(Purpose.ANSWER, round_.id),
        kind=content.kind,
        text=content.text,
    )
    lay([own], _rows(round_, _ratings(voice, round_, content)), also=rounds.waits(round_, voice))
    return own


def _change(voice: Voice, round_: Round, own: Answer, content: Content, etag: str) -> None:
    if keys.pack(own.etag) != etag:
        raise Conflict(own.text, keys.pack(own.etag))
    was_counted = _was_counted(own)
    if own.published:
        rounds.add_waiting(round_, voice)
        own.state = Answer.State.REWORDED if content.text != own.text and _was_read(own) else own.state
    if content.kind == Answer.Kind.PASS:
        vanishing.lose_all(voice, round_, own)
    elif content.text != own.text and not vanishing.is_of_words_that_go(own):
        vanishing.lose_marks(round_, own)
    own.kind, own.text, own.etag, own.published = content.kind, content.text, new_version(), False
    if content.kind == Answer.Kind.PASS:
        own.second_text, own.beside, own.state = "", False, Answer.State.POSTED
    lay([own], instead=(own.id,))
    taken_down = content.kind == Answer.Kind.PASS and board.take_down(own)
    gone = _rate(voice, round_, content)
    board.shrink(round_, changed=taken_down, lost=gone if was_counted else ())


def _was_read(own: Answer) -> bool:
    """Whether new words are a rewording: not after a pass, nor while a facilitator has still to read the first ones."""
    kept = waiting_room.moderated_of(own)
    return own.kind == Answer.Kind.TEXT and (kept is None or kept.state != Moderated.State.WAITING)


def _was_counted(own: Answer) -> bool:
    """Whether a tick may have counted the ratings beside an answer.

    Of one that was changed since it is not known, and then it is taken for true: a figure falls too early, which tells
    nothing of anybody else.
    """
    return own.published or waiting_room.first_text(own) is not None


def _rate(voice: Voice, round_: Round, content: Content) -> set[str]:
    """Put the ratings in place of any earlier ones; the kinds of those that have none in their place.

    The second point of a pass goes with its second text.
    """
    first = first_rating(voice, round_) if content.text else None
    return lay_ratings(round_, _ratings(voice, round_, content), second=first.second_value if first else None)


def lay_ratings(round_: Round, given: Given, *, second: int | None = None) -> set[str]:
    """Ratings in place of those with their tags: new rows, so that nothing tells which were changed.

    Returns the kinds of those that have none in their place.
    """
    gone = _take_ratings(round_, [tag for _, tag, _ in given])
    lay(_rows(round_, given, second=second))
    return gone - {kind for kind, _, value in given if value is not None}


def _take_ratings(round_: Round, tags: list[bytes]) -> set[str]:
    """Delete the ratings with these tags; the kinds of those that were there."""
    return {kind for (kind,) in fetch(_TAKEN, {"round": round_.id, "tags": tags})}


def _rows(round_: Round, given: Given, *, second: int | None = None) -> list[Rating]:
    return [
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
    ]


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
