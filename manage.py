#!/usr/bin/env python
"""Django's command line. Without DATABASE_URL it holds the embedded server for the time of the command."""

import os
import signal
import sys

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line
from django.db import DatabaseError

from askforhelp import postgres
from askforhelp.ending import end_in_order
from askforhelp.reaching import NotReached, explained


def main() -> None:
    """Run the command; where the database does not answer or refuses it, say so in a sentence."""
    try:
        execute_from_command_line(sys.argv)
    except DatabaseError as error:
        raise explained(error) from error.__cause__


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "askforhelp.settings")
    # What was cut short has not been done, as a shell says it.
    end_in_order(128 + signal.SIGTERM)
    try:
        # One connection is enough, and a pool would say only how long it has waited.
        settings.DATABASES["default"]["OPTIONS"]["pool"] = False
        with postgres.held(settings.DATA_DIR, wanted=settings.EMBEDDED):
            main()
    except (NotReached, postgres.NoServer, ImproperlyConfigured) as error:
        sys.exit(str(error))
