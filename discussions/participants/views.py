from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from discussions.domain import (
    access,
    answers,
    codes,
    comparing,
    keys,
    leaving,
    line_words,
    lines,
    own,
    reactions,
    receipts,
    second_thoughts,
    stage_screen,
    takeaways,
)
from discussions.domain.refusals import Conflict, Refusal, UnknownChoice
from discussions.domain.second_refusals import NothingAgain
from discussions.live import tickets

from . import comparison, filled, opinion_pages, pages, quoting
from .door import act, forget_voice, page, page_or_act, remember, see_other, told
from .forms import AnswerForm, ConcernForm, ReactionForm, SecondForm


@page
def home(request: HttpRequest) -> HttpResponse:
    return render(request, "participants/home.html", {"code": "", "error": ""})


@act
def join(request: HttpRequest) -> HttpResponse:
    code = request.POST.get("code", "")
    try:
        found = codes.discussion_of(code)
    except Refusal as refusal:
        context = {"code": code, "error": refusal.sentence}
        return render(request, "participants/home.html", context, status=refusal.status)
    return see_other("discussion", found.slug)


@page
def discussion(request: HttpRequest, slug: str) -> HttpResponse:
    return pages.discussion_page(request, access.visit(slug, request.COOKIES))


@page
def question(request: HttpRequest, slug: str, n: int) -> HttpResponse:
    visit = access.visit(slug, request.COOKIES)
    return pages.question_page(request, visit, n, refused=quoting.begun(visit, n, request.GET))


@page
def edit(request: HttpRequest, slug: str, n: int) -> HttpResponse:
    return pages.question_page(request, access.owning_visit(slug, request.COOKIES), n, editing=True)


@act
def answer(request: HttpRequest, slug: str, n: int) -> HttpResponse:
    visit = access.known_visit(slug, request.COOKIES)
    round_id = visit.round_id(n)
    form = AnswerForm(request.POST)
    refusal = None
    if form.is_valid():
        try:
            item = keys.read(form.cleaned_data["key"], round_id)
            etag = form.cleaned_data["etag"]
            answers.post(visit.voice, round_id=round_id, item=item, content=form.content(), etag=etag)
            return pages.after_post(request, visit, n)
        except Refusal as refused:
            refusal = refused
    again = filled.refused_answer(form, fresh_key=keys.issue(round_id), refusal=refusal)
    return pages.question_page(request, visit, n, refused=again, status=refusal.status if refusal else 422)


@act
def withdraw(request: HttpRequest, slug: str, n: int) -> HttpResponse:
    visit = access.known_visit(slug, request.COOKIES)
    round_id = visit.round_id(n)
    answers.withdraw(visit.voice, round_id=round_id, etag=request.POST.get("etag", ""))
    if request.POST.get("from") == "mine":
        return see_other("mine", slug)
    return pages.after_post(request, visit, n)


@act
def second(request: HttpRequest, slug: str, n: int) -> HttpResponse:
    visit = access.known_visit(slug, request.COOKIES)
    round_id = visit.round_id(n)
    form = SecondForm(request.POST)
    refusal = None
    if form.is_valid():
        try:
            etag = form.cleaned_data["etag"]
            second_thoughts.think_again(visit.voice, round_id=round_id, again=form.again(), etag=etag)
            return pages.after_post(request, visit, n)
        # After any other refusal the page has no form to hold the text; the refusal's own page gives it back.
        except (Conflict, NothingAgain) as refused:
            refusal = refused
    again = filled.refused_second(visit, form, refusal)
    return pages.question_page(request, visit, n, refused=again, status=refusal.status if refusal else 422)


@act
def leave_held(request: HttpRequest, slug: str, n: int) -> HttpResponse:
    visit = access.known_visit(slug, request.COOKIES)
    round_id = visit.round_id(n)
    answers.leave_held(visit.voice, round_id=round_id)
    return pages.after_post(request, visit, n)


