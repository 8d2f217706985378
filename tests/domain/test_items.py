import pytest

from discussions.domain import items
from discussions.domain.items import ItemRef
from discussions.domain.refusals import NotFound, Overtaken, UnknownChoice
from discussions.models import Moderated
from tests import people
from tests.deciding import decide, own, ref
from tests.layers import laid

pytestmark = pytest.mark.django_db


@laid
def of():
    return people.discussion()


@laid
def team(of):
    """Four whose answers can be read."""
    return people.readable(of, 4)


def test_an_item_without_a_row_is_readable_as_posted(of, team):
    [found] = items.locked(of, [ref(own(team[0]))])
    assert (found.etag, found.is_off, found.is_readable, found.text, found.concerns) == (
        "",
        False,
        True,
        "What voice 1 says to question 1.",
        (),
    )


def test_items_come_in_the_order_in_which_they_were_named(of, team):
    refs = [ref(own(one)) for one in (team[2], team[0], team[1])]
    assert [one.ref for one in items.locked(of, refs)] == refs


@pytest.mark.parametrize("kind", ["answer", "reply"])
def test_an_item_of_another_discussion_is_not_found(of, team, kind):
    elsewhere = people.discussion(team="Other", of=of.edition)
    one, two, *_ = people.answered(elsewhere, 3)
    row = own(one) if kind == "answer" else people.reply(two, people.card_of(one))
    with pytest.raises(NotFound):
        items.locked(of, [ref(row)])


def test_what_its_writer_took_back_is_overtaken(of, team):
    named = ref(own(team[0]))
    people.withdraw(team[0])
    with pytest.raises(Overtaken):
        items.locked(of, [named])


def test_no_item_one_named_twice_and_an_unknown_kind_are_refused(of, team):
    named = ref(own(team[0]))
    for refs in ([], [named, named], [ItemRef("person", named.id, "")]):
        with pytest.raises(UnknownChoice):
            items.locked(of, refs)


def test_below_the_floor_nothing_is_readable(of):
    team = people.answered(of, 3)
    people.withdraw(team[2])
    assert [one.is_readable for one in items.locked(of, [ref(own(one)) for one in team[:2]])] == [False, False]


def test_the_words_are_those_of_the_last_tick(of, team):
    people.answer(team[0], "Not for anybody yet.")
    [found] = items.locked(of, [ref(own(team[0]))])
    assert found.text == "What voice 1 says to question 1."


def test_the_words_of_a_held_item_are_those_of_the_last_tick(of, team):
    decide(of, "hold", own(team[0]))
    people.answer(team[0], "Not for anybody yet.")
    [row] = Moderated.objects.all()
    assert row.text == "What voice 1 says to question 1."


def test_bulk_takes_as_many_queries_for_two_as_for_forty(of, django_assert_num_queries):
    of.expected = 30
    of.save()
    rows = [own(one) for one in people.answered(of, 42)]
    people.publish(of)
    refs = [ref(one) for one in rows]
    for some in (refs[:2], refs[2:]):
        with django_assert_num_queries(5):
            items.locked(of, some)
