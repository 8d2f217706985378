"""Posted answers: form, CSRF, lock, insert, on disk, against one-row commits of pgbench on the same server."""

from __future__ import annotations

import re
import subprocess
import tempfile

from django.conf import settings
from django.db import connection

from askforhelp import postgres
from bench import load, site
from bench.figures import Figure, in_turns, percentile
from bench.people import talk

CLIENTS = 16
EACH_ROUND = 400
AT_ONCE = 150
ROW = "INSERT INTO bench_row (body) VALUES (repeat('a', 300));"


def run() -> list[Figure]:
    """Posts a second with 16 writers, their slowest, and 150 who post in the same moment."""
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE bench_row (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), body text NOT NULL)")
    slowest: list[float] = []

    with site.web() as web:

        def posted() -> float:
            done = load.each_once(web.port, _forms(EACH_ROUND), connections=CLIENTS, status=303)
            slowest.append(percentile(done.seconds, 0.99))
            return done.rate

        posted()
        slowest.clear()
        here, commits = in_turns(posted, _commits)
        at_once = load.each_once(web.port, _forms(AT_ONCE), connections=AT_ONCE, status=303)
    last, rush = sorted(slowest)[len(slowest) // 2] * 1000, percentile(at_once.seconds, 0.99)
    return [
        Figure("Posted answers, 16 writers", f"{here:.0f}/s", f"{commits:.0f}/s, pgbench", here / commits, 0.04),
        Figure("Posted answers, 16 writers: p99", f"{last:.0f} ms", "", last, 100, at_most=True),
        Figure(f"{AT_ONCE} answers at once: p99", f"{rush:.2f} s", "", rush, 1.5, at_most=True),
    ]


def _forms(count: int) -> list[bytes]:
    one = talk(answered=0)
    round_id = one.first_round
    return [load.post(f"{one.address}q/1/answer/", *one.writer(round_id)) for _ in range(count)]


def _commits() -> float:
    found = settings.DATABASES["default"]
    with tempfile.NamedTemporaryFile("w", suffix=".sql") as script:
        script.write(ROW)
        script.flush()
        words = [
            str(postgres.binaries() / "pgbench"),
            "-n",
            "-f",
            script.name,
            "-c",
            str(CLIENTS),
            "-j",
            "2",
            "-T",
            "3",
        ]
        where = ["-h", found["HOST"], "-U", found["USER"], found["NAME"]]
        said = subprocess.run([*words, *where], check=True, capture_output=True, text=True).stdout
    [rate] = re.findall(r"tps = ([0-9.]+)", said)
    return float(rate)
