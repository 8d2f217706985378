import pytest
from django.core.management import call_command
from django.core.management.base import SystemCheckError

pytestmark = pytest.mark.django_db


def test_it_asks_whether_the_promises_hold_where_they_are_asked_for(settings, capsys):
    call_command("check", "--tag", "anonymity")
    assert capsys.readouterr().out == "System check identified no issues (0 silenced).\n"
    settings.SECURE_REFERRER_POLICY = "unsafe-url"
    with pytest.raises(SystemCheckError, match=r"anonymity\.E007.*SECURE_REFERRER_POLICY"):
        call_command("check", "--tag", "anonymity")
    with pytest.raises(SystemCheckError, match=r"anonymity\.E007"):
        call_command("check", "--deploy")


@pytest.mark.parametrize("words", [("purge", "--dry-run"), ("migrate", "--plan")], ids=lambda one: one[0])
def test_a_broken_promise_stops_no_other_command(settings, words):
    settings.SECURE_REFERRER_POLICY = "unsafe-url"
    call_command(*words, skip_checks=False, verbosity=0)
