from html import escape

import pytest

from discussions.domain.refusals import Closed, Conflict, NoVoice
from discussions.domain.second_refusals import NothingAgain
from discussions.models import Answer


def sent(person, **typed):
    return person.send(person.question(1).form("/second/"), **({"action": "share"} | typed))


def said(page, sentence) -> bool:
    return escape(str(sentence)) in page.text


def second_texts() -> list[tuple[str, bool]]:
    return list(Answer.objects.exclude(second_text="").values_list("second_text", "beside"))


def test_a_second_thought_leads_back_to_its_question(writer):
    page = sent(writer, text="I would ask sooner.", me="4")
    assert (page.status, page.header("Location")) == (303, f"{writer.home}#question-1")
    assert second_texts() == [("I would ask sooner.", True)]


@pytest.mark.parametrize(("action", "beside"), [("share", True), ("keep", False), (None, False)])
def test_the_button_says_who_may_read_it(writer, action, beside):
    sent(writer, text="Again.", action=action)
    assert second_texts() == [("Again.", beside)]


def test_what_it_does_is_told_before_it_is_sent(writer):
    page = writer.question(1)
    assert said(page, "The group reads the second text only if you let it, beside the first.")
    assert page.form("/second/").buttons == [("action", "share"), ("action", "keep")]


@pytest.mark.parametrize(
    ("typed", "status", "sentence"),
    [
        ({"text": ""}, 422, NothingAgain.sentence),
        ({"text": "a" * 5_000}, 422, "This is 5000 characters long; at most 2000 can be sent. Shorten it a little."),
        ({"text": "Some words", "me": "6"}, 422, "Choose a number from 1 to 5, or none."),
        ({"text": "Some words", "etag": "old"}, 409, Conflict.sentence),
    ],
)
def test_what_cannot_be_taken_comes_back_with_a_sentence(writer, typed, status, sentence):
    page = sent(writer, **typed)
    assert (page.status, said(page, sentence), page.form("/second/").fields["text"]) == (status, True, typed["text"])
    assert second_texts() == []


def test_of_two_tabs_the_later_gets_both_texts(writer):
    older = writer.question(1).form("/second/")
    sent(writer, text="First tab")
    page = writer.send(older, text="Second tab", action="share")
    again = page.form("/second/")
    assert (page.status, "First tab" in page.text, again.fields["text"]) == (409, True, "Second tab")
    assert writer.send(again, action="keep").status == 303
    assert second_texts() == [("Second tab", False)]


def test_without_the_cookie_the_text_comes_back(writer):
    form = writer.question(1).form("/second/")
    writer.jar = {name: value for name, value in writer.jar.items() if name == "csrf"}
    page = writer.send(form, text="Half a thought", action="share")
    assert (page.status, said(page, NoVoice.sentence), "Half a thought" in page.text) == (403, True, True)


def test_after_closing_the_text_is_there_to_copy(room, writer):
    form = writer.question(1).form("/second/")
    room.press("/close/")
    page = writer.send(form, text="A late word", action="share")
    assert (page.status, said(page, Closed.sentence), "A late word" in page.text) == (403, True, True)


def test_a_text_too_long_comes_back_even_where_the_first_one_was_taken_back(writer):
    form = writer.question(1).form("/second/")
    writer.withdraw(1)
    page = writer.send(form, text="c" * 2_500, action="share")
    assert (page.status, said(page, "This is 2500 characters long"), "c" * 2_500 in page.text) == (422, True, True)


def test_a_script_gets_the_question_itself_with_what_stands(writer):
    writer.headers["HX-Request"] = "true"
    page = sent(writer, text="Again.", action="keep")
    assert (page.status, "<html" in page.text, 'data-text="Again."' in page.text) == (200, False, True)
    assert page.form("/second/").fields["text"] == "Again."


def test_it_stands_among_what_one_wrote(writer):
    sent(writer, text="Mine alone.", action="keep")
    assert "Mine alone." in writer.get(f"{writer.home}mine/").text


def test_the_address_is_only_posted_to(writer):
    page = writer.get(f"{writer.home}q/1/second/")
    assert (page.status, page.header("Allow")) == (405, "POST")
