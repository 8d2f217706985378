import asyncio
import math

import pytest
from asgiref.sync import async_to_sync

from discussions.live import mailboxes
from discussions.live.mailboxes import Full, Mailboxes


async def taken(mailbox) -> tuple[str, ...]:
    """What the mailbox gives once it is woken; a mailbox that is never woken fails the test."""
    async with asyncio.timeout(5):
        return await mailbox.take()


def test_a_topic_reaches_the_streams_of_its_discussion_and_no_others():
    @async_to_sync
    async def run():
        boxes = Mailboxes()
        one, two, other = boxes.open("one"), boxes.open("one"), boxes.open("other")
        boxes.post("one", "question-1")
        boxes.post("other", "discussion")
        return [await taken(box) for box in (one, two, other)]

    assert run() == [("question-1",), ("question-1",), ("discussion",)]


def test_a_burst_of_one_topic_folds_into_one_event():
    @async_to_sync
    async def run():
        boxes = Mailboxes()
        mailbox = boxes.open("one")
        for _ in range(1_000):
            boxes.post("one", "question-1")
        boxes.post("one", "question-2")
        return await taken(mailbox)

    assert run() == ("question-1", "question-2")


def test_what_comes_right_after_a_delivery_waits_for_a_moment_of_quiet(monkeypatch):
    monkeypatch.setattr(mailboxes, "QUIET", 0.2)

    @async_to_sync
    async def run():
        boxes = Mailboxes()
        mailbox = boxes.open("one")
        boxes.post("one", "question-1")
        await taken(mailbox)
        before = asyncio.get_running_loop().time()
        boxes.post("one", "question-1")
        boxes.post("one", "question-2")
        topics = await taken(mailbox)
        return topics, asyncio.get_running_loop().time() - before

    topics, waited = run()
    assert (topics, waited >= 0.15) == (("question-1", "question-2"), True)


def test_everybody_is_told_when_events_may_have_been_missed():
    @async_to_sync
    async def run():
        boxes = Mailboxes()
        opened = [boxes.open("one"), boxes.open("other")]
        boxes.post_everywhere("everything")
        return [await taken(box) for box in opened]

    assert run() == [("everything",), ("everything",)]


def test_a_beat_wakes_a_stream_for_which_nothing_waits():
    @async_to_sync
    async def run():
        boxes = Mailboxes()
        mailbox = boxes.open("one")
        boxes.beat()
        return await taken(mailbox)

    assert run() == ()


def test_closing_ends_every_stream_and_opens_no_other():
    @async_to_sync
    async def run():
        boxes = Mailboxes()
        mailbox = boxes.open("one")
        boxes.close()
        with pytest.raises(Full):
            boxes.open("one")
        return await taken(mailbox), mailbox.closed

    assert run() == ((), True)


@pytest.mark.parametrize(("limit", "third"), [({"per_discussion": 2}, "one"), ({"per_process": 2}, "other")])
def test_one_stream_too_many_is_refused(limit, third):
    boxes = Mailboxes(**limit)
    for _ in range(2):
        boxes.open("one")
    with pytest.raises(Full):
        boxes.open(third)


def test_the_limit_of_one_discussion_is_not_that_of_another():
    boxes = Mailboxes(per_discussion=1)
    boxes.open("one")
    boxes.open("other")
    assert len(boxes) == 2


def test_a_stream_that_left_makes_room():
    boxes = Mailboxes(per_discussion=1)
    boxes.leave(boxes.open("one"))
    boxes.open("one")
    assert len(boxes) == 1


def test_it_is_known_how_long_a_discussion_has_been_quiet():
    @async_to_sync
    async def run():
        boxes = Mailboxes(since=-math.inf)
        boxes.post("one", "question-1")
        before = boxes.quiet_for("one") < 60, boxes.quiet_for("other")
        boxes.post_everywhere("everything")
        return before, boxes.quiet_for("other") < 60

    assert run() == ((True, math.inf), True)


def test_nobody_listening_is_no_error():
    @async_to_sync
    async def run():
        boxes = Mailboxes()
        boxes.post("one", "question-1")
        return len(boxes)

    assert run() == 0
