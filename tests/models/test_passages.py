import pytest
from django.db import IntegrityError, transaction

from discussions.models import Edition, Question
from tests import people
from tests.layers import laid

pytestmark = pytest.mark.django_db


@laid
def edition() -> Edition:
    return people.edition()


def broken_rule(row) -> str:
    with pytest.raises(IntegrityError) as error, transaction.atomic():
        row.save()
    return error.value.__cause__.diag.constraint_name


@pytest.mark.parametrize(("number", "rule"), [(1, "one_edition_per_number"), (0, "editions_count_from_one")])
def test_editions_are_counted_from_one_and_each_once(edition, number, rule):
    assert broken_rule(Edition(passage=edition.passage, number=number, title="Title", body="Text.")) == rule


def test_each_number_is_one_question(edition):
    assert broken_rule(Question(edition=edition, number=1, text="Another?")) == "one_question_per_number"


@pytest.mark.parametrize(
    "part",
    [
        {"scale_statement": "We ask"},
        {"scale_low": "never", "scale_high": "always"},
        {"scale_statement": "We ask", "scale_low": "never"},
    ],
    ids=["statement", "ends", "one end"],
)
def test_a_scale_is_whole_or_absent(edition, part):
    assert broken_rule(Question(edition=edition, number=9, text="Why?", **part)) == "a_scale_is_whole_or_absent"


def test_three_of_the_five_questions_have_a_scale(edition):
    assert [one.has_scale for one in edition.questions.all()] == [True, True, True, False, False]


def test_passages_editions_and_questions_say_what_they_are(edition):
    assert (str(edition.passage), str(edition), str(edition.questions.get(number=3))) == (
        "Asking for Help",
        "Asking for Help (1)",
        "What is your theory of success?",
    )