@act
def react(request: HttpRequest, slug: str, item: UUID) -> HttpResponse:
    visit = access.known_visit(slug, request.COOKIES)
    card = access.readable_card(visit, item)
    form = ReactionForm(request.POST)
    if not form.is_valid():
        raise UnknownChoice
    reactions.react(visit.voice, card=card, value=form.cleaned_data["value"])
    return pages.after_post(request, visit, card.round.question.number)


@act
def concern(request: HttpRequest, slug: str, item: UUID) -> HttpResponse:
    visit = access.known_visit(slug, request.COOKIES)
    card = access.readable_card(visit, item)
    form = ConcernForm(request.POST)
    if not form.is_valid():
        raise UnknownChoice
    reactions.raise_concern(visit.voice, card=card, reason=form.cleaned_data["reason"])
    return pages.after_post(request, visit, card.round.question.number)


@page
def mine(request: HttpRequest, slug: str) -> HttpResponse:
    visit = access.visit(slug, request.COOKIES)
    is_sealed = visit.discussion.is_sealed
    marked = line_words.own(len(lines.own_marks(visit)))
    items = own.items_of(visit)
    owns = bool(items or marked) or own.owns_anything(visit)
    context = {"page": pages.header(visit), "items": items, "marked": marked, "owns": owns, "is_sealed": is_sealed}
    return remember(render(request, "participants/mine.html", context), visit)


@page_or_act
def withdraw_everything(request: HttpRequest, slug: str) -> HttpResponse:
    if request.method != "POST":
        visit = access.owning_visit(slug, request.COOKIES)
        return render(request, "participants/withdraw_everything.html", {"page": pages.header(visit)})
    visit = access.known_visit(slug, request.COOKIES)
    leaving.withdraw_everything(visit.voice, discussion_id=visit.discussion.id)
    return see_other("mine", slug)


@page_or_act
def forget(request: HttpRequest, slug: str) -> HttpResponse:
    visit = access.visit(slug, request.COOKIES)
    context = {"page": pages.header(visit), "forgotten": request.method == "POST"}
    response = render(request, "participants/forget.html", context)
    return forget_voice(response, visit) if request.method == "POST" else response


@told
def receipt(request: HttpRequest, slug: str) -> HttpResponse:
    visit = access.visit(slug, request.COOKIES)
    context = {"page": pages.header(visit), "receipt": receipts.receipt_of(visit.discussion)}
    return remember(render(request, "participants/receipt.html", context), visit)


@page
def compare(request: HttpRequest, slug: str) -> HttpResponse:
    return comparison.compare_page(request, access.visit(slug, request.COOKIES))


@page
def compare_question(request: HttpRequest, slug: str, n: int) -> HttpResponse:
    return comparison.compare_page(request, access.visit(slug, request.COOKIES), n)


@page
def opinions(request: HttpRequest, slug: str, n: int) -> HttpResponse:
    return opinion_pages.opinions_page(request, access.visit(slug, request.COOKIES), n)


@page
def compare_json(request: HttpRequest, slug: str) -> HttpResponse:
    return JsonResponse(comparing.as_json(access.visit(slug, request.COOKIES)))


@page
def takeaway(request: HttpRequest, slug: str) -> HttpResponse:
    visit = access.visit(slug, request.COOKIES)
    context = {"page": pages.header(visit), "takeaway": takeaways.shown_in(visit.discussion)}
    return remember(render(request, "participants/takeaway.html", context), visit)


@page
def pace(request: HttpRequest, slug: str) -> HttpResponse:
    visit = access.visit(slug, request.COOKIES)
    context = {"page": pages.header(visit), "until_words": receipts.until_words(visit.discussion)}
    template = "participants/pace.html#part" if request.htmx else "participants/pace.html"
    return remember(render(request, template, context), visit)


@page
def screen(request: HttpRequest, slug: str) -> HttpResponse:
    found = access.on_screen(slug)
    ticket = tickets.issue(slug, watches=True)
    template = "participants/screen.html#shown" if request.htmx else "participants/screen.html"
    return render(request, template, {"page": stage_screen.shown_on(found), "ticket": ticket})
