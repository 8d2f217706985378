import os

import pytest
from django.core.management import call_command
from hypothesis import HealthCheck
from hypothesis import settings as examples

from discussions.domain import promises

# A busy machine is no fault of what is tested.
examples.register_profile("calm", deadline=None, suppress_health_check=[HealthCheck.too_slow])
examples.load_profile("calm")


def pytest_sessionstart() -> None:
    """Static files under their hashed names, once for all workers."""
    if "PYTEST_XDIST_WORKER" not in os.environ:
        call_command("collectstatic", verbosity=0, interactive=False)


# What takes longest begins first, dealt out to the workers. The sessions of the first two are held by both at once,
# and what needs a browser stays with one worker, which starts it once.
LONG = (
    "attacks/test_dump.py",
    "attacks/test_linkage.py",
    "attacks/test_watcher.py",
    "browser/",
    "attacks/test_twelve_people.py",
    "attacks/test_kill.py",
    "attacks/test_nasty_strings.py",
    "askforhelp/test_nginx.py",
    "askforhelp/test_trouble.py",
    "askforhelp/test_local.py",
    "attacks/test_logs.py",
    "domain/test_sample.py",
    "house/test_contracts.py",
    "askforhelp/test_postgres.py",
)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    workers = int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1"))
    hands: list[list[pytest.Item]] = [[] for _ in range(workers)]
    for place, name in enumerate(LONG):
        hands[place % workers] += [one for one in items if one.nodeid.startswith(f"tests/{name}")]
    short = [one for one in items if not one.nodeid.startswith(tuple(f"tests/{name}" for name in LONG))]
    left = len(items)
    for worker, hand in enumerate(hands):
        # Each worker is first given this many in a row.
        share = left // (workers - worker)
        left -= share
        filling = max(0, share - len(hand))
        hands[worker] = hand + short[:filling]
        short = short[filling:]
    items[:] = [*(one for hand in hands for one in hand), *short]


@pytest.fixture(autouse=True)
def _cheap_passwords(settings) -> None:
    settings.PASSWORD_HASHERS = ["tests.passwords.Cheap"]


@pytest.fixture
def ticks_rest(settings) -> None:
    """Ticks as far apart as on a real server; elsewhere nobody waits for the next."""
    settings.TICK_SECONDS = 15


@pytest.fixture(autouse=True)
def _fresh_promises() -> None:
    promises.forget_finding()
