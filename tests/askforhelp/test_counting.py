"""A count that is begun beside the server: its failure is told without a word of what failed."""

import os
import subprocess
import sys
from uuid import uuid4

from askforhelp import counting
from tests.attacks.serving import wait_until


def test_a_count_that_fails_is_logged_and_the_next_may_begin(monkeypatch, caplog):
    monkeypatch.setenv("DJANGO_SETTINGS_MODULE", "nothing.of.this.name")
    counting.begin([uuid4()])
    busy = not counting.is_idle()
    wait_until(counting.is_idle)
    assert (busy, [record.getMessage() for record in caplog.records]) == (True, ["a count of opinions failed: 1"])


def test_a_web_process_loads_no_numpy():
    code = "import sys, askforhelp.asgi; print({'numpy', 'sklearn'} & set(sys.modules))"
    assert subprocess.check_output([sys.executable, "-c", code], text=True) == "set()\n"


def test_a_count_takes_one_core():
    assert os.environ["OPENBLAS_NUM_THREADS"] == "1"
