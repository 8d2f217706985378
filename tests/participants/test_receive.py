import re

import pytest

from tests.crowd import Person

from .test_pairing_words import shown


@pytest.fixture
def second(room) -> Person:
    """Another device of somebody, which has not been here."""
    return Person(slug=room.slug)


def words_of(one: Person) -> str:
    return " ".join(shown(one.send(one.get(f"{one.home}pairing/").form("/words/"))))


def text_of(one: Person) -> str:
    page = one.send(one.get(f"{one.home}pairing/").form("/text/"))
    return re.search(r">([\w-]{43}:[\w-]{43})</textarea>", page.text)[1]


def type_in(one: Person, typed: str, **more: str):
    return one.send(one.get(f"{one.home}pairing/").form("/receive/"), typed=typed, **more)


@pytest.mark.parametrize("of", [words_of, text_of])
def test_the_second_device_shows_what_the_first_one_wrote(writer, second, of):
    page = type_in(second, of(writer))
    assert (page.status, page.header("Location")) == (303, f"{writer.home}mine/")
    mine = second.follow(page)
    assert [mine.status, "What voice 0 says." in mine.text] == [200, True]
    assert "What voice 0 says." in writer.get(f"{writer.home}mine/").text


def test_it_can_change_it_too(writer, second):
    type_in(second, words_of(writer))
    second.answer(1, "Said on the second one.")
    assert "Said on the second one." in writer.get(f"{writer.home}mine/").text


def test_a_form_that_is_sent_twice_is_let_in_twice_and_no_other(room, writer, second):
    form, other = second.get(f"{second.home}pairing/").form("/receive/"), Person(slug=room.slug)
    words, before = words_of(writer), dict(second.jar)
    # Of two taps, a browser drops the first answer with its cookie.
    first, again = second.send(form, typed=words), Person(slug=room.slug, jar=before).send(form, typed=words)
    assert [page.status for page in (first, again, type_in(other, words))] == [303, 303, 404]
    assert first.new_cookies() == again.new_cookies() != {}


def test_a_form_without_its_key_is_let_in_once(writer, second):
    form, words = second.get(f"{second.home}pairing/").form("/receive/"), words_of(writer)
    other = Person(slug=second.slug, jar=dict(second.jar))
    assert [one.send(form, typed=words, key=None).status for one in (second, other)] == [303, 404]


def test_its_cookie_is_out_of_reach_of_scripts(writer, second):
    page = type_in(second, words_of(writer))
    [cookie] = [value for name, value in page.headers if name == "Set-Cookie" and "voice" in value]
    assert ("HttpOnly" in cookie, "SameSite=Lax" in cookie) == (True, True)


@pytest.mark.parametrize(
    ("typed", "status", "said"),
    [
        ("", 422, "Type all four words"),
        ("one two", 422, "Type all four words"),
        ("river apple stone clowd", 422, "Look at “clowd” once more"),
        ("river apple stone cloud", 404, "These four words open nothing here."),
        ("abc:def", 404, "This text opens nothing here."),
        ("<b>x</b> & \0 :", 404, "This text opens nothing here."),
    ],
)
def test_what_opens_nothing_comes_back_with_a_sentence(second, typed, status, said):
    page = type_in(second, typed)
    shown_again = page.form("/receive/").fields["typed"]
    assert (page.status, said in page.text, shown_again.split()) == (status, True, typed.replace("\0", "").split())
    assert [name for name in second.jar if "voice" in name] == []


def test_a_browser_that_wrote_keeps_its_own_until_it_chooses(room, writer):
    other = room.crowd(1)[0]
    other.answer(1, "Mine as well.")
    words = words_of(writer)
    kept = dict(other.jar)
    page = type_in(other, words)
    assert (page.status, page.form("/receive/").fields["typed"], other.jar == kept) == (409, words, True)
    assert "two cannot be made into one" in page.text
    mistyped = type_in(other, f"{words}x", leaves="on")
    assert (mistyped.status, mistyped.form("/receive/").fields.get("leaves")) == (422, "on")
    assert type_in(other, words, leaves="on").status == 303
    assert "Mine as well." not in other.get(f"{other.home}mine/").text


def test_a_form_of_another_site_is_refused(writer, second):
    words = words_of(writer)
    second.get(f"{second.home}pairing/")
    page = second.ask("POST", f"{second.home}pairing/receive/", {"typed": words})
    assert (page.status, [name for name in second.jar if "voice" in name]) == (403, [])
    assert words in page.text


def test_a_text_that_is_tried_where_it_came_from_leads_on_and_changes_nothing(writer):
    text, kept = text_of(writer), dict(writer.jar)
    page = type_in(writer, text)
    assert (page.status, page.header("Location"), writer.jar == kept) == (303, f"{writer.home}mine/", True)


def test_behind_a_locked_door_the_second_device_is_let_in(room, writer, second):
    words = words_of(writer)
    type(room.discussion).objects.update(door_locked=True)
    assert second.follow(type_in(second, words)).status == 200


def test_no_page_says_that_what_another_device_can_do_as_well_is_over(writer, second):
    type_in(second, words_of(writer))
    page = {path: writer.get(f"{writer.home}{path}").text for path in ("q/1/", "forget/", "pairing/")}
    assert "only this browser" not in page["q/1/"]
    assert "from here you can no longer change it" in page["forget/"]
    assert "from here nobody can change it" in page["pairing/"]
