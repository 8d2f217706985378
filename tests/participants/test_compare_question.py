import re

import pytest

from tests import people
from tests.crowd import Browser


def side_by_side(source: str) -> str:
    return source.split('class="side-by-side"')[1]


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
    said = [set(re.findall(r"What voice \d+ says", side_by_side(page))) for page in (first, rest)]
    assert [len(said[0] | said[1]), len(said[1])] == [60, 10]


def test_there_is_no_card_around_a_part_that_is_not_there(filled):
    reader = filled(12)
    page = reader.get(f"{reader.home}compare/1/").text
    assert ('aria-label="Themes"' in page, 'aria-label="First thought, second thought"' in page) == (False, False)


@pytest.mark.parametrize(("rating", "said"), [(None, "empty, nothing hidden"), (4, "hidden, not empty")])
def test_figures_that_nobody_gave_are_called_empty_and_few_are_called_hidden(room, rating, said):
    three = room.crowd(3)
    for one in three:
        one.answer(1, "In my own words.", me=rating)
    words = three[0].get(f"{three[0].home}compare/1/").parts("data-group")["words"]
    assert re.findall(r"empty, nothing hidden|hidden, not empty", words) == [said]


@pytest.mark.parametrize("n", [0, 6])
def test_a_question_that_does_not_exist_is_not_found(newcomer, n):
    assert newcomer.get(f"{newcomer.home}compare/{n}/").status == 404


@pytest.fixture
def themed(room, filled):
    """Twelve answers, the first and three others under a theme; the first one's browser."""
    reader = filled(12)
    cards = [people.card_of(people.access.visit(room.slug, reader.jar)), *people.Card.objects.all()[:3]]
    people.themes.create(
        room.discussion,
        name="Looking <slow>",
        answers={card.pk for card in cards},
        by=people.entry.facilitator_named("one@example.org"),
    )
    return reader


def test_without_a_theme_nothing_is_said_of_themes(filled):
    reader = filled(12)
    assert "What we said, by theme" not in reader.get(f"{reader.home}compare/1/").text


def test_themes_are_told_with_counts_of_answers_and_the_rest_is_in_none(room, themed):
    inside = room.discussion.themes.get().answers.count()
    said = themed.get(f"{themed.home}compare/1/").parts("data-group")["themes"]
    counts = re.findall(r'<td class="n">(.*?)</td>', said)
    assert (counts, "Looking &lt;slow&gt;" in said) == ([f"{inside} answers", f"{12 - inside} answers"], True)


def test_where_mine_stands_is_outside_of_the_groups_part(room, themed):
    other = room.crowd(1)[0]
    other.pass_over(1)
    pages = [one.get(f"{one.home}compare/1/") for one in (themed, other)]
    parts = [page.parts("data-group") for page in pages]
    assert (parts[0] == parts[1], ["mine-0" in page.text for page in pages]) == (True, [True, False])
    assert ("gold" in parts[0]["themes"], "Underlined in gold" in pages[0].text) == (False, True)


def test_a_theme_is_opened_by_a_plain_link(room, themed):
    inside = room.discussion.themes.get().answers.count()
    address = f"{themed.home}compare/1/"
    found = re.findall(r"\?theme=([a-z0-9-]+)#", themed.get(address).text)
    pages = [themed.get(f"{address}?theme={key}").parts("data-group")["lists"] for key in [*found, "other"]]
    assert [side_by_side(page).count('class="compared"') for page in pages] == [inside, 12 - inside, 12]


def test_where_the_question_is_sealed_no_theme_shows(room, themed):
    stranger = Browser()
    page = stranger.get(f"/d/{room.slug}/compare/1/?theme=none").text
    assert ("Looking" in page, "mine-0" in page) == (False, False)


def test_themes_cost_one_query(themed, django_assert_num_queries):
    themed.get(f"{themed.home}compare/1/")
    # One more than without themes: whether this voice has objected to its own.
    with django_assert_num_queries(3):
        themed.get(f"{themed.home}compare/1/")


def test_a_phrase_that_several_use_leads_to_their_answers(filled):
    reader = filled(12)
    address = f"{reader.home}compare/1/"
    page = reader.get(address)
    phrase = re.search(r"\?phrase=([^#\"]+)#answers-1", page.text)[1]
    lists = [reader.get(f"{address}?phrase={one}").parts("data-group")["lists"] for one in (phrase, "nothing")]
    assert ["in them</h3>" in one for one in lists] == [True, False]
    assert "12 answers mention" in page.text
