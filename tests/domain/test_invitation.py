import re
from xml.etree import ElementTree

import pytest

from discussions.domain import invitation, links
from discussions.models import Discussion
from tests import people

pytestmark = pytest.mark.django_db


@pytest.fixture
def of(settings):
    settings.PUBLIC_URL = "https://help.example.org"
    return people.discussion(team="Ours", code="01234567")


def test_the_link_is_the_whole_address_of_the_discussion(of):
    assert invitation.join_url(of) == f"https://help.example.org/d/{of.slug}/"


def test_the_screen_shows_every_way_in(of):
    screen = invitation.screen_of(of)
    assert (screen.title, screen.team, screen.is_sample, screen.join_url, screen.site, screen.code) == (
        "Asking for Help",
        "Ours",
        False,
        f"https://help.example.org/d/{of.slug}/",
        "help.example.org",
        "0123 4567",
    )


def test_a_closed_door_shows_no_code(of):
    of.code_open = False
    assert invitation.screen_of(of).code == ""


def test_the_screen_names_the_questions_without_the_closing_thread(of):
    assert [question.number for question in invitation.screen_of(of).questions] == [1, 2, 3, 4]


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (0, "fewer than 3 have answered"),
        (2, "fewer than 3 have answered"),
        (3, "3 or more have answered"),
        (5, "3 or more have answered"),
        (6, "6 or more have answered"),
    ],
)
def test_the_screen_counts_in_steps_of_three(of, count, said):
    people.answered(of, count)
    assert invitation.screen_of(of).questions[0].count_words == said


def test_a_pass_counts_as_having_answered(of):
    for one in people.people(of, 3):
        people.answer(one)
    round_ = people.round_of(of)
    assert invitation.answers_in_steps([round_]) == {round_.id: 3}


def test_the_code_is_a_square_picture_that_calls_nothing():
    drawn = invitation.qr_svg("https://help.example.org/d/abc/")
    width, height = ElementTree.fromstring(drawn).get("viewBox").split()[2:]
    assert (width, re.findall(r"(?:href|src|url|script)", drawn)) == (height, [])


def test_another_address_is_another_picture():
    assert invitation.qr_svg("https://help.example.org/d/a/") != invitation.qr_svg("https://help.example.org/d/b/")


def test_a_start_prints_three_lines_each_with_its_word(of):
    assert links.printed(of, "token") == [
        f"Join: https://help.example.org/d/{of.slug}/ code 0123 4567",
        f"Screen: https://help.example.org/d/{of.slug}/screen/",
        "Facilitate: https://help.example.org/facilitate/enter/token/",
    ]


def test_a_qr_code_can_have_a_size_of_its_own():
    drawn = invitation.qr_svg("https://help.example.org/d/abc/", pixels=4)
    assert [word in drawn for word in ('width="132"', 'height="132"')] == [True, True]


@pytest.mark.parametrize("questions", [1, 25])
def test_the_screen_asks_as_often_for_many_questions_as_for_few(questions, django_assert_num_queries):
    of = people.discussion(of=people.edition_with(questions))
    with django_assert_num_queries(2):
        invitation.screen_of(of)


def test_a_closed_discussion_invites_nobody_and_a_draft_is_not_called_closed(of):
    Discussion.objects.update(state="draft")
    of.refresh_from_db()
    draft = invitation.screen_of(of)
    Discussion.objects.update(state="closed")
    of.refresh_from_db()
    found = invitation.screen_of(of)
    assert (draft.closed_words, draft.qr == "") == ("", False)
    assert (found.closed_words, found.qr, found.code) == ("This discussion is closed. It can still be read.", "", "")
