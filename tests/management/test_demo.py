import pytest
from django.core.management import CommandError

from discussions.models import Answer, Discussion

pytestmark = pytest.mark.django_db


def test_it_opens_a_sample_with_people_who_answer(said):
    said("demo", "--people", "3", "--seed", "1")
    of = Discussion.objects.get()
    assert (of.is_sample, of.team, of.state, Answer.objects.count()) == (True, "Sample team", "open", 15)


def test_it_prints_its_links_as_a_start_does(said):
    lines = said("demo", "--people", "0")
    assert [line.split()[0] for line in lines] == ["Join:", "Screen:", "Facilitate:"]


def test_without_people_it_is_an_empty_sample(said):
    said("demo", "--people", "0")
    assert (Discussion.objects.get().is_sample, Answer.objects.count()) == (True, 0)


@pytest.mark.parametrize(("words", "expected"), [([], 12), (["--expected", "40"], 40)], ids=["as said", "given"])
def test_the_people_expected_can_be_given(said, words, expected):
    said("demo", "--people", "0", *words)
    assert Discussion.objects.get().expected == expected


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--people", "-1"], "A sample has 0 to 5000 people."),
        (["--people", "5001"], "A sample has 0 to 5000 people."),
        (["--people", "0", "--expected", "0"], "From 1 to 5000 people can be expected."),
        (["--people", "0", "--expected", "5001"], "From 1 to 5000 people can be expected."),
        (["--people", "many"], "Error: argument --people: invalid int value: 'many'"),
    ],
)
def test_numbers_that_make_no_sense_are_refused(said, words, sentence):
    with pytest.raises(CommandError) as error:
        said("demo", *words)
    assert (str(error.value), Discussion.objects.count()) == (sentence, 0)
