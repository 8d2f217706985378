import pytest


def test_before_anybody_has_answered_the_reason_is_shown(newcomer):
    assert newcomer.get(f"{newcomer.home}compare/").status == 200


@pytest.mark.parametrize("count", [3, 50])
def test_the_comparison_asks_as_often_for_fifty_answers_as_for_three(filled, count, django_assert_num_queries):
    reader = filled(count)
    reader.get(f"{reader.home}compare/1/")
    with django_assert_num_queries(2):
        reader.get(f"{reader.home}compare/1/")
