import pytest
import time_machine
from asgiref.sync import async_to_sync

from discussions.live import presence, tickets
from discussions.live.mailboxes import Mailboxes

from .test_stream import SLUG, Page


@pytest.fixture(autouse=True)
def _nobody(monkeypatch):
    for name in ("_here", "_told", "_heard"):
        monkeypatch.setattr(presence, name, type(getattr(presence, name))())


def come(count: int) -> None:
    for _ in range(count):
        presence.come(SLUG)


def from_another(count: int, process: str = "0badcafe") -> bool:
    return presence.hear(SLUG, f"here-{process}-{count}")


def test_those_who_come_are_here_until_they_go():
    come(3)
    presence.go(SLUG)
    assert (presence.here(SLUG), presence.here("another")) == (2, 0)


def test_the_phones_of_all_processes_are_added_up():
    come(2)
    from_another(4)
    from_another(3)
    from_another(1, "deadbeef")
    assert presence.here(SLUG) == 6


def test_a_process_that_was_killed_is_forgotten():
    with time_machine.travel(0, tick=False) as time:
        from_another(4)
        before = presence.here(SLUG)
        time.shift(presence.FORGOTTEN + 1)
        assert (before, presence.here(SLUG)) == (4, 0)


def test_ones_own_number_is_told_once_and_not_counted_twice():
    come(2)
    [(slug, topic)] = presence.news()
    assert (slug, topic.rpartition("-")[2], presence.news()) == (SLUG, "2", [])
    assert (presence.hear(slug, topic), presence.here(SLUG)) == (True, 2)


def test_it_is_told_again_after_a_while_and_once_more_when_all_have_gone():
    with time_machine.travel(0, tick=False) as time:
        come(1)
        presence.news()
        time.shift(presence.AGAIN + 1)
        again = len(presence.news())
        presence.go(SLUG)
        time.shift(presence.EVERY + 1)
        [(_, last)] = presence.news()
        assert (again, last.endswith("-0"), presence.news()) == (1, True, [])


def test_other_topics_are_news_for_pages():
    assert presence.hear(SLUG, "question-1") is False


@pytest.mark.parametrize(("watches", "counted"), [(False, 1), (True, 0)])
def test_an_open_phone_is_here_and_a_screen_or_a_facilitator_is_not(watches, counted):
    @async_to_sync
    async def run():
        async with Page(Mailboxes(), ticket=tickets.issue(SLUG, watches=watches)) as page:
            await page.greeted()
            return presence.here(SLUG)

    assert (run(), presence.here(SLUG)) == (counted, 0)
