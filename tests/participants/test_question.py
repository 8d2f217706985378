import pytest

from tests import people


def test_before_answering_the_question_is_a_form_alone(newcomer):
    page = newcomer.question(1)
    assert (page.status, page.cards(), page.has_form("/q/1/answer/")) == (200, {}, True)


def test_where_nobody_wrote_it_is_called_empty_and_not_hidden(room):
    passed = room.crowd(3)
    for one in passed:
        one.pass_over(1)
    page = passed[0].question(1).text
    assert ("All 3 passed" in page, "empty, nothing hidden" in page, "hidden, not empty" in page) == (True, True, False)


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


@pytest.mark.parametrize("path", ["q/1/", "q/1/edit/"])
def test_what_joins_later_is_told_once_beside_what_can_be_sent(room, path):
    writers = room.crowd(3)
    for one in writers:
        one.answer(1, "Something.")
    people.publish(room.discussion)
    readers = [writers[0], *(room.crowd(1) if path == "q/1/" else ())]
    said = "What you send joins with what the next 2 people send"
    assert [one.get(one.home + path).text.count(said) for one in readers] == [1] * len(readers)
