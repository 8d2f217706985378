import pytest
from django.db import transaction

from discussions.domain import board, rounds, ticks
from discussions.models import Answer, Card
from tests import people

pytestmark = pytest.mark.django_db


def cards(of) -> tuple[board.BoardCard, ...]:
    return board.read(people.round_of(of)).cards


def test_the_cards_stand_in_the_order_of_their_random_ids():
    of = people.discussion()
    people.answered(of, 6)
    ids = [card.id for card in cards(of)]
    assert (len(ids), ids) == (6, sorted(ids))


def test_a_card_knows_no_tag():
    assert {field.name for field in Card._meta.get_fields()} == {
        "answer",
        "round",
        "text",
        "second_text",
        "reworded",
        "same",
        "differently",
        "skipped",
    }


def test_a_pass_has_no_card():
    of = people.discussion()
    people.answered(of, 2)
    people.answer(people.person(of))
    assert (len(cards(of)), people.round_of(of).figures["passed"]) == (2, 1)


def test_figures_count_people_for_each_point():
    of = people.discussion()
    people.answered(of, 6, me=[1, 1, 2, 5, 5, 5], guess=[3, 3, 3])
    assert people.publish(of).figures == {
        "answered": 6,
        "passed": 0,
        "me": [2, 1, 0, 0, 3],
        "guess": [0, 0, 3, 0, 0],
        "standing": {"me": 6, "guess": 3},
    }


def test_a_card_is_read_by_all_who_marked_or_skipped_it():
    of = people.discussion()
    found = people.answered(of, 4)
    people.publish(of)
    for one, value in zip(found[1:], ["same", "differently", "skip"], strict=True):
        people.react(one, people.card_of(found[0]), value)
    [card] = [card for card in cards(of) if card.id == people.card_of(found[0]).pk]
    assert (card.same, card.differently, card.skipped, card.read_by) == (1, 1, 1, 3)


def test_replies_stand_under_their_own_card():
    of = people.discussion()
    one, two, three = people.answered(of, 3)
    people.reply(two, people.card_of(one), "To the first.")
    people.reply(three, people.card_of(two), "To the second.")
    people.publish(of)
    assert {card.id: [reply.text for reply in card.replies] for card in cards(of) if card.replies} == {
        people.card_of(one).pk: ["To the first."],
        people.card_of(two).pk: ["To the second."],
    }


def test_the_board_is_loaded_once_for_each_version(django_assert_num_queries):
    of = people.discussion()
    people.answered(of, 3)
    round_ = people.round_of(of)
    board.read(round_)
    with django_assert_num_queries(0):
        board.read(round_)


def test_after_a_tick_nobody_reads_the_old_board():
    of = people.discussion()
    people.answered(of, 3)
    before = len(cards(of))
    people.answered(of, 3)
    assert (before, len(cards(of))) == (3, 6)


def test_taking_down_says_whether_something_was_there():
    of = people.discussion()
    people.answered(of, 3)
    own = Answer.objects.first()
    assert (board.take_down(own), board.take_down(own), len(Card.objects.all())) == (True, False, 2)


def test_nothing_shrinks_before_the_first_tick():
    of = people.discussion()
    round_ = rounds.lock(people.round_of(of).id)
    before = bytes(round_.version)
    board.shrink(round_, changed=True)
    assert (round_.figures, bytes(people.round_of(of).version)) == (None, before)


@pytest.mark.parametrize(("taken", "shown"), [(0, [0, 0, 0, 0, 6]), (1, [0, 0, 0, 0, 6]), (2, None)])
def test_a_figure_vanishes_when_it_would_stand_on_too_few(taken, shown):
    of = people.discussion()
    found = people.readable(of, 6, me=[5] * 6)
    for one in found[:taken]:
        people.withdraw(one)
    assert people.round_of(of).figures["me"] == shown


def take_back(one) -> None:
    people.withdraw(one)


def drop_the_rating(one) -> None:
    people.answer(one, "Other words, and no rating.")


def change_and_take_back(one) -> None:
    people.answer(one, "Other words.", me=2)
    people.withdraw(one)


