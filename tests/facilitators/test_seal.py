import pytest

from discussions.models import Discussion
from tests.crowd import Person
from tests.layers import laid


@laid
def sealed(room) -> Person:
    """Somebody who wrote in a discussion that has been sealed since."""
    found = room.crowd(3)
    for place, one in enumerate(found):
        one.answer(1, f"What voice {place} says.")
    room.press("/close/")
    room.press("/seal/", typed=room.discussion.team)
    return found[0]


def test_the_name_typed_seals_a_closed_discussion(sealed):
    assert Discussion.objects.get().is_sealed is True


@pytest.mark.parametrize("path", ["", "q/1/", "compare/", "compare/1/", "compare.json", "mine/", "receipt/", "forget/"])
def test_every_page_stays_readable(sealed, path):
    assert sealed.get(sealed.home + path).status == 200


def test_the_answers_can_be_read(sealed):
    assert len(sealed.question(1).cards()) == 3


def test_the_own_list_says_why_it_is_empty(sealed):
    assert "was sealed" in sealed.get(f"{sealed.home}mine/").text


@pytest.mark.parametrize("path", ["q/1/edit/", "mine/withdraw/"])
def test_what_only_an_owner_does_is_refused(sealed, path):
    page = sealed.get(sealed.home + path)
    assert (page.status, "This discussion is sealed" in page.text) == (403, True)


@pytest.mark.parametrize("path", ["q/1/answer/", "q/1/withdraw/", "mine/withdraw/"])
def test_nothing_is_changed_or_taken_back_and_what_was_typed_comes_back(sealed, path):
    token = sealed.get("/").form("/join/").fields["csrfmiddlewaretoken"]
    page = sealed.ask("POST", sealed.home + path, {"csrfmiddlewaretoken": token, "text": "Typed here."})
    assert (page.status, "This discussion is sealed" in page.text, "Typed here." in page.text) == (403, True, True)


def test_the_console_offers_no_way_back(sealed, console):
    endings = ("/seal/", "/reopen/", "/close/", "/delete/")
    page = console()
    assert [page.has_form(one) for one in endings] == [False, False, False, True]


def test_another_name_seals_nothing_and_comes_back(room, console):
    room.press("/close/")
    page = room.facilitator.send(console().form("/seal/"), typed="Tea")
    assert (page.status, page.form("/seal/").fields["typed"], Discussion.objects.get().is_sealed) == (422, "Tea", False)


def test_an_open_discussion_is_not_sealed_by_a_direct_post(room, console):
    token = console().form("/close/").fields["csrfmiddlewaretoken"]
    fields = {"csrfmiddlewaretoken": token, "typed": room.discussion.team}
    page = room.facilitator.ask("POST", f"/facilitate/d/{room.slug}/seal/", fields)
    assert (page.status, Discussion.objects.get().is_sealed) == (409, False)
