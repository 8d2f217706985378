import pytest


def test_before_answering_the_question_is_a_form_alone(newcomer):
    page = newcomer.question(1)
    assert (page.status, page.cards(), page.has_form("/q/1/answer/")) == (200, {}, True)


def test_a_few_answers_come_first_and_all_when_asked(filled):
    reader = filled(30)
    few = reader.get(f"{reader.home}q/1/").cards()
    assert (len(few) < 29, len(reader.question(1).cards())) == (True, 29)


@pytest.mark.parametrize("count", [3, 50])
def test_the_question_asks_as_often_for_fifty_answers_as_for_three(filled, count, django_assert_num_queries):
    reader = filled(count)
    reader.question(1)
    with django_assert_num_queries(4):
        reader.question(1)
