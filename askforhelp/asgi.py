"""The application that the server runs: Django behind the front."""

import gc
import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.db import connections
from psycopg.conninfo import make_conninfo

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "askforhelp.settings")
pages = get_wsgi_application()

# Models can be imported only once Django is set up.
from askforhelp import counting, night  # noqa: E402
from askforhelp.front import Front  # noqa: E402
from discussions.domain import nightly, opinions  # noqa: E402
from discussions.domain.rhythm import beat  # noqa: E402


def conninfo() -> str:
    """Where the listener finds the database: where Django finds it."""
    parameters = connections["default"].get_connection_params()
    # What psycopg takes besides connection parameters means nothing to a connection that only listens.
    ours = {"context", "cursor_factory", "prepare_threshold", "row_factory", "autocommit"}
    return make_conninfo(**{name: value for name, value in parameters.items() if name not in ours})


def run_due() -> None:
    """Every second: what is due at once, and a process for what takes longer; once a day, the night."""
    beat()
    if not counting.is_idle():
        return
    if due := opinions.claim():
        counting.begin(due)
    elif settings.EMBEDDED:
        night.run_if_due(settings.DATA_DIR, nightly.run)


application = Front(pages, conninfo=conninfo, run_due=run_due)

# What has been loaded by now stays: the collector need not look through it again with every few pages.
gc.collect()
gc.freeze()
