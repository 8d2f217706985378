"""The one connection of this process that hears what the database announces."""

import asyncio
import logging
import random
import threading
from collections.abc import Callable

import psycopg

from discussions.live import presence
from discussions.live.mailboxes import Mailboxes
from discussions.live.topics import CHANNEL, EVERYTHING, unpack

logger = logging.getLogger(__name__)

FIRST_PAUSE = 0.1  # seconds before the first new try
LONGEST_PAUSE = 5.0
CONNECT_SECONDS = 5
# A connection that died without a word is found by asking it something now and then.
ASK_AFTER = 20.0

# Set while this process hears the database; read from Django's threads by the health page.
listening = threading.Event()


class Listener:
    """Puts what the database announces into the mailboxes, and comes back when the database does."""

    def __init__(self, conninfo: Callable[[], str], mailboxes: Mailboxes) -> None:
        self._conninfo = conninfo
        self._mailboxes = mailboxes
        self._pause = FIRST_PAUSE

    async def run(self) -> None:
        """Listen until cancelled."""
        while True:
            try:
                await self._listen()
            # Nothing may end this loop: without it every open page grows old and none says so.
            except Exception as error:
                logger.warning("listener lost the database: %s", type(error).__name__)
            finally:
                listening.clear()
            # Several processes should not knock at the same moment.
            await asyncio.sleep(self._pause * random.uniform(0.5, 1.0))
            self._pause = min(self._pause * 2, LONGEST_PAUSE)

    async def _listen(self) -> None:
        connection = await psycopg.AsyncConnection.connect(
            self._conninfo(), autocommit=True, connect_timeout=CONNECT_SECONDS
        )
        async with connection:
            await connection.execute(f"LISTEN {CHANNEL}")
            listening.set()
            self._pause = FIRST_PAUSE
            # Whatever was announced before this moment was not heard here.
            self._mailboxes.post_everywhere(EVERYTHING)
            while True:
                await self._hear(connection)

    async def _hear(self, connection: psycopg.AsyncConnection) -> None:
        async for notification in connection.notifies(timeout=ASK_AFTER):
            news = unpack(notification.payload)
            if news is not None and not presence.hear(*news):
                self._mailboxes.post(*news)
        async with asyncio.timeout(CONNECT_SECONDS):
            await connection.execute("SELECT 1")
