"""Ballots: where a discussion declared it, the marks of one voice in a question are joined until they are counted."""

from __future__ import annotations

from uuid import UUID

from django.db.models import F

from discussions.compare.disclosure import may_follow
from discussions.models import Discussion, Opinion, Question, Reaction, Round

from .anonymity import Purpose, Voice
from .stir import stir

VOTES = {Reaction.Value.SAME.value: 1, Reaction.Value.DIFFERENTLY.value: -1, Reaction.Value.SKIP.value: 0}
# Of 256: a quarter.
GAPS = 64
WHOLE = 1_000_000


def ballot_of(voice: Voice, round_: Round, answer_id: UUID) -> bytes | None:
    """What joins this voice's mark of an answer to its other marks in the question.

    None where marks are not joined, or were counted for the last time, and for a quarter of all marks, drawn anew for
    each voice and answer. Nobody marks an answer of their own: among marks without gaps, that one gap would tell whose
    ballot is whose answer's.
    """
    if not joins(round_) or Opinion.objects.filter(round=round_, is_final=True).exists():
        return None
    return None if is_gap(voice, answer_id) else voice.tag(Purpose.BALLOT, round_.id)


def joins(round_: Round) -> bool:
    """Whether opinion groups are looked for here. The closing thread is not compared."""
    return round_.discussion.joins_marks and round_.question.kind != Question.Kind.THREAD


def is_gap(voice: Voice, answer_id: UUID) -> bool:
    return voice.tag(Purpose.GAP, answer_id)[0] < GAPS


def take(round_: Round, *, last: bool = False) -> None:
    """Take in the joined marks as they are at this tick, to be counted beside all requests.

    Two takings differ by nobody or by three ballots at least; only the last one lets out what is left. The caller holds
    the question's lock.
    """
    if not joins(round_):
        return
    opinion, _ = Opinion.objects.get_or_create(round=round_)
    now = {} if opinion.is_final else _joined(round_)
    changed = sum(now.get(one) != opinion.ballots.get(one) for one in now.keys() | opinion.ballots.keys())
    if changed and (last or may_follow(changed)):
        Opinion.objects.filter(pk=round_.pk).update(ballots=now, taken=F("taken") + 1)


def withdraw(voice: Voice, round_: Round) -> None:
    """What was taken in of this voice goes with its marks. The caller holds the question's lock."""
    opinion = Opinion.objects.filter(round=round_).first() if joins(round_) else None
    own = voice.tag(Purpose.BALLOT, round_.id).hex()
    if opinion is not None and opinion.ballots.pop(own, None):
        opinion.groups.pop(own, None)
        opinion.save(update_fields=("ballots", "groups"))


def forget(discussion: Discussion) -> None:
    """Marks are kept apart from now on: the ballots and all that was found by them go at once.

    The caller holds the locks of all questions.
    """
    for round_id in Round.objects.filter(discussion=discussion).values_list("id", flat=True):
        take_apart(round_id)
    Opinion.objects.filter(round__discussion=discussion).delete()


def take_apart(round_id: UUID) -> None:
    """No column joins two marks of one voice any more. The caller holds the question's lock."""
    if Reaction.objects.filter(round=round_id, ballot__isnull=False).update(ballot=None):
        stir(Reaction, round_id, among=WHOLE)


def _joined(round_: Round) -> dict[str, dict[str, int]]:
    """Each ballot's votes by answer. The keys are tags, so their order tells nothing."""
    found: dict[str, dict[str, int]] = {}
    rows = Reaction.objects.filter(round=round_, ballot__isnull=False).values_list("ballot", "answer_id", "value")
    for ballot, answer, value in rows:
        found.setdefault(bytes(ballot or b"").hex(), {})[str(answer)] = VOTES[value]
    return found
