from discussions.models import Round
from tests import people
from tests.attacks.conftest import open_room


def test_three_sealed_answers_are_opened_by_a_press(db):
    room = open_room(reading_rule="when_opened")
    people.answered(room.discussion, 3)
    assert room.press("/q/1/open/") == 302
    assert people.round_of(room.discussion).state == Round.State.READABLE
