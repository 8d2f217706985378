import os

import pytest
from django.core.management import call_command

from discussions.domain import promises


def pytest_sessionstart() -> None:
    """Static files under their hashed names, once for all workers."""
    if "PYTEST_XDIST_WORKER" not in os.environ:
        call_command("collectstatic", verbosity=0, interactive=False)


@pytest.fixture(autouse=True)
def _fresh_promises() -> None:
    promises.forget_finding()
