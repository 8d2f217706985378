from datetime import UTC, datetime

import pytest

from discussions.domain import promises
from discussions.models import Discussion


def test_the_receipt_is_open_to_everybody_and_names_no_voice(writer):
    page = writer.get(f"{writer.home}receipt/")
    assert page.status == 200
    assert [value for value in writer.jar.values() if value in page.text] == []


def test_the_receipt_stays_open_when_a_promise_does_not_hold(writer, settings):
    settings.SECURE_REFERRER_POLICY = "unsafe-url"
    promises.forget_finding()
    assert (writer.get(f"{writer.home}receipt/").status, writer.get(writer.home).status) == (200, 503)


@pytest.mark.parametrize("when", [None, datetime(2096, 12, 3, 13, tzinfo=UTC)])
def test_the_script_of_times_comes_with_a_time_alone(newcomer, when):
    Discussion.objects.update(closes_at=when)
    text = newcomer.get(f"{newcomer.home}receipt/").text
    assert ('<time datetime="2096-12-03T13:00:00Z">' in text, "/times." in text) == (bool(when), bool(when))
