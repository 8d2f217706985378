import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from tests import people
from tests.layers import laid

pytestmark = pytest.mark.django_db


@laid
def of():
    found = people.discussion()
    people.answered(found, 5, me=[4] * 5)
    people.publish(found)
    return found


def printed(*words: str) -> str:
    out = StringIO()
    call_command("export_discussion", *words, stdout=out)
    return out.getvalue()


def test_it_prints_what_the_group_can_read_as_json(of):
    told = json.loads(printed(of.slug))
    assert [len(one["answers"] or ()) for one in told["questions"]] == [5, 0, 0, 0, 0]


@pytest.mark.parametrize(
    ("format", "start"), [("csv", '\ufeff"Number","Question"'), ("md", "# Asking for Help"), ("json", "{")]
)
def test_it_prints_each_format(of, format, start):
    assert printed(of.slug, "--format", format).startswith(start)


def test_an_unknown_slug_is_said_plainly():
    with pytest.raises(CommandError) as error:
        printed("not-there")
    assert str(error.value) == "There is no discussion not-there. Its name stands in its link, after /d/."


def test_another_format_is_refused(of):
    with pytest.raises(CommandError) as error:
        printed(of.slug, "--format", "xlsx")
    assert "invalid choice: 'xlsx'" in str(error.value)
