"""What a view has to show, through the one gate; where it has nothing, a sentence says why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import astuple, dataclass
from uuid import UUID

from django.utils.safestring import SafeString

from discussions.models import Discussion, Moderated, Stage

from . import export_words, group, rendering, stage_paging, stage_words, takeaways, trail
from .group import CardLine, Group
from .results import Result
from .stage_steps import View

MOST_PINNED = 3
THEMES_A_PAGE = 6


@dataclass(frozen=True)
class ScreenCard:
    """An answer as the back row reads it, with its marks where they are the point; the rest of a long one is cut."""

    text: str
    line: CardLine | None = None

    @property
    def is_cut(self) -> bool:
        return self.text.endswith(stage_paging.CUT)


@dataclass(frozen=True)
class Content:
    """`hidden` says why there is nothing to show. Of what is long, `page` is one of `pages`."""

    passage: SafeString | None = None
    cards: tuple[ScreenCard, ...] = ()
    page: int = 1
    pages: int = 1
    is_roomy: bool = False
    group: Group | None = None
    themes: tuple[trail.ThemeLine, ...] = ()
    heading: str = ""
    text: str = ""
    hidden: str = ""


def content_of(stage: Stage, discussion: Discussion, result: Result | None) -> Content:
    """`result` is that of the question the group is at, and None while it is sealed."""
    if stage.view == View.PASSAGE:
        return _passage(stage, discussion)
    if stage.view == View.PROMPT:
        return Content(heading=stage_words.prompt_label(stage.prompt), text=stage_words.prompt(stage.prompt))
    if stage.view == View.TAKEAWAY:
        return _takeaway(stage, discussion)
    if stage.view in (View.DOOR, View.QUESTION):
        return Content()
    return _answers(stage, result) if result else Content(hidden=stage_words.not_to_be_read())


def _passage(stage: Stage, discussion: Discussion) -> Content:
    pages = stage_paging.passage_pages(discussion.edition.body)
    page = min(stage.page, len(pages))
    return Content(passage=rendering.read(pages[page - 1]).html, page=page, pages=len(pages))


def _takeaway(stage: Stage, discussion: Discussion) -> Content:
    if not takeaways.is_shown(discussion):
        return Content(hidden=stage_words.no_takeaway())
    kept, headings = takeaways.page_of(discussion), export_words.takeaway_headings()
    promised = "\n\n".join(export_words.promise(one.text, one.owner, "") for one in kept.commitments)
    parts = zip(("heard", "differ", "attempt", "commitments"), (*astuple(kept.said), promised), strict=True)
    pages = [(headings[name], piece) for name, text in parts if text for piece in stage_paging.passage_pages(text)]
    page = min(stage.page, len(pages))
    return Content(page=page, pages=len(pages), heading=pages[page - 1][0], text=pages[page - 1][1])


def _answers(stage: Stage, result: Result) -> Content:
    said = group.group_of(result)
    if stage.view == View.PICTURE:
        return Content(group=said, hidden=result.figures_hidden)
    if stage.view == View.THEMES:
        return _themes(stage, said)
    if result.texts_hidden:
        return Content(hidden=result.texts_hidden)
    if stage.view == View.WALL:
        return _wall(stage, result)
    if stage.view == View.PINNED:
        return _pinned(result)
    if stage.view == View.AGREED:
        return _with_marks(View.AGREED, said.agreed, stage_words.nothing_agreed())
    return _with_marks(View.DIFFER, said.differ, stage_words.nothing_differs())


def _themes(stage: Stage, said: Group) -> Content:
    if said.trail is None:
        return Content(hidden=stage_words.no_themes())
    pages = -(-len(said.trail.lines) // THEMES_A_PAGE)
    page = min(stage.page, pages)
    themes = said.trail.lines[THEMES_A_PAGE * (page - 1) : THEMES_A_PAGE * page]
    return Content(group=said, themes=themes, page=page, pages=pages)


def _wall(stage: Stage, result: Result) -> Content:
    texts = [stage_paging.excerpt(one.text, stage_paging.MOST_ON_WALL) for one in result.cards]
    pages = stage_paging.wall_pages(texts)
    page = min(stage.page, len(pages))
    cards = tuple(ScreenCard(one) for one in pages[page - 1])
    return Content(cards=cards, page=page, pages=len(pages), is_roomy=stage_paging.is_roomy(pages[page - 1]))


def _pinned(result: Result) -> Content:
    pinned = pinned_among(result)
    texts = [one.text for one in result.cards if one.id in pinned][:MOST_PINNED]
    if not texts:
        return Content(hidden=stage_words.nothing_pinned())
    most = stage_paging.MOST_PINNED // len(texts)
    cards = tuple(ScreenCard(stage_paging.excerpt(one, most)) for one in texts)
    return Content(cards=cards, heading=stage_words.view(View.PINNED))


def pinned_among(result: Result) -> set[UUID]:
    """The readable answers that a facilitator has pinned."""
    found = Moderated.objects.filter(answer__id__any=list(result.by_id), pinned=True)
    return {item for item in found.values_list("answer_id", flat=True) if item}


def _with_marks(view: str, lines: Sequence[CardLine], nothing: str) -> Content:
    if not lines:
        return Content(hidden=nothing)
    cards = tuple(ScreenCard(stage_paging.excerpt(one.text, stage_paging.MOST_ON_WALL), one) for one in lines)
    is_roomy = stage_paging.is_roomy([one.text + line.marks_words for one, line in zip(cards, lines, strict=True)])
    return Content(cards=cards, is_roomy=is_roomy, heading=stage_words.view(view))
