from __future__ import annotations

from django.contrib.auth import login, logout
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from discussions.domain import entry


@login_not_required
@require_safe
def enter(request: HttpRequest, token: str = "") -> HttpResponse:
    """Sign in by a link that works once. Without a token, or with a used one, say how to get a new link."""
    facilitator = entry.use_link(token) if token else None
    if facilitator is None:
        return render(request, "facilitators/enter.html", {"used": bool(token)}, status=410 if token else 200)
    login(request, facilitator)
    return redirect("facilitators:home")


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    logout(request)
    return redirect("facilitators:sign_in")
