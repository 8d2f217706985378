from io import StringIO

import pytest
from django.core.management import call_command


@pytest.fixture
def said(settings):
    """Run a command and give the lines that it prints."""
    settings.PUBLIC_URL = "https://help.example.org"

    def run(*words: str) -> list[str]:
        out = StringIO()
        call_command(*words, stdout=out)
        return out.getvalue().splitlines()

    return run
