import pytest

from discussions.domain import attention, reactions
from discussions.domain.attention import Voices
from discussions.models import Moderated
from tests import people

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("count", "said"), [(0, 0), (2, 0), (3, 3), (5, 3)])
def test_while_answers_are_sealed_voices_are_counted_in_steps(count, said):
    of = people.discussion(reading_rule="when_opened")
    people.answered(of, count)
    assert attention.voices_of([of.id]) == {of.id: Voices(said, exact=False)}


def test_once_they_are_read_the_number_of_the_last_tick_is_told():
    of = people.discussion(reading_rule="when_opened")
    people.readable(of, 4)
    people.answered(of, 1)
    assert attention.voices_of([of.id]) == {of.id: Voices(4, exact=True)}


def moderated(visit, **fields) -> None:
    card = people.card_of(visit)
    Moderated.objects.create(round=card.round, answer_id=card.pk, **fields)


def test_what_waits_for_a_check_is_counted():
    of, other = people.discussion(), people.discussion()
    one, two, three = people.answered(of, 3)
    for visit, state in ((one, "waiting"), (two, "waiting"), (three, "cleared")):
        moderated(visit, state=state)
    assert attention.waiting_of([of.id, other.id]) == {of.id: 2}


@pytest.mark.parametrize(
    ("seen", "count"),
    [(None, 1), ({"settled": 1}, 1), ({"settled": 2}, 0), ({"state": "held"}, 0), ({"state": "waiting"}, 0)],
    ids=str,
)
def test_an_answer_is_reported_while_its_concerns_are_not_looked_at(seen, count):
    of = people.discussion()
    one, two, three = people.answered(of, 3)
    for visit in (two, three):
        reactions.raise_concern(visit.voice, card=people.card_of(one), reason="names")
    if seen:
        moderated(one, **seen)
    assert attention.reported_of([of.id])[of.id] == count


def test_a_concern_is_not_told_of_while_its_answer_is_sealed_again():
    of = people.discussion()
    one, two, _three = people.answered(of, 3)
    reactions.raise_concern(two.voice, card=people.card_of(one), reason="names")
    before = attention.reported_of([of.id])[of.id]
    people.seal_again(of)
    assert (before, attention.reported_of([of.id])[of.id]) == (1, 0)


def test_a_concern_is_not_told_of_while_its_answer_is_under_the_floor_of_texts():
    of = people.discussion()
    one, two, three = people.answered(of, 3)
    reactions.raise_concern(two.voice, card=people.card_of(one), reason="names")
    before = attention.reported_of([of.id])[of.id]
    people.withdraw(three)
    assert (before, attention.reported_of([of.id])[of.id]) == (1, 0)
