"""A tick, which publishes and lays all rows of a question anew, against a plain rewrite of as many rows."""

from __future__ import annotations

import time
from collections.abc import Callable
from uuid import uuid4

from django.db import transaction

from bench.figures import Figure, in_turns
from bench.people import publish, talk
from discussions.models import Answer

ANSWERS = 300
TICKS = 9


def run() -> list[Figure]:
    """One tick of a question with 300 answers and two ratings each."""
    one, other = talk(answered=ANSWERS), talk(answered=ANSWERS)
    rewritten = other.first_round

    @transaction.atomic
    def rewrite() -> None:
        rows = list(Answer.objects.filter(round_id=rewritten))
        Answer.objects.filter(round_id=rewritten).delete()
        for row in rows:
            row.id = uuid4()
        Answer.objects.bulk_create(rows)

    here, plain = in_turns(lambda: _timed(lambda: publish(one.discussion)), lambda: _timed(rewrite), rounds=TICKS)
    return [
        Figure(
            f"A tick of {ANSWERS} answers", f"{here:.0f} ms", f"{plain:.0f} ms, rows rewritten", here / plain, 2, True
        )
    ]


def _timed(act: Callable[[], None]) -> float:
    began = time.perf_counter()
    act()
    return (time.perf_counter() - began) * 1000
