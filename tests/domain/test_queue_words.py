import pytest

from discussions.domain import queue_words
from discussions.models import Act


@pytest.mark.parametrize("kind", [one for one in Act.Kind.values if one != "undo"])
def test_what_was_done_is_said_of_one_and_of_several(kind):
    one, several = queue_words.done(kind, 1), queue_words.done(kind, 3)
    assert (one.startswith("1 item "), several) == (True, one.replace("1 item", "3 items"))


def test_an_undo_says_that_it_is_as_before():
    assert queue_words.done("undo", 3) == "Undone: it is as it was before"


@pytest.mark.parametrize(
    ("count", "sealed", "said"), [(11, False, "11/12"), (0, True, "0–2/12"), (9, True, "9–11/12"), (14, False, "14/12")]
)
def test_answered_of_expected_is_exact_only_when_open(count, sealed, said):
    assert queue_words.answered(count, 12, sealed=sealed) == said


def test_no_concern_says_nothing():
    assert queue_words.concern([]) == ""


def test_every_key_is_one_key():
    assert "".join(key for key, _ in queue_words.all_keys()) == "jkxahbtpz?"
