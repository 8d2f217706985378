"""How a process ends that is asked to: with all that it does at its end, such as stopping the database."""

from __future__ import annotations

import signal
import sys


def end_in_order(code: int) -> None:
    """Leave by SystemExit with this code at SIGTERM, and as well where the terminal is closed."""

    def end(*_: object) -> None:
        # A closed terminal says so more than once, and what is done at the end must not be left halfway.
        for one in (signal.SIGHUP, signal.SIGTERM):
            signal.signal(one, signal.SIG_IGN)
        sys.exit(code)

    signal.signal(signal.SIGTERM, end)
    # nohup has it ignored, for those who want the process to outlive the terminal.
    if signal.getsignal(signal.SIGHUP) is not signal.SIG_IGN:
        # A web server has by then a handler of its own for the other one.
        signal.signal(signal.SIGHUP, lambda *_: signal.raise_signal(signal.SIGTERM))
