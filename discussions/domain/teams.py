"""Teams beside each other: only those that agreed, only from behind the gate for other teams, and in no ranking."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from discussions.compare import findings, pictures
from discussions.compare.beside import Gap, beside
from discussions.compare.outward import FEWEST
from discussions.compare.outward import together as sum_of
from discussions.compare.scales import answers, upper_two
from discussions.live.announce import announce
from discussions.models import Discussion, Round

from . import access, pools, results, run_words, trail, words
from .pools import Pool
from .results import Distribution, Outward, Scale
from .run_refusals import NotCompared


@dataclass(frozen=True)
class Team:
    """One team's figures for a question, or why they are hidden; `themes` are those with enough answers.

    It may also be several small teams together, which then have figures and no themes.
    """

    name: str
    is_ours: bool
    anchor: str
    scale: Scale | None
    finding: str
    picture: pictures.MirrorPicture | None
    hidden: str
    themes: dict[str, str]
    shown: Outward
    is_pooled: bool = False

    @property
    def rows(self) -> list[tuple[int, int, int | None]]:
        """The table behind the picture: point, people for *me*, people who guessed it."""
        if self.shown.me is None:
            return []
        guessed = self.shown.guess.counts if self.shown.guess else (None,) * len(self.shown.me.counts)
        return list(zip(range(1, len(self.shown.me.counts) + 1), self.shown.me.counts, guessed, strict=True))


@dataclass(frozen=True)
class OnlyHere:
    """The frequent themes of a team that no other team has."""

    team: str
    themes: tuple[str, ...]


@dataclass(frozen=True)
class AskedOfTeams:
    """A question over all teams that agreed, the other teams' sentences sorted by what they say of them beside us.

    `everywhere` are the frequent themes that every team has.
    """

    number: int
    text: str
    teams: tuple[Team, ...]
    total: str
    differs: tuple[str, ...]
    alike: tuple[str, ...]
    unclear: tuple[str, ...]
    everywhere: tuple[str, ...]
    only: tuple[OnlyHere, ...]


@dataclass(frozen=True)
class Teams:
    """All questions that may be read; `names` are those of the other teams."""

    names: tuple[str, ...]
    questions: tuple[AskedOfTeams, ...]


@transaction.atomic
def agree(discussion: Discussion) -> None:
    """The team agreed to be compared. Raises NotCompared for a draft and for a rehearsal."""
    open_to_it = Discussion.objects.filter(pk=discussion.pk, rehearses=None).exclude(state=Discussion.State.DRAFT)
    if not open_to_it.update(agreed=True):
        raise NotCompared
    announce(discussion.slug, "discussion")


@transaction.atomic
def take_back(discussion: Discussion) -> None:
    """The team is compared no more, from this moment on; doing it twice is doing it once."""
    Discussion.objects.filter(pk=discussion.pk).update(agreed=False)
    announce(discussion.slug, "discussion")


def teams_beside(discussion: Discussion, readable: Sequence[Round]) -> Teams:
    """The teams that agreed, over those questions that the one who looks may read. Raises NotFound unless this one did.

    They stand by name, and each figure is as other teams may see it, the own one too: the page is the same for all.
    Teams that are too small to stand alone come after them in pools.
    """
    teams = access.agreed_teams(discussion)
    asked = [one.question_id for one in readable]
    found: dict[UUID, dict[UUID, Round]] = {one: {} for one in asked}
    rounds = Round.objects.filter(discussion__in=teams, question__in=asked)
    for one in rounds.select_related("question", "discussion").prefetch_related("discussion__facilitators"):
        found[one.question_id][one.discussion_id] = one
    own = discussion.pk
    return Teams(
        tuple(one.team for one in teams if one.pk != own),
        tuple(_asked(one, [found[one.question_id][team.pk] for team in teams], own) for one in readable),
    )


def _asked(asked: Round, rounds: Sequence[Round], own: UUID) -> AskedOfTeams:
    scale = results.scale_of(asked.question)
    pools.settle(rounds)
    told = pools.pools_of(rounds)
    inside = frozenset().union(*(one.teams for one in told))
    shown = [(one, outward) for one in rounds if (outward := results.outward_of(one))]
    teams = [
        _team(one, outward, scale, f"{asked.question.number}-{place}", own, is_pooled=one.discussion_id in inside)
        for place, (one, outward) in enumerate(shown, start=1)
    ]
    pooled = [_pool(one, scale, f"{asked.question.number}-together-{place}") for place, one in enumerate(told, start=1)]
    said = _said([*teams, *pooled], scale)
    return AskedOfTeams(
        number=asked.question.number,
        text=asked.question.text,
        teams=(*teams, *pooled),
        total=_total([*(one for one in teams if not one.is_pooled), *pooled], scale),
        differs=tuple(words for gap, words in said if gap in (Gap.MORE, Gap.FEWER)),
        alike=tuple(words for gap, words in said if gap is Gap.ALIKE),
        unclear=tuple(words for gap, words in said if gap in (Gap.UNCLEAR, Gap.TOO_FEW)),
        everywhere=_everywhere(teams),
        only=tuple(only for one in teams if (only := _only(one, teams)).themes) if len(teams) > 1 else (),
    )


def _team(round_: Round, shown: Outward, scale: Scale | None, anchor: str, own: UUID, *, is_pooled: bool) -> Team:
    discussion = round_.discussion
    alone = Outward(None, None) if round_.pooled else shown
    return Team(
        name=discussion.team,
        is_ours=discussion.pk == own,
        anchor=anchor,
        scale=scale,
        finding=_finding(alone, scale),
        picture=_picture(alone),
        hidden=_hidden(round_, is_pooled=is_pooled) if scale and not alone.me else "",
        themes=trail.frequent(results.result_of(round_), max(_floor(discussion), discussion.floor_texts)),
        shown=alone,
        is_pooled=is_pooled,
    )


def _floor(discussion: Discussion) -> int:
    """How many people anything that other teams see of this one speaks of at least."""
    return max(FEWEST, discussion.floor_figures)


def _hidden(round_: Round, *, is_pooled: bool) -> str:
    if round_.pooled:
        return run_words.team_pooled() if is_pooled else run_words.pool_hidden()
    return run_words.team_hidden(_floor(round_.discussion))


def _pool(pool: Pool, scale: Scale | None, anchor: str) -> Team:
    shown = Outward(Distribution(tuple(pool.me)), Distribution(tuple(pool.guess)) if pool.guess else None)
    return Team(
        name=run_words.pool(pool.names),
        is_ours=False,
        anchor=anchor,
        scale=scale,
        finding=_finding(shown, scale),
        picture=_picture(shown),
        hidden="",
        themes={},
        shown=shown,
    )


def _finding(shown: Outward, scale: Scale | None) -> str:
    if shown.me is None or scale is None:
        return ""
    found = findings.mirror(shown.me.counts, shown.guess.counts if shown.guess else None)
    return words.finding(found, low=scale.low, high=scale.high)


def _picture(shown: Outward) -> pictures.MirrorPicture | None:
    return pictures.norm_mirror(shown.me.counts, shown.guess.counts if shown.guess else None) if shown.me else None


def _said(teams: Sequence[Team], scale: Scale | None) -> list[tuple[Gap, str]]:
    """Each other team beside this one."""
    ours = next((one.shown.me for one in teams if one.is_ours), None)
    if ours is None or scale is None:
        return []
    others = [(one, beside(ours.counts, one.shown.me.counts)) for one in teams if one.shown.me and not one.is_ours]
    return [(gap.gap, run_words.beside_us(gap, team=one.name, end=scale.high)) for one, gap in others if gap]


def _total(teams: Sequence[Team], scale: Scale | None) -> str:
    if scale is None or len(teams) < 2:
        return ""
    counts = sum_of([one.shown.me.counts if one.shown.me else None for one in teams])
    if counts is None:
        return run_words.no_total()
    return run_words.together(upper_two(counts), answers(counts), end=scale.high)


def _everywhere(teams: Sequence[Team]) -> tuple[str, ...]:
    if len(teams) < 2:
        return ()
    return tuple(sorted(teams[0].themes[key] for key in set.intersection(*(set(one.themes) for one in teams))))


def _only(team: Team, teams: Sequence[Team]) -> OnlyHere:
    elsewhere = {key for one in teams if one is not team for key in one.themes}
    return OnlyHere(team.name, tuple(sorted(name for key, name in team.themes.items() if key not in elsewhere)))
