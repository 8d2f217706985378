import gc
import os
from collections.abc import Iterator
from itertools import groupby

import pytest
from django.contrib.contenttypes.management import create_contenttypes
from django.core.management import call_command
from django.db import connection
from django.db.models.signals import post_migrate
from django.test import override_settings
from hypothesis import HealthCheck
from hypothesis import settings as examples
from pytest_django.plugin import blocking_manager_key

from discussions.domain import board, landscapes, promises, results

from .layers import Layers, order_of, wanted_by

# A busy machine is no fault of what is tested.
examples.register_profile("calm", deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])
examples.load_profile("calm")


def pytest_sessionstart(session: pytest.Session) -> None:
    """Static files under their hashed names, and a database that those of the workers are copied from."""
    if "PYTEST_XDIST_WORKER" in os.environ:
        connection.settings_dict["TEST"]["TEMPLATE"] = connection.creation._get_test_db_name()
        return
    call_command("collectstatic", verbosity=0, interactive=False)
    if getattr(session.config.option, "numprocesses", None):
        _lay_template(session.config)


def _lay_template(config: pytest.Config) -> None:
    """Made once for all workers. While somebody is in it, nobody can copy it."""
    name = connection.settings_dict["NAME"]

    def drop() -> None:
        with config.stash[blocking_manager_key].unblock():
            connection.creation.destroy_test_db(name, verbosity=0)

    _make_no_permissions()
    with config.stash[blocking_manager_key].unblock():
        connection.creation.create_test_db(verbosity=0, autoclobber=True)
        connection.close()
        connection.close_pool()
    config.add_cleanup(drop)


# What takes longest begins first, each hand with a worker of its own where there are so many. The sessions of
# attackers are held by two at once; what needs a browser stays with two, which start it once each.
HANDS = (
    (
        "attacks/test_dump.py",
        "attacks/test_watcher.py",
        "askforhelp/test_nginx.py",
        "askforhelp/test_trouble.py",
        "house/test_contracts.py",
    ),
    (
        "attacks/test_linkage.py",
        "attacks/test_nasty_strings.py",
        "attacks/test_kill.py",
        "attacks/test_twelve_people.py",
        "attacks/test_logs.py",
        "askforhelp/test_local.py",
        "askforhelp/test_postgres.py",
        "domain/test_sample.py",
    ),
    (
        "browser/test_accessibility.py",
        "browser/test_moderation.py",
        "browser/test_runs.py",
        "browser/test_screen.py",
        "browser/test_staff_pages.py",
        "browser/test_workshop.py",
    ),
    ("browser/",),
)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items[:] = [one for _, found in groupby(items, lambda one: one.path) for one in sorted(found, key=order_of)]
    workers = int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1"))
    hands: list[list[pytest.Item]] = [[] for _ in range(workers)]
    short = list(items)
    for place, names in enumerate(HANDS):
        for name in names:
            hands[place % workers] += [one for one in short if one.nodeid.startswith(f"tests/{name}")]
            short = [one for one in short if not one.nodeid.startswith(f"tests/{name}")]
    left = len(items)
    for worker, hand in enumerate(hands):
        # Each worker is first given this many in a row.
        share = left // (workers - worker)
        left -= share
        filling = max(0, share - len(hand))
        hands[worker] = hand + short[:filling]
        short = short[filling:]
    items[:] = [*(one for hand in hands for one in hand), *short]


def pytest_collection_finish() -> None:
    """What has been loaded by now stays: looking through it again and again for garbage is a tenth of the time."""
    gc.freeze()
    gc.set_threshold(10_000, 20, 50)


@pytest.fixture(scope="session", autouse=True)
def _cheap_keys() -> Iterator[None]:
    with override_settings(PASSWORD_HASHERS=["tests.passwords.Cheap"], PAIRING_COST=2):
        yield


@pytest.fixture(scope="session")
def _without_permissions() -> None:
    _make_no_permissions()


def _make_no_permissions() -> None:
    """Nobody asks for them, and every test with real transactions would have them all written anew."""
    post_migrate.disconnect(create_contenttypes)
    post_migrate.disconnect(dispatch_uid="django.contrib.auth.management.create_permissions")


@pytest.fixture(scope="session")
def django_db_setup(_without_permissions, django_db_setup) -> None:
    pass


@pytest.fixture
def ticks_rest(settings) -> None:
    """Ticks as far apart as on a real server; elsewhere nobody waits for the next."""
    settings.TICK_SECONDS = 15


@pytest.fixture(autouse=True)
def _nothing_remembered() -> None:
    """What a process keeps by the version of a board, which a test may change behind its back, and of the promises."""
    for kept in (board._load, results._result, landscapes._read):
        kept.cache_clear()
    promises.forget_finding()


@pytest.fixture(scope="session")
def layers(django_db_setup: None, django_db_blocker) -> Iterator[Layers]:
    found = Layers()
    yield found
    with django_db_blocker.unblock():
        found.take_up()


@pytest.fixture
def _laid(request, layers: Layers, django_db_blocker, _nothing_remembered) -> Layers:
    """What the test begins with, before its own transaction; where it has none, nothing."""
    marker = request.node.get_closest_marker("django_db")
    transactional = "transactional_db" in request.fixturenames or (marker and marker.kwargs.get("transaction"))
    with django_db_blocker.unblock():
        layers.lay({} if transactional else wanted_by(request.node))
    return layers


# The fixture of pytest-django behind `db`, which opens the test's own transaction.
@pytest.fixture
def _django_db_helper(_laid, _django_db_helper) -> None:
    pass
