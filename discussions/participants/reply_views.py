"""Replies: written under an answer; changed and taken back from the list of what one wrote."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render, resolve_url
from django_htmx.http import HttpResponseClientRedirect

from discussions.domain import access, keys, openings, replies, reply_words
from discussions.domain.access import Visit
from discussions.domain.refusals import BadKey, Closed, Conflict, Refusal, TooMany

from . import filled, pages
from .door import act, page_or_act, see_other
from .forms import ReplyForm


@act
def reply(request: HttpRequest, slug: str, item: UUID) -> HttpResponse:
    visit = access.known_visit(slug, request.COOKIES)
    card = access.readable_card(visit, item)
    n = card.round.question.number
    form = ReplyForm(request.POST)
    refusal = None
    if form.is_valid():
        try:
            key = keys.read(form.cleaned_data["key"], item)
            text, as_author = form.cleaned_data["text"], form.cleaned_data["as_author"]
            replies.reply(visit.voice, card=card, item=key, text=text, as_author=as_author)
            # A script takes from it the card that was replied to, which may not be among the next few to read.
            return pages.after_post(request, visit, n, shows_all=True)
        except Closed:
            # The page has no form any more to hold the text; the refusal's own page gives it back.
            raise
        except Refusal as refused:
            refusal = refused
    again = filled.refused_reply(form, item, refusal)
    status = refusal.status if refusal else 422
    return pages.question_page(request, visit, n, refused=again, status=status, shows_all=True)


@page_or_act
def change_reply(request: HttpRequest, slug: str, item: UUID) -> HttpResponse:
    if request.method != "POST":
        visit = access.owning_visit(slug, request.COOKIES)
        found = access.own_reply(visit, item)
        return _changing(request, visit, item, text=found.text) if replies.may_change(found) else _mine(request, slug)
    visit = access.known_visit(slug, request.COOKIES)
    form = ReplyForm(request.POST)
    refusal, stands = None, ""
    if form.is_valid():
        try:
            key, text = keys.read(form.cleaned_data["key"], item), form.cleaned_data["text"]
            replies.change(visit.voice, discussion_id=visit.discussion.id, instead=item, item=key, text=text)
            return _mine(request, slug)
        except Conflict as refused:
            # This form has changed the reply already: what stands now is what is changed next.
            refusal, stands, item = refused, refused.theirs, key
        # After any other refusal there is nothing to change; the refusal's own page gives the text back.
        except (BadKey, TooMany) as refused:
            refusal = refused
    error = str(refusal.sentence) if refusal else form.errors["text"][0]
    status = refusal.status if refusal else 422
    return _changing(request, visit, item, text=form.data.get("text", ""), error=error, stands=stands, status=status)


@act
def withdraw_reply(request: HttpRequest, slug: str, item: UUID) -> HttpResponse:
    visit = access.known_visit(slug, request.COOKIES)
    replies.withdraw(visit.voice, discussion_id=visit.discussion.id, item=item)
    return _mine(request, slug)


def _changing(
    request: HttpRequest, visit: Visit, item: UUID, *, text: str, error: str = "", stands: str = "", status: int = 200
) -> HttpResponse:
    rest = openings.rest_of(visit.discussion)
    told = reply_words.changing(rest, checks_first=visit.discussion.checks_first)
    form = {"item": item, "key": keys.issue(item), "text": text, "error": error, "stands": stands, "told": told}
    context = {"page": pages.header(visit), "form": form}
    return render(request, "participants/change_reply.html", context, status=status)


def _mine(request: HttpRequest, slug: str) -> HttpResponse:
    if request.htmx:
        return HttpResponseClientRedirect(resolve_url("participants:mine", slug))
    return see_other("mine", slug)
