import pytest

from discussions.domain import promises
from tests import crowd, people
from tests.crowd import Browser

pytestmark = pytest.mark.django_db


@pytest.fixture
def elsewhere(settings):
    """A browser that asks a server of another name, without TLS where that is wanted."""
    settings.ALLOWED_HOSTS, settings.SECURE_SSL_REDIRECT = ["help.example.org"], True
    crowd._application.cache_clear()
    yield Browser(headers={"Host": "127.0.0.1:8000"})
    crowd._application.cache_clear()


def test_whether_it_lives_is_told_under_any_name_and_without_tls(elsewhere):
    # Nobody listens to the database here.
    found = {address: elsewhere.get(address).status for address in ("/livez", "/readyz")}
    assert found == {"/livez": 200, "/readyz": 503}


def test_a_site_whose_promises_are_broken_is_not_ready(settings):
    found = [Browser().get("/readyz").json()["promises"]]
    settings.SECURE_REFERRER_POLICY = "unsafe-url"
    promises.forget_finding()
    assert [*found, Browser().get("/readyz").json()["promises"]] == [True, False]


def test_nothing_else_is_told_under_another_name(elsewhere):
    addresses = ("/", "/livez/", "/nowhere", "/facilitate/", f"/d/{people.discussion().slug}/")
    assert [elsewhere.get(address).status for address in addresses] == [400] * 5


def test_it_is_asked_and_never_told():
    assert [Browser().ask("POST", address).status for address in ("/livez", "/readyz")] == [405, 405]
