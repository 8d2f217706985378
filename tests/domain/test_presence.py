import pytest

from discussions.domain import presence
from discussions.live import presence as streams
from tests import people

pytestmark = pytest.mark.django_db


def test_open_phones_and_voices_are_counted_without_a_name():
    of = people.discussion(expected=12)
    for _ in range(9):
        streams.come(of.slug)
    assert presence.here_words(of) == "9 here, 12 expected"


def test_sealed_voices_count_in_steps_of_three():
    of = people.discussion(expected=12, reading_rule="when_opened")
    people.answered(of, 5)
    assert presence.here_words(of) == "3 here, 12 expected"
