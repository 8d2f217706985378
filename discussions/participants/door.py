"""What every view of the participants' door shares: its method, no account, and a calm page for every refusal."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import resolve_url

from discussions.domain import access, promises
from discussions.domain.access import Visit
from discussions.domain.anonymity import cookie_name
from discussions.domain.refusals import Refusal

from . import refusals

View = Callable[..., HttpResponseBase]
COOKIE_DAYS = 400


def page(view: View) -> View:
    """A view that answers GET (and HEAD)."""
    return _door(view, ("GET", "HEAD"))


def act(view: View) -> View:
    """A view that answers POST."""
    return _door(view, ("POST",))


def page_or_act(view: View) -> View:
    """A view that asks on GET and does on POST."""
    return _door(view, ("GET", "HEAD", "POST"))


def told(view: View) -> View:
    """A page that stays open when a promise does not hold, because it says which."""
    return _door(view, ("GET", "HEAD"), always=True)


def remember(response: HttpResponse, visit: Visit) -> HttpResponse:
    """Give a new voice its cookie: of this discussion only, out of reach of scripts."""
    if visit.is_new:
        response.set_cookie(
            cookie_name(visit.discussion),
            visit.voice.cookie(),
            max_age=COOKIE_DAYS * 86_400,
            secure=cookie_name(visit.discussion).startswith("__Host-"),
            httponly=True,
            samesite="Lax",
        )
    return response


def see_other(name: str, *args: object, at: str = "") -> HttpResponse:
    """What follows an act: another page of this door, at a place on it."""
    address = resolve_url(f"participants:{name}", *args)
    return HttpResponse(status=303, headers={"Location": f"{address}#{at}" if at else address})


def forget_voice(response: HttpResponse, visit: Visit) -> HttpResponse:
    """Take the voice from this browser. What it wrote stays, and from here nobody can change it any more."""
    name = cookie_name(visit.discussion)
    response.set_cookie(name, "", max_age=0, secure=name.startswith("__Host-"), httponly=True, samesite="Lax")
    return response


def _door(view: View, methods: tuple[str, ...], *, always: bool = False) -> View:
    @wraps(view)
    def entered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.method not in methods:
            return refusals.wrong_method(request, methods)
        try:
            if not (always or promises.kept()):
                return refusals.promise_broken(request)
            with access.while_there(kwargs.get("slug")):
                return view(request, *args, **kwargs)
        except Refusal as refusal:
            return refusals.refused(request, refusal)
        except (OperationalError, InterfaceError):
            return refusals.unavailable(request)

    return login_not_required(entered)
