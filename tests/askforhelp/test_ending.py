from __future__ import annotations

import signal
from collections.abc import Iterator

import pytest

from askforhelp.ending import end_in_order


@pytest.fixture(autouse=True)
def _our_own_signals() -> Iterator[None]:
    before = {one: signal.getsignal(one) for one in (signal.SIGHUP, signal.SIGTERM)}
    yield
    for one, handler in before.items():
        signal.signal(one, handler)


@pytest.mark.parametrize("first", [signal.SIGHUP, signal.SIGTERM])
def test_what_follows_the_first_signal_is_not_cut_short_by_another(first):
    end_in_order(3)
    with pytest.raises(SystemExit) as ended:
        signal.raise_signal(first)
    signal.raise_signal(signal.SIGHUP)
    signal.raise_signal(signal.SIGTERM)
    assert ended.value.code == 3


def test_what_was_started_to_outlive_its_terminal_does():
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    end_in_order(0)
    assert signal.getsignal(signal.SIGHUP) is signal.SIG_IGN
