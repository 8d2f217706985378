from datetime import UTC, date, datetime

import time_machine
from django.utils import timezone

from discussions.domain import clock


def test_now_knows_its_time_zone():
    with time_machine.travel(datetime(2026, 3, 1, 12, tzinfo=UTC), tick=False):
        assert clock.now() == datetime(2026, 3, 1, 12, tzinfo=UTC)


def test_today_is_the_day_where_the_site_is():
    with time_machine.travel(datetime(2026, 3, 1, 23, 30, tzinfo=UTC), tick=False):
        with timezone.override("Europe/Helsinki"):
            there = clock.today()
        assert (clock.today(), there) == (date(2026, 3, 1), date(2026, 3, 2))
