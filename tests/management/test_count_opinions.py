import os

import pytest
from django.core.management import call_command

from discussions.models import Opinion
from tests import people
from tests.opinions import filled

pytestmark = pytest.mark.django_db


def test_the_questions_that_are_named_are_counted(monkeypatch):
    monkeypatch.setattr(os, "nice", lambda _more: 0)
    of = filled(12, 8)[0].discussion
    call_command("count_opinions", str(people.round_of(of).pk))
    assert Opinion.objects.get().found["pattern"] == "LINE"
