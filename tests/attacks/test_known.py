"""Pages of many people are drawn from the same instances in memory, so no page may change one of them."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine

from discussions.domain import clock, known
from discussions.models import Margin, Stage, Takeaway
from tests.domain.test_known import state

PAGES = (
    *(
        "",
        "q/1/",
        "q/1/?show=all",
        "q/1/edit/",
        "q/2/",
        "lines/",
        "lines/1/",
        "mine/",
        "receipt/",
        "forget/",
        "pairing/",
    ),
    *("compare/", "compare/1/", "compare/1/opinions/", "compare/1/then/", "teams/", "compare.json"),
    *("takeaway/", "pace/", "screen/", "compare/1/picture/spread/"),
)
pytestmark = pytest.mark.django_db


@pytest.fixture(params=[(), (Stage, Takeaway, Margin)], ids=["alone", "with all beside it"])
def reader(room, request):
    """One of five who have answered; two answers wait, and what may stand beside a discussion does or does not."""
    for model in request.param:
        model.objects.create(discussion=room.discussion)
    five = room.crowd(5)
    for place, one in enumerate(five):
        one.answer(1, f"What voice {place} says.", me=place + 1, guess=3)
    return five[0]


@pytest.mark.parametrize("later", [timedelta(), timedelta(minutes=1)])
def test_no_page_changes_what_is_known_to_all(room, reader, later):
    # The requests of the fixture may have left something behind already.
    known._newest.clear()
    found = known.by_link(room.slug)
    before = state(found)
    assert before[-1]["number"] == 5
    with time_machine.travel(clock.now() + later, tick=False):
        answered = [reader.get(reader.home + page).status for page in PAGES]
    assert (state(found), answered.count(200) > len(PAGES) / 2) == (before, True)


def test_a_page_that_did_would_be_caught(room, reader):
    found = known.by_link(room.slug)
    before = state(found)
    found.rounds[0].waiting["somebody"] = 1
    assert state(found) != before
