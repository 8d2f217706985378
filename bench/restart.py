"""kill -9 of the web process under 300 phones that follow and write: who is back when, and what is lost."""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from dataclasses import dataclass
from random import Random

import uvloop

from bench import load, phones, site
from bench.figures import Figure, percentile
from bench.people import talk
from bench.phones import Phone
from discussions.domain.anonymity import new_voice
from discussions.models import Answer, Round

PHONES = 300
WRITING = (-3.0, 6.0)  # seconds around the kill in which each sends an answer
PATIENCE = 60.0


@dataclass(frozen=True)
class Back:
    """Seconds from the kill until each stream was open and each page current; requests answered in each second."""

    open: list[float]
    current: list[float]
    by_second: Counter[int]
    started: float


def run() -> list[Figure]:
    """One kill."""
    phones.make_room(PHONES)
    one = talk(answered=50)
    second = Round.objects.get(discussion=one.discussion, question__number=2).id
    everybody: list[float] = []
    people = [one.writer(second) for _ in range(PHONES)]
    forms = [load.post(f"{one.address}q/2/answer/", *person) for person in people]
    with site.web() as web:
        load.repeated(web.port, load.get(one.address, one.cookies()), seconds=1)
        there = [Phone(web.port, one, new_voice(one.discussion), everybody) for _ in range(PHONES)]
        back = uvloop.run(_killed(web, there, forms))
    stored = Counter(Answer.objects.filter(round_id=second).values_list("text", flat=True))
    lost = len({fields["text"] for _, fields in people} - set(stored))
    twice = sum(count > 1 for count in stored.values())
    open_again, current = percentile(back.open, 0.99), percentile(back.current, 0.99)
    busiest, mean = max(back.by_second.values()), sum(back.by_second.values()) / len(back.by_second)
    began = f"{back.started:.1f} s until it answers"
    return [
        Figure(f"{PHONES} streams after kill -9, s: p99", f"{open_again:.1f}", began, open_again, 10, at_most=True),
        Figure("Their pages current, s: p99", f"{current:.1f}", began, current, 10, at_most=True),
        Figure("Answers lost, stored twice", f"{lost}, {twice}", "", lost + twice, 0, at_most=True),
        Figure("Busiest second", f"{busiest}", f"{mean:.0f}, the mean", busiest / mean, 3, at_most=True),
    ]


async def _killed(web: site.Server, there: list[Phone], forms: list[bytes]) -> Back:
    following = [asyncio.create_task(one.follow()) for one in there]
    await phones.quiet(there)
    chance = Random(1)

    async def write(one: Phone, form: bytes) -> None:
        await asyncio.sleep(chance.uniform(*WRITING) - WRITING[0])
        await one.send(form)

    writing = [asyncio.create_task(write(one, form)) for one, form in zip(there, forms, strict=True)]
    await asyncio.sleep(-WRITING[0])
    killed = time.perf_counter()
    await asyncio.to_thread(web.kill)
    await asyncio.to_thread(web.start)
    started = time.perf_counter()
    await phones.until(lambda one: one.looked_at > one.opened_at > killed, seconds=PATIENCE, what=there)
    await asyncio.wait_for(asyncio.gather(*writing), PATIENCE)
    for task in following:
        task.cancel()
    over = max(one.fresh_at for one in there)
    return Back(
        open=[one.opened_at - killed for one in there],
        current=[one.fresh_at - killed for one in there],
        by_second=Counter(int(moment - started) for moment in there[0].asked if started <= moment <= over),
        started=started - killed,
    )
