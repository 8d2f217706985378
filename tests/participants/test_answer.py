from html import escape

import pytest

from discussions.domain.refusals import BadKey, Closed, Conflict, Full, NoVoice, Withdrawn
from discussions.models import Answer
from tests import people


def sent(person, *, n: int = 1, **typed):
    return person.send(person.question(n).form("/answer/"), **({"action": "post"} | typed))


def said(page, sentence) -> bool:
    return escape(str(sentence)) in page.text


def test_an_answer_leads_back_to_its_question(newcomer):
    page = sent(newcomer, text="I ask late.", me="2", guess="4")
    assert (page.status, page.header("Location")) == (303, f"{newcomer.home}#question-1")


def test_a_script_gets_the_question_itself(newcomer):
    newcomer.headers["HX-Request"] = "true"
    page = sent(newcomer, text="I ask late.")
    assert (page.status, "<html" in page.text, "I ask late." in page.text) == (200, False, True)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"text": "a" * 5_000}, "This is 5000 characters long; at most 2000 can be sent. Shorten it a little."),
        ({"text": ""}, "There is nothing in it yet. Write something, or pass."),
        ({"text": " \u200b\u2060\n "}, "There is nothing in it yet. Write something, or pass."),
        ({"text": "Some words", "action": "pass"}, "There is text here. Post it, or empty the box to pass."),
        ({"text": "Some words", "me": "6"}, "Choose a number from 1 to 5, or none."),
        ({"text": "Some words", "guess": "x"}, "Choose a number from 1 to 5, or none."),
    ],
)
def test_what_cannot_be_taken_comes_back_with_a_sentence(newcomer, typed, sentence):
    page = sent(newcomer, **typed)
    assert (page.status, said(page, sentence)) == (422, True)
    assert page.form("/answer/").fields["text"] == typed["text"]
    assert Answer.objects.count() == 0


def test_a_refused_form_keeps_its_key_so_that_sending_it_again_is_one_answer(newcomer):
    first = newcomer.question(1).form("/answer/")
    refused = newcomer.send(first, text="", action="post").form("/answer/")
    assert refused.fields["key"] == first.fields["key"]


def test_a_pass_needs_no_word(newcomer):
    assert newcomer.pass_over(1).status == 303
    assert Answer.objects.get().kind == Answer.Kind.PASS


def test_without_the_cookie_the_text_comes_back(newcomer):
    form = newcomer.question(1).form("/answer/")
    newcomer.jar = {name: value for name, value in newcomer.jar.items() if name == "csrf"}
    page = newcomer.send(form, text="Half a thought", action="post")
    assert (page.status, said(page, NoVoice.sentence), "Half a thought" in page.text) == (403, True, True)


def test_without_any_cookie_the_text_comes_back(newcomer):
    form = newcomer.question(1).form("/answer/")
    newcomer.jar = {}
    page = newcomer.send(form, text="Half a thought", action="post")
    assert (page.status, "Half a thought" in page.text) == (403, True)


def test_after_closing_the_text_is_there_to_copy(room, newcomer):
    form = newcomer.question(1).form("/answer/")
    room.press("/close/")
    page = newcomer.send(form, text="A late word", action="post")
    assert (page.status, said(page, Closed.sentence), "A late word" in page.text) == (403, True, True)


def test_beyond_the_voice_budget_the_text_comes_back(room, newcomer):
    people.answered(room.discussion, room.discussion.voice_budget)
    page = sent(newcomer, text="One too many")
    assert (page.status, said(page, Full.sentence), "One too many" in page.text) == (403, True, True)


def test_a_form_of_another_question_is_refused_and_the_text_comes_back(newcomer):
    other = newcomer.question(2).form("/answer/").fields["key"]
    page = sent(newcomer, text="Mixed up", key=other)
    assert (page.status, said(page, BadKey.sentence)) == (403, True)
    assert page.form("/answer/").fields["text"] == "Mixed up"


def test_a_form_of_something_taken_back_stays_taken_back(newcomer):
    form = newcomer.question(1).form("/answer/")
    newcomer.send(form, text="Once", action="post")
    newcomer.withdraw(1)
    page = newcomer.send(form, text="Once", action="post")
    assert (page.status, said(page, Withdrawn.sentence), Answer.objects.count()) == (409, True, 0)


def test_a_change_that_comes_after_the_taking_back_is_a_new_answer_with_the_next_press_only(newcomer):
    sent(newcomer, text="Once")
    late = newcomer.get(f"{newcomer.home}q/1/edit/").form("/answer/")
    newcomer.withdraw(1)
    page = newcomer.send(late, text="Better words", action="post")
    assert (page.status, said(page, Withdrawn.sentence), Answer.objects.count()) == (409, True, 0)
    form = page.form("/answer/")
    assert (form.fields["text"], newcomer.send(form, action="post").status) == ("Better words", 303)


def test_of_two_tabs_the_later_gets_both_texts(newcomer):
    newcomer.answer(1, "First words")
    older = newcomer.get(f"{newcomer.home}q/1/edit/").form("/answer/")
    newcomer.answer(1, "Second words")
    page = newcomer.send(older, text="Third words", action="post")
    assert (page.status, said(page, Conflict.sentence)) == (409, True)
    assert ("Second words" in page.text, page.form("/answer/").fields["text"]) == (True, "Third words")


def test_marks_of_a_word_processor_come_out_plain(newcomer):
    sent(newcomer, text="One\u2028two\u00a0three\r\nfour\x00")
    assert Answer.objects.get().text.split() == ["One", "two", "three", "four"]


@pytest.mark.parametrize("n", [0, 6, 99])
def test_a_question_that_does_not_exist_is_not_found(newcomer, n):
    form = newcomer.question(1).form("/answer/")
    page = newcomer.ask("POST", f"{newcomer.home}q/{n}/answer/", form.fields | {"text": "Where to"})
    assert (page.status, "Where to" in page.text) == (404, True)


def test_the_address_of_answers_is_only_posted_to(newcomer):
    page = newcomer.get(f"{newcomer.home}q/1/answer/")
    assert (page.status, page.header("Allow")) == (405, "POST")
