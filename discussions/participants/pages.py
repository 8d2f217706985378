"""How the pages of the participants' door are put together: contexts from what the domain gives, nothing decided."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any
from urllib.parse import quote

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import get_language

from discussions.domain import keys, passages, reading, receipts, takeaways, words
from discussions.domain.access import Visit
from discussions.domain.personal import SeenCard
from discussions.domain.reading import AskedQuestion
from discussions.live import tickets

from . import drawing, passage, refusals
from .door import remember, see_other
from .filled import NOTHING_REFUSED, FormPart, Refused, form_of, second_of
from .pacing import pace_part


@dataclass(frozen=True)
class QuestionPart(AskedQuestion):
    """A question as its template draws it; what is one's own and the cards come drawn."""

    form: FormPart | None = None
    own_html: str = ""
    cards_html: str = ""
    more_url: str = ""
    compare_url: str = ""


def discussion_page(request: HttpRequest, visit: Visit) -> HttpResponse:
    asked = reading.questions_of(visit)
    questions = "".join(_question(visit, one) for one in asked)
    margin = passage.part(visit, asked)
    drawn = margin.pop("passage")
    page = header(visit)
    own = {drawing.TOKEN: get_token(request), drawing.TICKET: page["ticket"]}
    # The page names its stream once, above its questions, where the group's step is told.
    around = page | _progress(visit, asked) | margin
    around |= {"ticket": drawing.TICKET, "passage": drawing.PASSAGE, "questions": drawing.QUESTIONS}
    html = drawing.discussion(tuple(around.items()), get_language())
    html = html.replace(drawing.PASSAGE, drawn).replace(drawing.QUESTIONS, questions)
    return remember(HttpResponse(drawing.filled(html, own)), visit)


def question_page(
    request: HttpRequest,
    visit: Visit,
    n: int,
    *,
    refused: Refused = NOTHING_REFUSED,
    editing: bool = False,
    status: int = 200,
    shows_all: bool = False,
) -> HttpResponse:
    """One question: as a page of its own, or as its part for a script, which says where it shows all answers."""
    shows_all = shows_all or "show" in request.GET or "show" in request.POST
    asked = reading.question_of(visit, n, show=reading.ALL if shows_all else reading.A_FEW)
    if not refused.has_room(asked):
        return refusals.given_back(request, refused.sentence, status=status)
    html = _question(visit, asked, refused=refused, editing=editing, names_stream=True)
    html = drawing.filled(html, {drawing.TOKEN: get_token(request), drawing.TICKET: _ticket(visit)})
    if request.htmx:
        return remember(HttpResponse(html, status=status), visit)
    question = mark_safe(html)  # noqa: S308 - templates' output
    until = receipts.until_words(visit.discussion)
    context = {"page": header(visit), "question": question, "anchor": asked.anchor, "until_words": until}
    return remember(render(request, "participants/question.html", context, status=status), visit)


def after_post(request: HttpRequest, visit: Visit, n: int, *, shows_all: bool = False) -> HttpResponse:
    """The answer to a post that was accepted: the part for a script, the page at the question for a form."""
    if request.htmx:
        return question_page(request, visit, n, shows_all=shows_all)
    return see_other("discussion", visit.discussion.slug, at=f"question-{n}")


def header(visit: Visit) -> dict[str, Any]:
    """What every page of a discussion carries."""
    discussion = visit.discussion
    passage = passages.as_read(discussion.edition)
    return {
        "slug": discussion.slug,
        "title": discussion.edition.title,
        "team": discussion.team,
        "is_sample": discussion.is_sample,
        "agreed": discussion.agreed,
        "has_takeaway": takeaways.is_shown(discussion),
        "passage": passage.html,
        "minutes": passage.minutes,
        "words": drawing.scripts_words(discussion.slug, get_language()),
        "pace": pace_part(discussion),
        "ticket": _ticket(visit),
    }


def _ticket(visit: Visit) -> str:
    """What opens the stream of the page, as it stands in an address. After closing, too: facilitators still act."""
    return quote(tickets.issue(visit.discussion.slug))


def _question(
    visit: Visit,
    asked: AskedQuestion,
    *,
    refused: Refused = NOTHING_REFUSED,
    editing: bool = False,
    names_stream: bool = False,
) -> str:
    """The part of one question, with the places of this request."""
    slug, language, shown = visit.discussion.slug, get_language(), asked.reading
    form = refused.form or form_of(asked, editing)
    is_typed = form is not None and form.is_typed
    own = "" if form else _own(visit, asked, refused)
    cards = [_card(one, refused, may_write=asked.may_write) for one in shown.cards] if shown else []
    part = QuestionPart(
        **vars(asked)
        | {"own": asked.own if is_typed else None, "reading": shown and replace(shown, mine=None, cards=())},
        form=form if form is None or is_typed else replace(form, key=drawing.KEY),
        own_html=drawing.OWN if own else "",
        cards_html=drawing.CARDS if cards else "",
        more_url=f"{_address('question', slug, asked.number)}?show=all" if shown and shown.rest else "",
        compare_url=_address("compare_question", slug, asked.number),
    )
    page = {"slug": slug, "ticket": drawing.TICKET if names_stream else "", "joins_marks": visit.discussion.joins_marks}
    html = drawing.question(part, page) if is_typed else drawing.plain_question(part, tuple(page.items()), language)
    drawn = "".join(drawing.answer(one, slug, asked.anchor, language, may_write=asked.may_write) for one in cards)
    return drawing.filled(html, {drawing.KEY: form.key if form else "", drawing.OWN: own, drawing.CARDS: drawn})


def _own(visit: Visit, asked: AskedQuestion, refused: Refused) -> str:
    if asked.own is None:
        return ""
    seen = asked.reading.mine if asked.reading else None
    part = drawing.OwnPart(
        number=asked.number,
        anchor=asked.anchor,
        scale=asked.scale,
        may_write=asked.may_write,
        own=asked.own,
        mine=_card(seen, refused, may_write=asked.may_write, is_mine=True) if seen else None,
        second=refused.second or second_of(visit, asked),
    )
    return drawing.own(part, visit.discussion.slug, get_language())


def _card(seen: SeenCard, refused: Refused, *, may_write: bool, is_mine: bool = False) -> drawing.CardPart:
    return drawing.CardPart(
        id=seen.id,
        html=drawing.card(seen.card, get_language()),
        mark=seen.mark,
        is_mine=is_mine,
        own_replies=seen.own_replies,
        reply_key=keys.issue(seen.id) if may_write else "",
        reply_form=refused.replies.get(seen.id),
    )


@lru_cache(maxsize=2_000)
def _address(name: str, slug: str, n: int) -> str:
    return reverse(f"participants:{name}", args=(slug, n))


def _progress(visit: Visit, asked: list[AskedQuestion]) -> dict[str, Any]:
    questions = [one for one in asked if not one.is_thread]
    voices = max((one.voices for one in questions), default=0)
    return {
        "steps": tuple((one.anchor, one.own is not None) for one in questions),
        "has_questions": bool(asked),
        "answered": sum(one.own is not None for one in questions),
        "total": len(questions),
        "voices_words": words.voices(voices, visit.discussion.expected) if voices else "",
        "until_words": receipts.until_words(visit.discussion),
    }
