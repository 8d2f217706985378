"""What every view of the staff door shares: refusals become pages, files are handed over, acts are logged."""

from __future__ import annotations

import logging
import posixpath
from collections.abc import Callable
from functools import wraps
from ipaddress import IPv4Address, IPv6Address, ip_address
from typing import Any
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.contrib.auth import login
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render, resolve_url
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from discussions.domain import access, typed
from discussions.domain.formats import File
from discussions.domain.refusals import NotFound

View = Callable[..., HttpResponse]
logger = logging.getLogger(__name__)


def staff(view: View) -> View:
    """A view of somebody signed in. What is not theirs answers as what is not there."""

    @wraps(view)
    def entered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            with access.while_there(kwargs.get("slug")):
                return view(request, *args, **kwargs)
        except NotFound:
            raise Http404 from None

    return entered


class SignInFirst(LoginRequiredMiddleware):
    """Whoever is not signed in is led to the way in, and afterwards back to a page, never to an act."""

    def handle_no_permission(self, request: HttpRequest, view_func: View) -> HttpResponseBase:
        if request.method in {"GET", "HEAD"}:
            return super().handle_no_permission(request, view_func)
        pressed_on = urlsplit(request.headers.get("Referer", "")).path or reverse("facilitators:home")
        way_in = redirect_to_login(pressed_on, resolve_url(self.get_login_url(view_func)))
        words = typed.own_words(request.POST.items())
        return _given_back(request, words, way_in.url) if words else way_in


def _given_back(request: HttpRequest, words: list[str], way_in: str) -> HttpResponse:
    """What somebody typed who is not signed in any more."""
    sentence = _("You are not signed in any more. Your text is here: copy it, sign in, and send it once more.")
    texts = [(_("Your text"), text) for text in words]
    context = {"status": 403, "sentence": sentence, "typed": texts, "back_url": way_in, "is_signed_out": True}
    return render(request, "refusal.html", context, status=403)


def let_in(request: HttpRequest, facilitator: Any) -> None:
    """Sign in under a session that nobody knew before, whatever session the browser came with."""
    request.session.flush()
    login(request, facilitator)


def way_on(request: HttpRequest, wanted: str) -> str:
    """Where to go after signing in: the page that was wanted, if it is one of this door; else the first page."""
    home = reverse("facilitators:home")
    ours = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    path = unquote(urlsplit(wanted).path) if ours else ""
    inside = f"{posixpath.normpath(path)}/".startswith(home) and "\\" not in path
    return wanted if wanted.startswith(home) and inside and wanted.isprintable() else home


def note(request: HttpRequest, done: str, *about: object) -> None:
    """A line in the log of the staff door: what was done, about whom, and the address that it came from."""
    logger.info(f"{done}, from %s", *about, came_from(request), extra={"request": request})


def came_from(request: HttpRequest) -> str:
    """The network address of whoever asks; X-Forwarded-For is believed only as far as trusted proxies wrote it."""
    here = request.META.get("REMOTE_ADDR", "-")
    for told in reversed(request.headers.get("X-Forwarded-For", "").split(",")):
        before = _address(told)
        if before is None or not _is_trusted(here):
            break
        here = str(before)
    return here


def _is_trusted(here: str) -> bool:
    address = _address(here)
    return address is not None and any(address in network for network in settings.TRUSTED_PROXIES)


def _address(told: str) -> IPv4Address | IPv6Address | None:
    try:
        found = ip_address(told.strip())
    except ValueError:
        return None
    return getattr(found, "ipv4_mapped", None) or found


def handed_over(file: File) -> HttpResponse:
    """A file to be kept by the browser and by nobody on the way."""
    response = HttpResponse(file.text, content_type=file.content_type)
    response["Content-Disposition"] = f'attachment; filename="{file.name}"'
    response["Cache-Control"] = "no-store"
    return response
