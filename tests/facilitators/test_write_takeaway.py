import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.db import OperationalError

from tests import people

TYPED = {"heard": "We ask late.", "differ": "", "attempt": "Ask before noon."}


@pytest.fixture
def page(room):
    return lambda: room.facilitator.get(f"/facilitate/d/{room.slug}/takeaway/")


@pytest.fixture
def write(room, page):
    """Fill in the form as it stands and press a button."""
    return lambda **typed: room.facilitator.send(page().form("/write/"), **({"action": "keep"} | typed))


@pytest.fixture
def shown(room):
    return lambda: room.crowd(1)[0].get(f"/d/{room.slug}/takeaway/")


def kept(page) -> dict[str, str]:
    return {name: value for name, value in page().form("/write/").fields.items() if name in TYPED}


def test_what_is_typed_is_kept(write, page):
    assert write(**TYPED).status == 302
    assert kept(page) == TYPED


def test_the_group_reads_it_once_it_is_shown(write, shown):
    write(**TYPED)
    assert shown().status == 404
    write(action="show")
    assert (shown().status, "We ask late." in shown().text) == (200, True)
    write(action="hide")
    assert shown().status == 404


def test_a_commitment_with_a_name_and_a_day(write, page):
    write(commitment="Bring  cake.", owner="Ana", by_day="2030-03-31")
    found = page().text
    assert [text in found for text in ("Bring cake.", "Ana", "by 31 March 2030")] == [True] * 3


def test_a_commitment_can_be_dropped_and_the_texts_beside_it_are_kept(write, page):
    write(commitment="Bring cake.")
    item = page().text.split('name="drop" value="')[1].split('"')[0]
    write(**TYPED, action=None, drop=item)
    assert ("Bring cake." in page().text, kept(page)) == (False, TYPED)


def test_a_suggestion_is_taken_over_below_what_is_typed_and_not_kept_yet(room, write, page):
    people.readable(room.discussion, 5, me=[5] * 5)
    found = write(heard="Own words.", owner="", action=None, take="heard")
    assert found.form("/write/").fields["heard"] == "Own words.\n\nQuestion 1: 5 of 5 lean towards “readily”."
    assert (found.status, kept(page)["heard"]) == (200, "")


@pytest.mark.parametrize(
    ("typed", "field", "sentence"),
    [
        ({"heard": "x" * 2_001}, "heard", "This is longer than 2000 characters."),
        ({"commitment": "x" * 301}, "commitment", "This is longer than 300 characters."),
        ({"owner": "Ana"}, "commitment", "Write what will be done, too."),
        ({"commitment": "Cake.", "owner": "A" * 61}, "owner", "This is longer than 60 characters."),
        ({"commitment": "Cake.", "by_day": "soon"}, "by_day", "Write the day as 2030-03-31, or leave it empty."),
    ],
)
def test_a_field_that_is_wrong_says_so_and_everything_typed_comes_back(write, typed, field, sentence):
    found = write(**({"differ": "Kept words."} | typed))
    assert (found.status, f'id="{field}-error">{sentence}' in found.text) == (422, True)
    fields = found.form("/write/").fields
    assert {name: fields[name] for name in ("differ", *typed)} == {"differ": "Kept words."} | typed


def test_an_empty_page_is_not_shown(write):
    found = write(action="show")
    assert (found.status, "There is nothing on this page yet." in found.text) == (422, True)


def test_a_button_that_is_not_there_is_refused(write):
    assert write(action="publish").status == 422


def test_the_second_facilitator_is_told_and_sees_both_texts(room, write, page):
    old = page().form("/write/")
    write(heard="First words.")
    found = room.facilitator.send(old, heard="Second words.", action="keep")
    assert (found.status, "First words." in found.text) == (409, True)
    assert room.facilitator.send(found.form("/write/"), action="keep").status == 302
    assert kept(page)["heard"] == "Second words."


def test_what_was_added_meanwhile_is_seen_before_it_is_shown(room, write, page, shown):
    write(**TYPED)
    old = page().form("/write/")
    write(commitment="Bring cake.", owner="Ana")
    found = room.facilitator.send(old, action="show")
    told = '<p class="trouble" role="alert">Somebody else has decided on this in the meantime.'
    assert (found.status, told in found.text, "Ana" in found.text, shown().status) == (409, True, True, 404)
    assert (room.facilitator.send(found.form("/write/"), action="show").status, shown().status) == (302, 200)


def test_a_page_that_was_hidden_is_hidden_from_an_older_one_as_well(room, write, page, shown):
    write(**TYPED, action="show")
    old = page().form("/write/")
    write(commitment="Bring cake.")
    assert (room.facilitator.send(old, action="hide").status, shown().status) == (302, 404)


def test_a_page_with_other_texts_by_now_is_hidden_as_well_and_gives_back_what_was_typed(room, write, page, shown):
    write(**TYPED, action="show")
    old = page().form("/write/")
    write(heard="Words with a name.")
    found = room.facilitator.send(old, heard="Words typed.", action="hide")
    told = '<p class="trouble" role="alert">The group does not read this page any more.'
    typed = found.form("/write/").fields["heard"]
    assert (found.status, told in found.text, "Not shown yet" in found.text, typed, shown().status) == (
        409,
        True,
        True,
        "Words typed.",
        404,
    )
    assert room.facilitator.send(found.form("/write/"), action="keep").status == 302
    assert (kept(page)["heard"], shown().status) == ("Words typed.", 404)


def test_a_form_that_is_too_old_gives_back_what_was_typed(write):
    typed = {name: text for name, text in TYPED.items() if text} | {"commitment": "Ask at nine.", "owner": "Ana and Bo"}
    page = write(**typed, csrfmiddlewaretoken="of another day")
    assert (page.status, [text for text in typed.values() if text not in page.text]) == (403, [])


def test_whoever_is_signed_out_meanwhile_gets_the_text_back_and_the_way_in(room, page):
    form = page().form("/write/")
    room.facilitator.send(room.facilitator.get("/facilitate/account/").form("/sign-out/"))
    token = room.facilitator.get("/facilitate/enter/").form("/facilitate/enter/").fields["csrfmiddlewaretoken"]
    found = room.facilitator.send(form, csrfmiddlewaretoken=token, **TYPED)
    assert (found.status, TYPED["heard"] in found.text, TYPED["attempt"] in found.text) == (403, True, True)
    assert 'href="/facilitate/enter/?next=' in found.text


def test_a_mistake_in_a_field_does_not_put_off_the_hiding(write, shown):
    write(**TYPED, action="show")
    page = write(action="hide", heard="Ask. " * 5_000)
    assert (page.status, "is longer than" in page.text, shown().status) == (422, True, 404)


def test_while_the_database_is_away_the_staff_door_says_so_and_gives_the_words_back(room, monkeypatch):
    form = room.facilitator.get(f"/facilitate/d/{room.slug}/takeaway/").form("/write/")

    def away(*_args: object, **_more: object) -> None:
        raise OperationalError("couldn't get a connection after 10.00 sec")

    # Who is signed in is the first thing that is asked for.
    monkeypatch.setattr(SessionStore, "load", away)
    page = room.facilitator.send(form, action="keep", heard="What we heard in an hour")
    assert (page.status, page.header("Retry-After"), "What we heard in an hour" in page.text) == (503, "5", True)
    monkeypatch.setattr(SessionStore, "load", lambda _self: 1 / 0)
    assert room.facilitator.send(form, heard="What we heard").status == 500
