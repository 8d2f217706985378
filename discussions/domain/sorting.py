"""What a facilitator sees of the themes: the answers that the group can read, and where each has been put."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from discussions.compare.glyphs import Glyph, glyph
from discussions.models import Answer, Discussion, Moderated, Round, Theme

from . import results, suggestions, theme_words
from .refusals import NotFound
from .suggestions import Mentioned, Pair, Said


@dataclass(frozen=True)
class ListedTheme:
    id: UUID
    name: str
    glyph: Glyph
    count: int
    count_words: str


@dataclass(frozen=True)
class Choice:
    """A theme as one answer may be put under it."""

    id: UUID
    name: str
    glyph: Glyph
    chosen: bool


@dataclass(frozen=True)
class Sorting:
    """All themes of a discussion, what might become one, and the answers that are in none, the typical ones first."""

    slug: str
    title: str
    team: str
    readable: int
    themes: tuple[ListedTheme, ...]
    mentioned: tuple[Mentioned, ...]
    nearly_the_same: tuple[Pair, ...]
    loose: tuple[Said, ...]
    loose_words: str


@dataclass(frozen=True)
class OneTheme(ListedTheme):
    """A theme with its answers and those that are like them."""

    slug: str
    answers: tuple[Said, ...]
    alike: tuple[Said, ...]
    others: tuple[ListedTheme, ...]
    told_before_merge: str
    told_before_delete: str


@dataclass(frozen=True)
class Item:
    """One answer with a box for each theme."""

    id: UUID
    slug: str
    themes: tuple[Choice, ...]


def readable(discussion: Discussion) -> list[Said]:
    """The answers that the group can read, through the gate, in the order of their random ids within a question."""
    asked = list(Round.objects.filter(discussion=discussion).select_related("question"))
    for one in asked:
        one.discussion = discussion
    kept_back = _kept_back(discussion)
    return [
        Said(card.id, card.text, one.question.number, results.is_thread(one), card.themes)
        for one in asked
        if one.state == Round.State.READABLE
        for card in results.readable_cards(one)
        if card.id not in kept_back
    ]


def sorting_of(discussion: Discussion) -> Sorting:
    said = readable(discussion)
    loose = [one for one in said if not one.themes]
    refused = suggestions.turned_down(discussion)
    return Sorting(
        slug=discussion.slug,
        title=discussion.edition.title,
        team=discussion.team,
        readable=len(said),
        themes=_listed(discussion, said),
        mentioned=suggestions.mentioned(discussion, said, refused),
        nearly_the_same=suggestions.nearly_the_same(discussion, said, refused),
        loose=suggestions.typical_first(loose),
        loose_words=theme_words.in_no_theme(len(loose)) if said else "",
    )


def one_theme(theme: Theme) -> OneTheme:
    said = readable(theme.discussion)
    listed = {one.id: one for one in _listed(theme.discussion, said)}
    own = listed.pop(theme.pk)
    return OneTheme(
        **vars(own),
        slug=theme.discussion.slug,
        answers=tuple(one for one in said if one.is_under(theme.pk)),
        alike=suggestions.alike(theme, said),
        others=tuple(listed.values()),
        told_before_merge=theme_words.told_before_merge(own.count),
        told_before_delete=theme_words.told_before_delete(own.count),
    )


def item_of(discussion: Discussion, item: UUID) -> Item:
    """Raises NotFound for what is no answer of this discussion."""
    if not Answer.objects.filter(pk=item, round__discussion=discussion).exists():
        raise NotFound
    return Item(item, discussion.slug, choices(discussion, [item])[item])


def choices(discussion: Discussion, answers: Collection[UUID]) -> dict[UUID, tuple[Choice, ...]]:
    """For each of these answers all themes, and whether it is under them; in two queries for any number."""
    themes = list(Theme.objects.filter(discussion=discussion))
    put = Theme.answers.through.objects.filter(answer__id__any=list(answers), theme__discussion=discussion)
    under = set(put.values_list("answer_id", "theme_id"))
    return {
        answer: tuple(Choice(one.pk, one.name, glyph(one.shape), (answer, one.pk) in under) for one in themes)
        for answer in answers
    }


def _kept_back(discussion: Discussion) -> set[UUID | None]:
    found = Moderated.objects.filter(round__discussion=discussion, answer__isnull=False)
    return set(found.exclude(state=Moderated.State.CLEARED).values_list("answer_id", flat=True))


def _listed(discussion: Discussion, said: list[Said]) -> tuple[ListedTheme, ...]:
    counts = Counter(theme.id for one in said for theme in one.themes)
    return tuple(
        ListedTheme(one.pk, one.name, glyph(one.shape), counts[one.pk], theme_words.answers(counts[one.pk]))
        for one in Theme.objects.filter(discussion=discussion)
    )
