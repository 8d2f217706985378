import re

import pytest

from discussions.domain.addresses import QuestionNumber, Slug
from discussions.models.discussions import new_slug


def matches(kind, text) -> bool:
    return re.fullmatch(kind.regex, text) is not None


def test_every_new_slug_is_an_address():
    assert [slug for slug in (new_slug() for _ in range(200)) if not matches(Slug, slug)] == []


@pytest.mark.parametrize(
    "text", ["", "x" * 23, "x" * 25, "x" * 23 + "/", "x" * 23 + "\0", "x" * 23 + "é", "x" * 23 + "."]
)
def test_anything_else_is_none(text):
    assert matches(Slug, text) is False


@pytest.mark.parametrize("number", [1, 9, 10, 99])
def test_the_number_of_a_question_goes_there_and_back(number):
    text = QuestionNumber().to_url(number)
    assert (matches(QuestionNumber, text), QuestionNumber().to_python(text)) == (True, number)


@pytest.mark.parametrize("text", ["0", "01", "100", "-1", "1.0", "١", "", "1e1"])
def test_what_is_no_number_of_a_question_is_none(text):
    assert matches(QuestionNumber, text) is False
