"""Every write lays its row down among the others at once: no tick has to come for that."""

import pytest
from django.db import connection

from discussions.domain import leaving, reactions, replies
from discussions.models import Answer, Card, Concern, Gone, LineMark, Rating, Reaction, Reply
from tests import people

pytestmark = pytest.mark.django_db(transaction=True)

BY_PLACE = "SELECT id FROM discussions_answer ORDER BY ctid"


@pytest.fixture
def of(settings):
    """A discussion that makes no tick by itself."""
    settings.TICK_VOICES = 100
    return people.discussion(reading_rule="when_opened")


@pytest.fixture
def team(of):
    """Eight people whose answers can be read."""
    found = people.answered(of, 8)
    people.publish(of)
    return found


def written_by(model) -> tuple[int, int]:
    """How many rows there are, and how many transactions wrote them."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*), count(DISTINCT xmin::text) FROM {model._meta.db_table}")
        return cursor.fetchone()


def test_posted_answers_and_their_ratings(of):
    people.answered(of, 8, me=[3] * 8, guess=[2] * 8)
    assert (written_by(Answer), written_by(Rating)) == ((8, 1), (16, 1))


def test_changed_answers(of):
    for one in people.answered(of, 8)[:3]:
        people.answer(one, "Changed.", me=4)
    assert (written_by(Answer), written_by(Rating)) == ((8, 1), (3, 1))


def test_second_thoughts(of):
    team = people.answered(of, 8, me=[3] * 8)
    people.publish(of)
    for one in team[:3]:
        people.think_again(one, "On reflection.", me=5)
    assert (written_by(Answer), written_by(Rating)) == ((8, 1), (8, 1))


def test_replies(team):
    for one in team[1:]:
        people.reply(one, people.card_of(team[0]))
    assert written_by(Reply) == (7, 1)


def test_marks(team):
    for one in team[1:]:
        people.react(one, people.card_of(team[0]))
    assert written_by(Reaction) == (7, 1)


def test_concerns(team):
    for one in team[1:]:
        reactions.raise_concern(one.voice, card=people.card_of(team[0]), reason="other")
    assert written_by(Concern) == (7, 1)


def test_marks_on_lines(team):
    for place, one in enumerate(team):
        people.mark_line(one, 1 + place % 3)
    people.mark_line(team[0], 1, "differently")
    assert written_by(LineMark) == (8, 1)


@pytest.mark.parametrize("take_back", [people.withdraw, lambda one: people.answer(one, "")], ids=["withdrawn", "pass"])
def test_cards_at_a_tick(of, team, take_back):
    take_back(team[0])
    people.answered(of, 3)
    people.publish(of)
    assert written_by(Card) == (10, 1)


def test_ids_of_answers_taken_back(team):
    for one in team:
        people.withdraw(one)
    assert written_by(Gone) == (8, 1)


def test_ids_of_replies_taken_back(of, team):
    for one in team[1:]:
        item = people.reply(one, people.card_of(team[0])).id
        replies.withdraw(one.voice, discussion_id=of.id, item=item)
    assert written_by(Gone) == (7, 1)


def test_ids_of_those_who_leave(of, team):
    people.reply(team[0], people.card_of(team[1]))
    for one in team:
        leaving.withdraw_everything(one.voice, discussion_id=of.id)
    assert written_by(Gone) == (9, 1)


def test_rows_written_without_it_are_told_apart_by_the_same_look(of):
    for _ in range(8):
        Gone.objects.create(discussion=of)
    assert written_by(Gone) == (8, 8)


def test_the_first_of_twelve_lies_anywhere(of):
    places = set()
    for _ in range(12):
        Answer.objects.all().delete()
        first = people.answer(people.person(of), "The first.")
        people.answered(of, 11)
        with connection.cursor() as cursor:
            cursor.execute(BY_PLACE)
            places.add([row[0] for row in cursor.fetchall()].index(first.id))
    # By chance it stands in one place of twelve all twelve times once in 700,000,000,000.
    assert len(places) > 1
