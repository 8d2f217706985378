"""The ceilings of pages and memory: Django without any middleware, on the same server, with the same pool."""

from __future__ import annotations

import os
from uuid import UUID

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse
from django.urls import path
from uvicorn import Config, Server

from askforhelp.pages import THREADS, Pages
from discussions.live.asgi import Receive, Scope, Send


def page(_request: HttpRequest) -> HttpResponse:
    return _sized(b"A page.")


def rows(_request: HttpRequest, round_id: UUID) -> HttpResponse:
    """Read the same rows as a page does, through the ORM, and answer their count."""
    from discussions.models import Card  # noqa: PLC0415 - models load only after django.setup()

    return _sized(b"%d" % len(list(Card.objects.filter(round_id=round_id))))


def _sized(body: bytes) -> HttpResponse:
    return HttpResponse(body, headers={"Content-Length": str(len(body))})


urlpatterns = [path("", page), path("rows/<uuid:round_id>/", rows)]


def serve(port: int) -> None:
    """Serve the bare views until the process is told to stop."""
    from askforhelp import settings as ours  # noqa: PLC0415 - read for its database and its apps alone

    os.environ.pop("DJANGO_SETTINGS_MODULE", None)
    settings.configure(
        ALLOWED_HOSTS=["127.0.0.1"],
        AUTH_USER_MODEL=ours.AUTH_USER_MODEL,
        DATABASES=ours.DATABASES,
        DEFAULT_AUTO_FIELD=ours.DEFAULT_AUTO_FIELD,
        INSTALLED_APPS=["discussions", "django.contrib.auth", "django.contrib.contenttypes"],
        MIDDLEWARE=[],
        ROOT_URLCONF="bench.bare",
        SECRET_KEY=ours.SECRET_KEY,
        TAG_KEY=ours.TAG_KEY,
        USE_TZ=True,
    )
    pages = Pages(get_wsgi_application(), threads=THREADS)

    async def answer(scope: Scope, _receive: Receive, send: Send) -> None:
        await pages.answer(scope, b"", send)

    Server(
        Config(
            answer, port=port, loop="uvloop", http="httptools", lifespan="off", access_log=False, log_level="warning"
        )
    ).run()
