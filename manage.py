#!/usr/bin/env python
"""Django's command line. Without DATABASE_URL it holds the embedded server for the time of the command."""

import os
import sys

from django.conf import settings
from django.core.management import execute_from_command_line

from askforhelp import postgres

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "askforhelp.settings")
    try:
        with postgres.held(settings.DATA_DIR, wanted=settings.EMBEDDED):
            execute_from_command_line(sys.argv)
    except postgres.NoServer as error:
        sys.exit(str(error))
