from discussions.domain import entry
from tests.crowd import Browser, facilitator
from tests.layers import laid

from .conftest import is_in


@laid
def two(ana) -> list[Browser]:
    """Two browsers of one facilitator."""
    return [facilitator(entry.issue_link(ana)) for _ in range(2)]


def press(browser: Browser) -> None:
    browser.send(browser.get("/facilitate/account/").form("/sign-out-everywhere/"))


def test_every_other_browser_is_signed_out(two):
    before = [is_in(one) for one in two]
    press(two[0])
    assert (before, [is_in(one) for one in two]) == ([True, True], [True, False])


def test_the_session_before_is_of_no_use(two):
    copy = Browser(jar=dict(two[0].jar))
    press(two[0])
    assert (is_in(two[0]), is_in(copy)) == (True, False)


def test_links_that_were_not_used_are_of_no_use(two, ana):
    token = entry.issue_link(ana)
    press(two[0])
    assert Browser().get(f"/facilitate/enter/{token}/").status == 410


def test_nobody_else_is_signed_out(two, room):
    press(two[0])
    assert is_in(room.facilitator)
