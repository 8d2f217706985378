"""One question in two runs of one team: each figure from behind its own run's gate, and nobody paired with anybody."""

from __future__ import annotations

from dataclasses import dataclass

from discussions.compare import pictures
from discussions.compare.beside import beside
from discussions.models import Discussion, Round

from . import discussions, results, run_words, trail, words
from .results import Absent, Distribution, Result, Scale

Row = tuple[int, int | None, int | None]


@dataclass(frozen=True)
class Pair:
    """One of the two ratings, then and now; without a sentence and a picture where the words were other ones."""

    kind: str
    then: Distribution | None
    now: Distribution | None
    says: str
    picture: pictures.MirrorPicture | None

    @property
    def rows(self) -> list[Row]:
        """The table behind the picture: point, people then, people now."""
        then, now = (one.counts if one else (None,) * 5 for one in (self.then, self.now))
        return list(zip(range(1, 6), then, now, strict=True))


@dataclass(frozen=True)
class Themes:
    """Themes with enough answers to be named: in both runs, only then, and only now."""

    still: tuple[str, ...]
    gone: tuple[str, ...]
    new: tuple[str, ...]
    floor: int


@dataclass(frozen=True)
class Side:
    """What is told of one run beside its ratings."""

    text: str
    people: str
    scale: Scale | None
    absent: tuple[Absent, ...]


@dataclass(frozen=True)
class ThenAndNow:
    """A question in both runs; `same` says that both were asked in the same words."""

    number: int
    same: bool
    then: Side
    now: Side
    pairs: tuple[Pair, ...]
    themes: Themes | None


def then_and_now(round_: Round, result: Result) -> ThenAndNow | None:
    """The question of a run beside the same one of the run before; None where there was none, or nobody could read it.

    It is found by its number, so that it is also found where its words were changed.
    """
    if round_.discussion.earlier_id is None:
        return None
    asked = Round.objects.filter(discussion=round_.discussion.earlier_id, state=Round.State.READABLE)
    same_place = asked.filter(question__number=round_.question.number, question__kind=round_.question.kind)
    earlier = same_place.select_related("question", "discussion").first()
    if earlier is None or discussions.is_due(earlier.discussion):
        return None
    return _beside(earlier, results.result_of(earlier), round_, result)


def for_facilitators(discussion: Discussion) -> tuple[ThenAndNow, ...]:
    """Every question that can be read in both runs, as the team sees it."""
    if discussion.earlier_id is None:
        return ()
    found = [then_and_now(one, results.result_of(one)) for one in results.readable_rounds(discussion)]
    return tuple(one for one in found if one)


def _beside(earlier: Round, then: Result, round_: Round, now: Result) -> ThenAndNow:
    same = earlier.question_id == round_.question_id
    kinds = (("me", then.me, now.me), ("guess", then.guess, now.guess))
    floor = max(earlier.discussion.floor_texts, round_.discussion.floor_texts)
    return ThenAndNow(
        number=now.number,
        same=same,
        then=_side(then),
        now=_side(now),
        pairs=tuple(_pair(kind, was, is_, now.scale if same else None) for kind, was, is_ in kinds if was or is_),
        themes=_themes(trail.frequent(then, floor), trail.frequent(now, floor), floor),
    )


def _side(result: Result) -> Side:
    return Side(result.text, words.people(result.answered, result.passed), result.scale, result.absent_figures)


def _pair(kind: str, then: Distribution | None, now: Distribution | None, scale: Scale | None) -> Pair:
    if not (then and now and scale):
        return Pair(kind, then, now, "", None)
    says = run_words.then_and_now(beside(then.counts, now.counts), end=scale.high)
    return Pair(kind, then, now, says, pictures.norm_mirror(then.counts, now.counts))


def _themes(then: dict[str, str], now: dict[str, str], floor: int) -> Themes | None:
    if not (then or now):
        return None
    still = tuple(sorted(now[key] for key in now.keys() & then.keys()))
    gone = tuple(sorted(then[key] for key in then.keys() - now.keys()))
    return Themes(still, gone, tuple(sorted(now[key] for key in now.keys() - then.keys())), floor)
