"""The clock of this process: every second it asks the domain to do what is due."""

import asyncio
import logging
from collections.abc import Callable

from django.db import connections

logger = logging.getLogger(__name__)

EVERY = 1.0  # seconds


async def tick_until(stop: asyncio.Event, run_due: Callable[[], None]) -> None:
    """Run what is due, again and again, until stop is set; a run under way is finished first."""
    last_error = ""
    while not await _is_set_within(stop, EVERY):
        try:
            await asyncio.to_thread(_run_once, run_due)
            last_error = ""
        # Nothing may end the clock. The class name alone: messages of the database quote rows.
        except Exception as error:
            if type(error).__name__ != last_error:
                last_error = type(error).__name__
                logger.error("tick failed: %s", last_error)


async def _is_set_within(stop: asyncio.Event, seconds: float) -> bool:
    try:
        async with asyncio.timeout(seconds):
            return await stop.wait()
    except TimeoutError:
        return False


def _run_once(run_due: Callable[[], None]) -> None:
    try:
        run_due()
    finally:
        # No request ends in this thread, so nothing else gives the connection back.
        connections.close_all()
