"""A mailbox for each open stream: what changed since it was last emptied, each topic once.

Everything here runs on the event loop of one process; nothing is locked.
"""

import asyncio
import time

PER_DISCUSSION = 1_500
PER_PROCESS = 5_000

# A change often has several topics, and ticks of many questions come together.
GATHER = 0.01  # seconds that an event waits for company
QUIET = 0.1  # seconds from one delivery to the next


class Full(Exception):
    """No further stream can be opened here now."""


class Mailbox:
    """The topics that one stream has not sent yet."""

    __slots__ = ("_topics", "_woken", "closed", "slug")

    def __init__(self, slug: str) -> None:
        self.slug = slug
        self.closed = False
        self._topics: dict[str, None] = {}
        self._woken = asyncio.Event()

    def put(self, topic: str) -> None:
        """Keep a topic until the stream is woken; a topic that waits already is not kept twice."""
        self._topics[topic] = None

    def ring(self) -> None:
        """Wake the stream if something waits for it."""
        if self._topics:
            self._woken.set()

    def wake(self) -> None:
        """Wake the stream even if nothing waits, so that it shows a sign of life."""
        self._woken.set()

    def close(self) -> None:
        """End the stream after what it is sending now."""
        self.closed = True
        self._woken.set()

    async def take(self) -> tuple[str, ...]:
        """Wait to be woken, then empty the mailbox; empty on a sign of life or at the end."""
        await self._woken.wait()
        self._woken.clear()
        topics = tuple(self._topics)
        self._topics.clear()
        return topics


class Mailboxes:
    """All mailboxes of this process."""

    def __init__(
        self, *, per_discussion: int = PER_DISCUSSION, per_process: int = PER_PROCESS, since: float | None = None
    ) -> None:
        self._per_discussion = per_discussion
        self._per_process = per_process
        # What was announced before this process listened is not known here.
        self._all_told = time.monotonic() if since is None else since
        self._told: dict[str, float] = {}
        self._by_slug: dict[str, set[Mailbox]] = {}
        self._count = 0
        self._closed = False
        self._round: asyncio.TimerHandle | None = None
        self._last_round = 0.0

    def __len__(self) -> int:
        return self._count

    def open(self, slug: str) -> Mailbox:
        """A new mailbox; Full when the discussion or the process has enough, or is shutting down."""
        boxes = self._by_slug.get(slug, ())
        if self._closed or self._count >= self._per_process or len(boxes) >= self._per_discussion:
            raise Full
        mailbox = Mailbox(slug)
        self._by_slug.setdefault(slug, set()).add(mailbox)
        self._count += 1
        return mailbox

    def leave(self, mailbox: Mailbox) -> None:
        """Forget a mailbox whose stream has ended."""
        boxes = self._by_slug[mailbox.slug]
        boxes.remove(mailbox)
        self._count -= 1
        if not boxes:
            del self._by_slug[mailbox.slug]

    def quiet_for(self, slug: str) -> float:
        """Seconds since something changed in a discussion, as far as this process can know."""
        return time.monotonic() - self._told.get(slug, self._all_told)

    def post(self, slug: str, topic: str) -> None:
        """Tell the streams of one discussion that something changed."""
        self._told[slug] = time.monotonic()
        for mailbox in self._by_slug.get(slug, ()):
            mailbox.put(topic)
        self._plan_round()

    def post_everywhere(self, topic: str) -> None:
        """Tell every stream of this process."""
        self._all_told = time.monotonic()
        self._told.clear()
        for mailbox in self._all():
            mailbox.put(topic)
        self._plan_round()

    def beat(self) -> None:
        """Have every stream show a sign of life."""
        for mailbox in self._all():
            mailbox.wake()

    def close(self) -> None:
        """End every stream and open no other."""
        self._closed = True
        for mailbox in self._all():
            mailbox.close()

    def _all(self) -> list[Mailbox]:
        return [mailbox for boxes in self._by_slug.values() for mailbox in boxes]

    def _plan_round(self) -> None:
        if self._round is None:
            loop = asyncio.get_running_loop()
            wait = max(GATHER, self._last_round + QUIET - loop.time())
            self._round = loop.call_later(wait, self._go_round)

    def _go_round(self) -> None:
        self._round = None
        self._last_round = asyncio.get_running_loop().time()
        for mailbox in self._all():
            mailbox.ring()
