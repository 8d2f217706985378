import pytest

from discussions.domain import choices, reactions
from discussions.models import Concern, Reaction
from tests import people


def test_three_marks_are_offered():
    assert [value for value, _ in choices.REACTIONS] == ["same", "differently", "skip"]


def test_a_line_is_marked_in_two_ways_or_not():
    assert [value for value, _ in choices.LINE_MARKS] == ["struck", "differently", "none"]


def test_answers_are_checked_first_or_after_reading():
    assert [value for value, _ in choices.MODERATION] == ["after_reading", "check_first"]


@pytest.mark.django_db
def test_whatever_is_offered_can_be_stored():
    one, two, three = people.answered(people.discussion(), 3)
    for value, _ in choices.REACTIONS:
        people.react(one, people.card_of(two), value)
    for reason, _ in choices.REASONS:
        reactions.raise_concern(one.voice, card=people.card_of(three), reason=reason)
    assert (Reaction.objects.get().value, Concern.objects.get().reason) == ("skip", "other")
