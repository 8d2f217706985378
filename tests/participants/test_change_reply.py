import re
from html import escape

import pytest

from discussions.domain import rounds
from discussions.models import Discussion, Gone, Reply
from tests import people
from tests.deciding import decide

CHANGED = "/change/"


@pytest.fixture
def changing(writer, another):
    """The form that changes a reply of the writer."""
    writer.reply(writer.question(1), another, "Too quick.")
    [there] = re.findall(r'href="([^"]+/change/)"', writer.get(f"{writer.home}mine/").text)
    return writer.get(there).form(CHANGED)


def texts() -> list[str]:
    return list(Reply.objects.values_list("text", flat=True))


def test_a_reply_is_changed_from_the_list_of_own_items(writer, changing):
    before, page = changing.fields["text"], writer.send(changing, text="Better said.")
    assert (before, page.status, page.header("Location"), texts()) == (
        "Too quick.",
        303,
        f"{writer.home}mine/",
        ["Better said."],
    )


@pytest.mark.parametrize(("reopened", "end"), [(False, "at the end"), (True, "when the discussion is sealed")])
def test_it_is_told_what_a_change_does_before_it_is_sent(room, writer, changing, reopened, end):
    Discussion.objects.filter(pk=room.discussion.pk).update(rest_is_out=reopened)
    told = f"The new ones join with the next 2, or {end}, then perhaps alone."
    assert told in writer.get(changing.action).text


def test_a_change_that_is_sent_again_is_the_same_change(writer, changing):
    found = [writer.send(changing, text="Better said.").status for _ in range(3)]
    assert (found, texts(), Gone.objects.count()) == ([303] * 3, ["Better said."], 1)


def test_a_script_is_led_to_the_list_of_own_items(writer, changing):
    writer.headers["HX-Request"] = "true"
    page = writer.send(changing, text="Better said.")
    assert (page.status, page.header("HX-Redirect")) == (200, f"{writer.home}mine/")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "There is nothing in it yet. Write something first."),
        ("b" * 2_500, "This is 2500 characters long; at most 2000 can be sent. Shorten it a little."),
    ],
)
def test_a_change_that_cannot_be_taken_comes_back(writer, changing, text, sentence):
    page = writer.send(changing, text=text)
    assert (page.status, escape(sentence) in page.text, page.form(CHANGED).fields["text"], texts()) == (
        422,
        True,
        text,
        ["Too quick."],
    )


def test_other_words_under_the_key_of_a_change_that_was_taken_come_back(writer, changing):
    writer.send(changing, text="Better said.")
    page = writer.send(changing, text="Said otherwise.")
    again = page.form(CHANGED)
    assert (page.status, again.fields["text"], "<bdi>Better said.</bdi>" in page.text) == (409, "Said otherwise.", True)
    assert (writer.send(again).status, texts()) == (303, ["Said otherwise."])


def test_a_change_of_a_noisy_device_comes_back(writer, another, changing, monkeypatch):
    writer.reply(writer.question(1), another, "One more.")
    monkeypatch.setattr(rounds, "WAITING_AT_MOST", 1)
    page = writer.send(changing, text="Better said.")
    assert (page.status, page.form(CHANGED).fields["text"]) == (429, "Better said.")


@pytest.mark.parametrize("why", ["closed", "held"])
def test_the_form_of_a_change_that_is_not_taken_any_more_leads_to_what_is_ones_own(room, writer, changing, why):
    if why == "closed":
        room.press("/close/")
    else:
        people.publish(room.discussion)
        decide(room.discussion, "hold", Reply.objects.get())
    page = writer.get(changing.action)
    card = writer.get(f"{writer.home}q/1/?show=all").text
    assert (page.status, page.header("Location"), "Change it or take it back" in card) == (
        303,
        f"{writer.home}mine/",
        False,
    )


def test_a_change_after_closing_comes_back(room, writer, changing):
    room.press("/close/")
    page = writer.send(changing, text="Too late")
    assert (page.status, "Too late" in page.text, texts()) == (403, True, ["Too quick."])


def test_a_change_of_what_was_taken_back_comes_back(writer, changing):
    [form] = [
        one
        for one in writer.get(f"{writer.home}mine/").forms
        if one.action.endswith("/withdraw/") and "/r/" in one.action
    ]
    writer.send(form)
    page = writer.send(changing, text="Better said.")
    assert (page.status, "Better said." in page.text, texts()) == (409, True, [])


def test_nobody_else_finds_the_words_of_a_reply_at_its_address(room, changing):
    stranger = room.crowd(1)[0]
    page = stranger.get(changing.action)
    assert (page.status, "Too quick." in page.text) == (404, False)


def test_nobody_else_changes_a_reply(room, changing):
    stranger = room.crowd(1)[0]
    token = stranger.question(1).form("/answer/").fields["csrfmiddlewaretoken"]
    fields = changing.fields | {"csrfmiddlewaretoken": token, "text": "Not mine."}
    assert (stranger.ask("POST", changing.action, fields).status, texts()) == (404, ["Too quick."])


def test_the_card_that_was_replied_to_leads_to_the_change(writer, changing):
    page = writer.get(f"{writer.home}q/1/?show=all")
    assert f'<a href="{writer.home}mine/">Change it or take it back</a>' in page.text


def test_after_closing_the_card_tells_only_of_taking_back(room, writer, changing):
    room.press("/close/")
    page = writer.get(f"{writer.home}q/1/?show=all")
    assert f'<a href="{writer.home}mine/">Take it back</a>' in page.text
