from html import escape

import pytest

from discussions.models import Answer, Reply


def test_a_reply_leads_back_to_its_question(writer, another):
    page = writer.reply(writer.question(1), another, "Thank you for this.")
    assert (page.status, Reply.objects.get().text) == (303, "Thank you for this.")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "There is nothing in it yet. Write something first."),
        ("b" * 2_500, "This is 2500 characters long; at most 2000 can be sent. Shorten it a little."),
    ],
)
def test_a_reply_that_cannot_be_taken_comes_back(writer, another, text, sentence):
    page = writer.reply(writer.question(1), another, text)
    assert (page.status, escape(sentence) in page.text, Reply.objects.count()) == (422, True, 0)
    assert page.form(f"/a/{another}/reply/").fields["text"] == text


def test_a_reply_after_closing_comes_back(room, writer, another):
    page = writer.question(1)
    room.press("/close/")
    found = writer.reply(page, another, "Too late")
    assert (found.status, "Too late" in found.text, Reply.objects.count()) == (403, True, 0)


def test_a_reply_that_is_too_long_and_too_late_comes_back(room, writer, another):
    page = writer.question(1)
    room.press("/close/")
    found = writer.reply(page, another, "c" * 2_500)
    assert (found.status, "This is 2500 characters long" in found.text, "c" * 2_500 in found.text) == (422, True, True)


def test_a_reply_that_is_too_long_comes_back_even_where_its_answer_is_out_of_sight(writer, another):
    page = writer.question(1)
    writer.send(page.form(f"/a/{another}/concern/"), reason="other")
    found = writer.reply(page, another, "c" * 2_500)
    assert (found.status, "c" * 2_500 in found.text) == (422, True)


def test_a_script_gets_the_card_that_was_replied_to_though_it_was_marked_before(filled):
    reader = filled(9)
    page = reader.get(f"{reader.home}q/1/")
    item = next(iter(page.cards()))
    reader.send(page.form(f"/a/{item}/react/"), value="same")
    is_further_down = item not in reader.get(f"{reader.home}q/1/").cards()
    reader.headers["HX-Request"] = "true"
    found = reader.reply(page, item, "Thank you for this.")
    assert (found.status, is_further_down, item in found.cards(), "Thank you for this." in found.text) == (
        200,
        True,
        True,
        True,
    )


def test_a_reply_of_the_writer_that_comes_back_is_still_the_writers(writer):
    page = writer.question(1)
    mine = Answer.objects.get(text="What voice 0 says.").id
    form = page.form(f"/a/{mine}/reply/")
    found = writer.send(form, text="d" * 2_500, as_author="on")
    assert (found.status, 'name="as_author" value="on" checked' in found.text) == (422, True)
    assert "checked" not in page.text.partition(f"/a/{mine}/reply/")[2].partition("</form>")[0]
