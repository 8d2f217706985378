"""Pages that say no. Each has its sentence, its status, and whatever was typed."""

from __future__ import annotations

import sys

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from psycopg_pool import PoolTimeout

from discussions.domain import typed
from discussions.domain.refusals import DoorLocked, NotOpenYet, Refusal


def refused(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    onward = ""
    if isinstance(refusal, DoorLocked) and request.resolver_match:
        onward = reverse("participants:pairing", args=(request.resolver_match.kwargs["slug"],))
    tells_time = isinstance(refusal, NotOpenYet)
    return _page(request, refusal.status, str(refusal.sentence), pairing_url=onward, tells_time=tells_time)


def given_back(request: HttpRequest, sentence: str, *, status: int) -> HttpResponse:
    """What was typed, where its page has no form any more to hold it."""
    return _page(request, status, sentence)


def wrong_method(request: HttpRequest, methods: tuple[str, ...]) -> HttpResponse:
    response = _page(request, 405, _("This address cannot be used like that. Go back and try once more."))
    response["Allow"] = ", ".join(methods)
    return response


def unavailable(request: HttpRequest) -> HttpResponse:
    """The database is restarting or away. The answer knows whether somebody has just waited for it in vain."""
    sentence = _("The server is starting again. Nothing was lost: wait a moment, then send your text once more.")
    response = _page(request, 503, sentence)
    response["Retry-After"] = "5"
    response.waited_in_vain = isinstance(getattr(sys.exception(), "__cause__", None), PoolTimeout)
    return response


def promise_broken(request: HttpRequest) -> HttpResponse:
    """A check behind the receipt has failed: nobody is asked to write before it holds again."""
    sentence = _(
        "This server cannot keep its promises at the moment, so it takes and shows nothing. "
        "Whoever runs it finds out why with: manage.py check --tag anonymity"
    )
    return _page(request, 503, sentence)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form is too old, or the browser kept no cookies."""
    sentence = _(
        "This form is too old, or this browser keeps no cookies. Allow cookies for this site, "
        "open the page again and paste your text."
    )
    return _page(request, 403, sentence)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    if _is_staff(request):
        return _page(
            request, 404, _("There is nothing at this address. It may have been deleted, or be another team's.")
        )
    return _page(request, 404, _("There is nothing at this address. Ask for the link again, or type the code."))


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _page(request, 400, _("The server could not read this. Go back and try once more."))


def server_error(request: HttpRequest) -> HttpResponse:
    """Something of ours broke, or the database is away. The page asks nothing of it and nothing typed goes to a log."""
    if isinstance(sys.exception(), (OperationalError, InterfaceError)):
        return unavailable(request)
    sentence = _("Something went wrong on our side. Your text is here: copy it, go back, and send it once more.")
    return _page(request, 500, sentence)


def _page(request: HttpRequest, status: int, sentence: str, **more: str | bool) -> HttpResponse:
    try:
        texts = _typed(request)
    except Exception:
        # A body that cannot be read has nothing to give back; the page still says what happened.
        texts = []
    back_url = reverse("facilitators:home" if _is_staff(request) else "participants:home")
    context = {"status": status, "sentence": sentence, "typed": texts, "back_url": back_url, **more}
    return render(request, "refusal.html", context, status=status)


def _is_staff(request: HttpRequest) -> bool:
    return request.path.startswith(reverse("facilitators:home"))


def _typed(request: HttpRequest) -> list[tuple[str, str]]:
    """What was typed, each with a label, in the order of its form."""
    words = [(_("Your text"), text) for text in typed.own_words(request.POST.items())]
    code = request.POST.get("code")
    return [*words, (_("The code you typed"), code)] if code else words
