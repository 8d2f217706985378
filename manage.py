#!/usr/bin/env python
"""Django's command line. Without DATABASE_URL it holds the embedded server for the time of the command."""

import os
import signal
import sys

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line

from askforhelp import postgres
from askforhelp.ending import end_in_order

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "askforhelp.settings")
    # What was cut short has not been done, as a shell says it.
    end_in_order(128 + signal.SIGTERM)
    try:
        with postgres.held(settings.DATA_DIR, wanted=settings.EMBEDDED):
            execute_from_command_line(sys.argv)
    except (postgres.NoServer, ImproperlyConfigured) as error:
        sys.exit(str(error))
