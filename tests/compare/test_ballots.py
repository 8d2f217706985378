import numpy as np
import pytest

from discussions.compare.ballots import UNSEEN, gather, placed, shuffled

VOTES = [("ann", 2, 1), ("ben", 1, -1), ("ann", 1, 0), ("cy", 10, 1)]


def test_people_and_answers_stand_in_the_order_of_their_names():
    found = gather(VOTES)
    assert (found.people, found.answers) == (("ann", "ben", "cy"), (1, 2, 10))
    assert found.cells.tolist() == [[0, 1, UNSEEN], [-1, UNSEEN, UNSEEN], [UNSEEN, UNSEEN, 1]]


def test_the_order_of_the_votes_changes_nothing():
    assert np.array_equal(gather(VOTES).cells, gather(reversed(VOTES)).cells)


def test_the_last_vote_of_a_person_stands():
    assert gather([("ann", 1, 1), ("ann", 1, -1)]).cells.tolist() == [[-1]]


def test_moderated_answers_are_not_there():
    assert gather(VOTES, moderated=[1]).answers == (2, 10)


def test_nobody_is_an_empty_matrix():
    found = gather([])
    assert (found.people, found.answers, found.cells.shape) == ((), (), (0, 0))


def test_another_vote_is_refused():
    with pytest.raises(ValueError, match="a vote is 1, 0 or -1, not 2"):
        gather([("ann", 1, 2)])


@pytest.mark.parametrize(("answers", "enough"), [(2, 1), (7, 4), (14, 7), (60, 7)])
def test_half_the_answers_or_seven_place_a_person(answers, enough):
    votes = [("all", answer, 1) for answer in range(answers)]
    votes += [("just", answer, 1) for answer in range(enough)] + [("less", answer, 1) for answer in range(enough - 1)]
    assert placed(gather(votes)).people == ("all", "just")


def test_a_dealing_keeps_every_tally_and_who_saw_what():
    cells = gather([(person, answer, (person * answer) % 3 - 1) for person in range(9) for answer in range(5)]).cells
    cells[0, 3] = UNSEEN
    dealt = shuffled(cells, np.random.default_rng(1))
    assert np.array_equal(np.sort(dealt, axis=0), np.sort(cells, axis=0))
    assert np.array_equal(dealt == UNSEEN, cells == UNSEEN)
    assert not np.array_equal(dealt, cells)
