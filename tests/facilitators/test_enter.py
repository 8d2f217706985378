import pytest

from discussions.domain import entry
from tests.crowd import Browser


@pytest.fixture
def link(db) -> str:
    return f"/facilitate/enter/{entry.issue_link(entry.facilitator_named('one@example.org'))}/"


def test_a_link_signs_in_once(link):
    statuses = [Browser().get(link).status for _ in range(2)]
    assert statuses == [302, 410]


def test_a_used_link_says_how_to_get_another(link):
    Browser().get(link)
    page = Browser().get(link)
    assert (page.status, page.header("Cache-Control")) == (410, "no-store")


@pytest.mark.parametrize("token", ["nothing", "x" * 200])
def test_a_made_up_link_is_a_used_one(db, token):
    assert Browser().get(f"/facilitate/enter/{token}/").status == 410


def test_whoever_is_not_signed_in_is_led_to_the_way_in(db):
    page = Browser().get("/facilitate/")
    assert (page.status, page.header("Location").startswith("/facilitate/enter/")) == (302, True)
