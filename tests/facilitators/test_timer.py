def test_a_timer_is_started_gets_a_minute_more_and_is_taken_away(workshop):
    workshop.press("timer", act="start", minutes="5")
    started = workshop.now.timer_ends_at
    workshop.press("timer", act="add")
    more = workshop.now.timer_ends_at
    workshop.press("timer", act="stop")
    assert ((more - started).total_seconds(), workshop.now.timer_ends_at) == (60, None)


def test_a_minute_more_without_a_timer_says_so(workshop):
    page = workshop.press("timer", act="add")
    assert (page.status, "No timer is running." in page.text) == (409, True)
