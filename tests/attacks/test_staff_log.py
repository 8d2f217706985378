"""The staff door logs who came, who was refused, and who was invited or removed. It never logs a password or a link."""

from __future__ import annotations

import pytest

from askforhelp import environment
from discussions.facilitators.door import came_from
from tests.crowd import Browser, network

from .serving import Server, sample, serving

FROM, BEHIND = "127.9.8.7", "127.9.8.8"
PROXY, CLIENT, LIAR = "10.0.0.5", "203.0.113.9", "198.51.100.1"
PASSWORD, WRONG = "seven calm herons wade", "a wrong guess of mine"


@pytest.fixture(scope="module")
def visited(tmp_path_factory):
    """The log after a facilitator's visit, the token of the link, and what the pages answered."""
    with serving(tmp_path_factory.mktemp("staff")) as server:
        slug, token = sample(server, expected=20)
        server.more["TRUSTED_PROXIES"] = BEHIND
        server.start()
        statuses = visit(server, slug, token)
        server.stop_web()
        yield server.logs(), slug, token, statuses


def visit(server: Server, slug: str, token: str) -> list[int]:
    # Every request says that it comes from somebody else; only what came by the named proxy is believed.
    browser = Browser(road=network(server.port, own_address=FROM), headers={"X-Forwarded-For": CLIENT})
    enter = f"/facilitate/enter/{token}/"
    people = f"/facilitate/d/{slug}/people/"
    pages = [browser.ask("GET", enter, **{"Sec-Purpose": "prefetch"}), browser.ask("PUT", enter), browser.get(enter)]
    form = browser.get("/facilitate/account/").form("/change-password/")
    pages.append(browser.send(form, new=PASSWORD, again=PASSWORD))
    pages.append(browser.send(browser.get(people).form("/invite-facilitator/"), email="ben@example.org"))
    forms = [one for one in browser.get(people).forms if one.action.endswith("/remove-facilitator/")]
    pages.append(browser.send(forms[0]))
    pages.append(browser.send(browser.get(people).form("/sign-out/")))
    form = browser.get("/facilitate/enter/").form("/enter/")
    pages.append(browser.send(form, email="sample@localhost", password=WRONG))
    browser.road = network(server.port, own_address=BEHIND)
    pages.append(browser.send(form, email="sample@localhost", password=PASSWORD))
    return [page.status for page in pages]


def test_every_act_of_the_staff_door_is_a_line_with_its_address(visited):
    log, slug, _token, statuses = visited
    assert statuses == [503, 403, 302, 302, 200, 302, 302, 422, 302]
    said = (
        "signed in by link: sample@localhost",
        "password changed: sample@localhost",
        f"sample@localhost invited ben@example.org to {slug}",
        f"sample@localhost removed ben@example.org from {slug}",
        "signed out: sample@localhost",
        "sign-in refused (WrongPassword): sample@localhost",
    )
    assert [f"{line}, from {FROM}" in log for line in said] == [True] * len(said)


def test_what_a_named_proxy_says_is_the_address_and_nobody_else_is_believed(visited):
    log = visited[0]
    assert f"signed in by password: sample@localhost, from {CLIENT}" in log
    assert (log.count(CLIENT), BEHIND in log) == (1, False)


def test_no_password_and_no_link_is_in_the_log(visited):
    log, _slug, token, _statuses = visited
    assert log.count("/facilitate/enter/…/") == 2
    assert [secret in log for secret in (PASSWORD, WRONG, token)] == [False] * 3


@pytest.mark.parametrize(
    ("here", "told", "found"),
    [
        (PROXY, CLIENT, CLIENT),
        (PROXY, f"{LIAR}, {CLIENT}", CLIENT),
        (PROXY, f"{CLIENT}, 10.0.0.6", CLIENT),
        (PROXY, "2001:db8::7", "2001:db8::7"),
        (f"::ffff:{PROXY}", CLIENT, CLIENT),
        (PROXY, "", PROXY),
        (PROXY, "somebody\nelse", PROXY),
        (PROXY, f"{CLIENT}, unknown", PROXY),
        (CLIENT, LIAR, CLIENT),
        ("", LIAR, ""),
    ],
)
def test_a_named_proxy_is_believed_and_nobody_else(settings, rf, here, told, found):
    settings.TRUSTED_PROXIES = environment.networks("TRUSTED_PROXIES", "10.0.0.0/8")
    request = rf.get("/facilitate/", REMOTE_ADDR=here, HTTP_X_FORWARDED_FOR=told)
    assert came_from(request) == found


def test_without_a_named_proxy_no_header_is_believed(rf):
    assert came_from(rf.get("/facilitate/", REMOTE_ADDR=PROXY, HTTP_X_FORWARDED_FOR=CLIENT)) == PROXY
