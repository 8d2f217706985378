import pytest

from askforhelp.forgetting import forget

TELLTALE = [b"user-agent", b"x-forwarded-for", b"forwarded", b"cf-connecting-ip", b"via", b"sec-ch-ua", b"x-request-id"]
SPELLED = [b"x_forwarded_for", b"user_agent"]
NEEDED = [b"cookie", b"host", b"accept-language", b"hx-request", b"x-forwarded-proto"]


def kept(path):
    headers = [(name, b"a value") for name in TELLTALE + SPELLED + NEEDED]
    found = forget({"path": path, "client": ("203.0.113.7", 4711), "headers": headers})
    return [name for name, _ in found["headers"]], found["client"]


@pytest.mark.parametrize("path", ["/", "/d/a-slug/", "/facilitate", "/static/style.css"])
def test_the_participants_door_forgets_the_browser_and_the_address(path):
    assert kept(path) == (NEEDED, ("0.0.0.0", 0))


def test_the_staff_door_keeps_them_but_no_name_with_an_underline():
    assert kept("/facilitate/d/a-slug/") == (TELLTALE + NEEDED, ("203.0.113.7", 4711))
