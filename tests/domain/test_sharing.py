import pytest

from discussions.domain import doors, invitation, sharing
from discussions.models import Discussion
from tests import people
from tests.layers import laid

pytestmark = pytest.mark.django_db


@laid
def of():
    return people.discussion(team="Ours", code="12345678")


def test_the_text_to_paste_has_link_code_and_the_promise(of):
    sheet = sharing.sheet_of(of)
    wanted = [invitation.join_url(of), "1234 5678", *sheet.promise]
    assert [one in sheet.text for one in wanted] == [True] * 5


def test_the_promise_has_three_lines_and_follows_the_reading_rule(of):
    Discussion.objects.update(reading_rule="when_opened")
    found = sharing.promise(Discussion.objects.get())
    assert (len(found), found[1]) == (
        3,
        "Answers are sealed until the facilitator opens them, or until closing at the latest.",
    )


def test_a_code_that_opens_nothing_stands_nowhere(of):
    doors.switch_code(of, on=False)
    sheet = sharing.sheet_of(Discussion.objects.select_related("edition").get())
    assert (sheet.code, "1234" in sheet.text) == ("", False)


def test_a_rehearsal_says_that_it_is_one():
    text = sharing.sheet_of(people.discussion(is_sample=True)).text
    assert text.splitlines()[0] == "This is a rehearsal with sample people."


def test_of_a_closed_discussion_it_says_that_there_is_nobody_to_invite(of):
    before = sharing.sheet_of(of).closed_words
    Discussion.objects.update(state="closed")
    found = sharing.sheet_of(Discussion.objects.select_related("edition").get())
    assert (before, found.closed_words) == ("", "This discussion is closed. It can still be read.")