@pytest.mark.parametrize("go", [take_back, drop_the_rating, change_and_take_back])
@pytest.mark.parametrize("waiting", [0, 1])
def test_a_rating_that_waits_holds_up_no_figure_from_which_another_goes(waiting, go):
    of, found = rated_team(5)
    people.answered(of, waiting, me=[1] * waiting)
    go(found[0])
    assert people.round_of(of).figures["me"] is None


def test_who_comes_and_goes_between_two_ticks_takes_no_figure_along():
    of, _ = rated_team(5)
    for one in people.answered(of, 2, me=[1, 1]):
        people.withdraw(one)
    assert people.round_of(of).figures["me"] == [0, 0, 0, 5, 0]


def test_only_a_board_that_changed_gets_a_new_version():
    of = people.discussion()
    people.answered(of, 6, me=[5] * 6)
    versions = [bytes(people.round_of(of).version)]
    for changed in (False, True):
        board.shrink(rounds.lock(people.round_of(of).id), changed=changed)
        versions.append(bytes(people.round_of(of).version))
    assert (versions[0] == versions[1], versions[1] == versions[2]) == (True, False)


def rated_team(count: int = 5):
    """A discussion whose ratings are on the board, and those who rated."""
    of = people.discussion()
    found = people.answered(of, count, me=[4] * count)
    people.publish(of)
    return of, found


@transaction.atomic
def figures_after_tick(of) -> list[int] | None:
    """A tick in the middle of a discussion; the ratings that the board has after it."""
    locked = rounds.lock(people.round_of(of).id)
    ticks.tick(locked)
    return locked.figures["me"]


@pytest.mark.parametrize(("more", "shown"), [(1, [0, 0, 0, 5, 0]), (2, [0, 0, 0, 5, 0]), (3, [3, 0, 0, 5, 0])])
def test_ratings_join_when_three_of_them_are_new(more, shown):
    of, _ = rated_team()
    people.answered(of, more, me=[1] * more)
    assert figures_after_tick(of) == shown


def test_a_text_does_not_wait_for_its_rating():
    of, _ = rated_team()
    people.answered(of, 1, me=[1])
    assert (figures_after_tick(of), len(cards(of))) == ([0, 0, 0, 5, 0], 6)


def test_the_last_tick_lets_every_rating_out():
    of, _ = rated_team()
    people.answered(of, 1, me=[1])
    people.close(of)
    assert people.round_of(of).figures["me"] == [1, 0, 0, 5, 0]


def test_ratings_that_would_tell_of_one_beside_an_earlier_publication_stay_back():
    of, found = rated_team(6)
    for one in found[:3]:
        people.answer(one, "Another thought.", me=2)
    moved = figures_after_tick(of)
    for one in found[:2]:
        people.answer(one, "As before.", me=4)
    people.answer(found[2], "As before.", me=5)
    # Three have moved since; but beside the first publication only one has.
    assert (moved, figures_after_tick(of)) == ([0, 3, 0, 3, 0], [0, 3, 0, 3, 0])


def test_fallen_ratings_do_not_come_back_for_one_who_comes():
    of, found = rated_team(5)
    people.withdraw(found[0])
    people.answered(of, 1, me=[1])
    assert figures_after_tick(of) is None


@pytest.mark.parametrize("rating", [1, 5])
def test_fallen_ratings_do_not_come_back_because_who_comes_rated_as_did_who_went(rating):
    of, found = rated_team(5)
    people.withdraw(found[0])
    people.answered(of, 1, me=[rating])
    assert figures_after_tick(of) is None


def test_fallen_ratings_come_back_once_three_have_changed_them():
    of, found = rated_team(5)
    people.withdraw(found[0])
    people.answered(of, 4, me=[1] * 4)
    assert figures_after_tick(of) == [4, 0, 0, 4, 0]


def test_what_was_under_the_floor_was_never_seen_and_holds_nothing_back():
    of = people.discussion()
    people.answered(of, 4, me=[4] * 4)
    people.publish(of)
    people.answered(of, 1, me=[1])
    assert figures_after_tick(of) == [1, 0, 0, 4, 0]
