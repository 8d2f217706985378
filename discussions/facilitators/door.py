"""What every view of the staff door shares: refusals become pages. Signing in is asked for by the middleware."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

from discussions.domain.refusals import NotFound

View = Callable[..., HttpResponse]


def staff(view: View) -> View:
    """A view of somebody signed in. What is not theirs answers as what is not there."""

    @wraps(view)
    def entered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except NotFound:
            raise Http404 from None

    return entered
