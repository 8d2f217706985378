"""How many phones have a stream open: one number for each discussion, of nobody in particular.

Each process counts its own and tells the others, never the pages. What it told is forgotten after a while unless it is
told again, so that the phones of a process that was killed are not counted for ever.
"""

import secrets
import time
from collections import Counter

TOPIC = "here"
EVERY = 3.0  # seconds from one telling of a number to the next
AGAIN = 20.0  # a number that has not changed is told again
FORGOTTEN = 60.0

_PROCESS = secrets.token_hex(4)
_here: Counter[str] = Counter()  # changed on the event loop alone
_told: dict[str, tuple[int, float]] = {}  # by slug: what was told last, and when
_heard: dict[tuple[str, str], tuple[int, float]] = {}  # by slug and process


def come(slug: str) -> None:
    """A phone has opened its stream."""
    _here[slug] += 1


def go(slug: str) -> None:
    """A phone's stream has ended."""
    _here[slug] -= 1
    if not _here[slug]:
        del _here[slug]


def here(slug: str) -> int:
    """How many phones are here, in all processes."""
    now = time.time()
    others = sum(count for (one, _), (count, at) in list(_heard.items()) if one == slug and now - at < FORGOTTEN)
    return _here.get(slug, 0) + others


def news() -> list[tuple[str, str]]:
    """The slugs whose number has changed, or was told long ago, each with what tells the other processes."""
    now, found = time.time(), []
    for slug in {*list(_here), *_told}:
        count, (before, at) = _here.get(slug, 0), _told.get(slug, (0, 0.0))
        if now - at < (EVERY if count != before else AGAIN) or not (count or before):
            continue
        found.append((slug, f"{TOPIC}-{_PROCESS}-{count}"))
        _told[slug] = (count, now)
        if not count:
            del _told[slug]
    return found


def hear(slug: str, topic: str) -> bool:
    """Whether this was the number of a process, which is kept here and is no news for any page."""
    word, _, number = topic.partition("-")
    if word != TOPIC:
        return False
    process, _, count = number.partition("-")
    if process != _PROCESS and count.isdigit():
        _heard[slug, process] = (int(count), time.time())
    return True
