"""How the pages of the participants' door are put together: contexts from what the domain gives, nothing decided."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import quote
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from discussions.domain import keys, passages, reading, takeaways, words
from discussions.domain.access import Visit
from discussions.domain.reading import AskedQuestion, OwnReply, SeenCard
from discussions.live import tickets

from . import drawing, passage
from .door import remember
from .filled import NOTHING_REFUSED, FormPart, Refused, ReplyPart, SecondPart, form_of, second_of
from .pacing import pace_part


@dataclass(frozen=True)
class CardPart:
    id: UUID
    html: SafeString
    mark: str
    is_mine: bool
    own_replies: tuple[OwnReply, ...]
    reply_key: str
    reply_form: ReplyPart | None
    acts: SafeString | None = None


@dataclass(frozen=True)
class QuestionPart(AskedQuestion):
    slug: str = ""
    form: FormPart | None = None
    second: SecondPart | None = None
    cards: tuple[CardPart, ...] = ()
    mine: CardPart | None = None
    more_url: str = ""
    compare_url: str = ""
    drawn: str = ""


def discussion_page(request: HttpRequest, visit: Visit) -> HttpResponse:
    asked = reading.questions_of(visit)
    token, page = get_token(request), header(visit)
    # The page names its stream once, above its questions, where the group's step is told.
    parts = [_drawn(question_part(visit, one, token=token), "", token) for one in asked]
    context = page | {"questions": parts} | passage.part(visit, asked) | _progress(visit, asked)
    return remember(render(request, "participants/discussion.html", {"page": context}), visit)


def question_page(
    request: HttpRequest,
    visit: Visit,
    n: int,
    *,
    refused: Refused = NOTHING_REFUSED,
    editing: bool = False,
    status: int = 200,
    show: int = reading.A_FEW,
) -> HttpResponse:
    """One question: as a page of its own, or as its part for a script."""
    asked = reading.question_of(visit, n, show=show)
    part = question_part(visit, asked, token=get_token(request), refused=refused, editing=editing)
    template = "participants/discussion.html#question" if request.htmx else "participants/question.html"
    page = header(visit)
    if not (refused.form or editing):
        part = _drawn(part, page["ticket"], get_token(request))
    return remember(render(request, template, {"page": page, "q": part}, status=status), visit)


def after_post(request: HttpRequest, visit: Visit, n: int) -> HttpResponse:
    """The answer to a post that was accepted: the part for a script, the page at the question for a form."""
    if request.htmx:
        return question_page(request, visit, n)
    response = redirect("participants:discussion", visit.discussion.slug)
    response.status_code = 303
    response["Location"] += f"#question-{n}"
    return response


def question_part(
    visit: Visit, asked: AskedQuestion, *, token: str, refused: Refused = NOTHING_REFUSED, editing: bool = False
) -> QuestionPart:
    """What the template of a question needs; `token` is the form token of this request."""
    slug = visit.discussion.slug
    shown = asked.reading
    return QuestionPart(
        **vars(asked),
        slug=slug,
        form=refused.form or form_of(asked, editing),
        second=refused.second or second_of(visit, asked),
        cards=tuple(_with_acts(_card(one, refused), slug, asked, token) for one in shown.cards) if shown else (),
        mine=_card(shown.mine, refused, is_mine=True) if shown and shown.mine else None,
        more_url=f"{reverse('participants:question', args=(slug, asked.number))}?show={reading.WINDOW}"
        if shown and shown.rest
        else "",
        compare_url=reverse("participants:compare_question", args=(slug, asked.number)),
    )


def header(visit: Visit) -> dict[str, Any]:
    """What every page of a discussion carries."""
    discussion = visit.discussion
    passage = passages.as_read(discussion.edition)
    return {
        "slug": discussion.slug,
        "title": discussion.edition.title,
        "team": discussion.team,
        "is_sample": discussion.is_sample,
        "state": discussion.state,
        "joins_marks": discussion.joins_marks,
        "agreed": discussion.agreed,
        "has_takeaway": takeaways.is_shown(discussion),
        "passage": passage.html,
        "minutes": passage.minutes,
        "words": drawing.scripts_words(discussion.slug, get_language()),
        "pace": pace_part(discussion),
        "ticket": tickets.issue(discussion.slug) if discussion.state == "open" else "",
    }


def _card(seen: SeenCard, refused: Refused, *, is_mine: bool = False) -> CardPart:
    return CardPart(
        seen.id,
        drawing.card(seen.card, get_language()),
        seen.mark,
        is_mine,
        seen.own_replies,
        keys.issue(seen.id),
        refused.replies.get(seen.id),
    )


def _with_acts(card: CardPart, slug: str, asked: AskedQuestion, token: str) -> CardPart:
    """The card with its buttons and forms, unless nothing can be sent any more."""
    if not asked.may_write:
        return card
    if card.reply_form:
        drawn = drawing.acts_as_typed(replace(card, reply_key=drawing.KEY_HERE), slug, asked.anchor)
    else:
        drawn = drawing.acts(card.id, card.mark, slug, asked.anchor, get_language())
    return replace(card, acts=drawing.OfOneRequest(token, card.reply_key).put_into(drawn))


def _drawn(part: QuestionPart, ticket: str, token: str) -> QuestionPart:
    """A question without anything of this voice's own, as it was drawn for others before."""
    if part.own or part.reading:
        return part
    blank = replace(part, form=part.form and replace(part.form, key=drawing.KEY_HERE))
    html = drawing.blank_question(blank, part.slug, get_language(), is_live=bool(ticket))
    own = drawing.OfOneRequest(token, part.form.key if part.form else "", quote(ticket))
    return replace(part, drawn=own.put_into(html))


def _progress(visit: Visit, asked: list[AskedQuestion]) -> dict[str, Any]:
    questions = [one for one in asked if not one.is_thread]
    voices = max((one.voices for one in questions), default=0)
    return {
        "answered": sum(one.own is not None for one in questions),
        "total": len(questions),
        "voices_words": words.voices(voices, visit.discussion.expected) if voices else "",
    }
