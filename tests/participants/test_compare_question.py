import re

import pytest


def test_the_groups_part_has_the_same_bytes_for_two_people(room, filled):
    one = filled(12)
    other = room.crowd(1)[0]
    other.pass_over(1)
    pages = [each.get(f"{each.home}compare/1/").parts("data-group") for each in (one, other)]
    assert pages[0].keys() == {"words", "picture", "lists"}
    assert pages[0] == pages[1]


def test_sixty_answers_are_listed_fifty_at_a_time(filled):
    reader = filled(60)
    first = reader.get(f"{reader.home}compare/1/").text
    rest = reader.get(f"{reader.home}compare/1/?from=50").text
    said = [set(re.findall(r"What voice \d+ says", page)) for page in (first, rest)]
    assert [len(said[0] | said[1]), len(said[1])] == [60, 11]


@pytest.mark.parametrize("n", [0, 6])
def test_a_question_that_does_not_exist_is_not_found(newcomer, n):
    assert newcomer.get(f"{newcomer.home}compare/{n}/").status == 404
