"""Opinion groups on the compare page and on a page of their own."""

import re

from discussions.domain import opinions
from tests import people
from tests.crowd import Browser, Person
from tests.layers import laid
from tests.opinions import filled


def browser(visit) -> Person:
    return Person(slug=visit.discussion.slug, jar=people.cookies_of(visit))


def address(one: Person) -> str:
    return f"{one.home}compare/1/opinions/"


@laid
def voices():
    """Two camps of twelve, counted; the first twelve have written."""
    found = filled(24, 12)
    opinions.count(people.round_of(found[0].discussion).pk)
    return found


def test_the_page_says_the_verdict_and_draws_each_person_once(voices):
    page = browser(voices[0]).get(address(browser(voices[0]))).text
    assert "2 opinion groups among the 24 people who marked enough: A 12, B 12." in page
    spots = re.findall(r'class="spot', page)
    assert (12 < len(spots) <= 24, page.count('class="hull'), page.count('class="letter"')) == (True, 2, 2)


def test_the_groups_part_is_the_same_bytes_for_two_writers_and_the_ring_is_not(voices):
    pages = [browser(one).get(address(browser(one))) for one in voices[:2]]
    parts = [{name: page.parts("data-group")[name] for name in ("landscape", "opinions")} for page in pages]
    rings = [re.search(r'class="ring" cx="([\d.]+)"', page.text)[1] for page in pages]
    assert (parts[0] == parts[1], rings[0] == rings[1]) == (True, False)


def test_ones_own_place_is_kept_by_no_cache(voices):
    page = browser(voices[0]).get(address(browser(voices[0])))
    assert ("Where you stand" in page.text, page.header("Cache-Control")) == (True, "no-store")


def test_the_compare_page_has_the_same_part_with_a_link_to_its_own_page(voices):
    one = browser(voices[0])
    pages = [one.get(there) for there in (f"{one.home}compare/1/", address(one))]
    parts = [page.parts("data-group")["landscape"] for page in pages]
    linked = [f'href="{address(one)}"' in pages[0].text, "/static/opinions." in pages[0].text]
    assert (parts[0] == parts[1], linked) == (True, [True, True])


def test_a_script_gets_the_part_alone(voices):
    one = browser(voices[0])
    page = one.ask("GET", address(one), **{"HX-Request": "true"})
    assert ("<html" in page.text, 'id="opinions-1"' in page.text) == (False, True)


def test_after_closing_the_map_has_groups_and_nobodys_place(voices):
    people.close(voices[0].discussion)
    opinions.count(people.round_of(voices[0].discussion).pk)
    page = browser(voices[0]).get(address(browser(voices[0]))).text
    assert (page.count('class="spot'), page.count('class="hull'), page.count('class="reach')) == (0, 0, 2)
    assert "taken apart for good" in page


def test_who_may_not_read_the_question_sees_no_group(voices):
    stranger = Browser()
    page = stranger.get(f"/d/{voices[0].discussion.slug}/compare/1/opinions/")
    assert (page.status, "opinion groups among" in page.text, ">sealed</span>" in page.text) == (200, False, True)


def test_the_counts_of_queries_do_not_grow_with_marks(voices, django_assert_num_queries):
    one = browser(voices[0])
    for there in (address(one), f"{one.home}compare/1/"):
        one.get(there)
        with django_assert_num_queries(4):
            one.get(there)


def test_before_anybody_marked_it_says_why_there_is_nothing(db):
    one = browser(people.answered(people.discussion(joins_marks=True), 3)[0])
    page = one.get(address(one)).text
    assert ("Too few to look for opinion groups." in page, "At least 12 people" in page, "<svg" in page) == (
        True,
        True,
        False,
    )


def test_before_marking_people_are_told_that_marks_are_joined(db):
    told = {}
    for joined in (True, False):
        one = browser(people.answered(people.discussion(joins_marks=joined), 3)[0])
        told[joined] = ["joined to look for opinion groups" in one.get(there).text for there in (one.home,)]
    assert told == {True: [True], False: [False]}


def test_where_marks_are_not_joined_there_is_no_such_page_and_no_style(writer):
    page = writer.get(f"{writer.home}compare/1/").text
    assert (writer.get(address(writer)).status, "opinions" in page) == (404, False)
