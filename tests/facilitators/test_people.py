import pytest

from discussions.domain import entry


@pytest.fixture
def page(room):
    return lambda: room.facilitator.get(f"/facilitate/d/{room.slug}/people/")


def test_everybody_who_runs_the_discussion_is_listed(room, page):
    for name in ("ben", "cleo"):
        room.discussion.facilitators.add(entry.facilitator_named(f"{name}@example.org"))
    entry.facilitator_named("elsewhere@example.org")
    names = ("one", "ben", "cleo", "elsewhere")
    assert [f"{name}@example.org" in page().text for name in names] == [True, True, True, False]


def test_whoever_is_alone_cannot_be_removed(page):
    assert page().has_form("/remove-facilitator/") is False


def test_the_page_says_what_another_facilitator_will_see_and_do(page):
    said = ("They will see and do what you can", "they never see who wrote what", "This server sends no mail.")
    assert [one in page().text for one in said] == [True] * 3


def test_where_there_is_mail_the_page_says_that_a_mail_goes_out(page, with_mail):
    assert "They get a mail with a link that signs them in once." in page().text


def test_the_console_leads_there(room, console, page):
    assert f'href="/facilitate/d/{room.slug}/people/"' in console().text


@pytest.mark.parametrize("count", [1, 50])
def test_the_page_asks_as_often_for_many_as_for_one(room, page, count, django_assert_num_queries):
    for place in range(count - 1):
        room.discussion.facilitators.add(entry.facilitator_named(f"f{place}@example.org"))
    page()
    with django_assert_num_queries(4):
        page()
