"""What the server forgets about a request before Django can see it.

A participant's network address and browser have nowhere to go: no view, log or error report can hold
what it was never given. The facilitators' door keeps them.
"""

from discussions.live.asgi import Headers, Scope

STAFF = "/facilitate/"
NOWHERE = ("0.0.0.0", 0)  # noqa: S104 - an address that is nobody's

_TELLTALES = frozenset(
    b"""cf-connecting-ip cf-ipcountry client-ip fastly-client-ip forwarded from true-client-ip
    user-agent via x-client-ip x-cluster-client-ip x-forwarded x-forwarded-for x-original-forwarded-for
    x-real-ip x-remote-addr x-remote-ip x-request-id""".split()
)


def forget(scope: Scope) -> Scope:
    """The same request without address and browser, unless it is for the facilitators' door."""
    if scope["path"].startswith(STAFF):
        return scope | {"headers": [pair for pair in scope["headers"] if b"_" not in pair[0]]}
    return scope | {"client": NOWHERE, "headers": _without_telltales(scope["headers"])}


def _without_telltales(headers: Headers) -> Headers:
    return [
        (name, value)
        for name, value in headers
        # Django reads x_real_ip and x-real-ip as one name, so no name with an underline passes.
        if not (name in _TELLTALES or name.startswith(b"sec-ch-") or b"_" in name)
    ]
