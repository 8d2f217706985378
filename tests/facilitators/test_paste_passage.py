from io import BytesIO

import pytest
from django.test import Client

from discussions.domain import drafts, passage_files, recognising
from discussions.models import Passage
from tests.domain.test_recognising import QUESTIONS, TEXT

GIVEN = TEXT.read_text("utf-8")


def editor_after(scribe, text: str):
    page = scribe.browser.send(scribe.get("paste/").form("/paste/"), text=text)
    assert page.status == 200
    return page.form("/write/")


def refused(scribe, text: str) -> tuple[int, str, str]:
    """Status, sentence beside the box, and what stands in the box."""
    page = scribe.browser.send(scribe.get("paste/").form("/paste/"), text=text)
    sentence = page.text.split('id="text-error" role="alert">')[1].split("<")[0]
    return page.status, sentence, page.form("/paste/").fields["text"]


def uploaded(scribe, content: bytes, **fields: str):
    client = Client()
    client.force_login(scribe.account)
    file = BytesIO(content)
    file.name = "passage.md"
    return client.post("/facilitate/passages/paste/", {"file": file} | fields)


def test_the_passage_pasted_as_it_is_fills_the_editor(scribe):
    fields = editor_after(scribe, GIVEN.replace("\n", "\r\n")).fields
    assert fields["title"] == "Asking for Help"
    assert [fields[f"q{number}_text"] for number in (1, 2, 3, 4)] == QUESTIONS
    assert fields["closing"] == "Leave a Reply"
    assert fields["body"] == "\n\n".join(recognising.read(GIVEN).paragraphs)


def test_nothing_is_kept_before_the_button_is_pressed(scribe):
    form = editor_after(scribe, GIVEN)
    before = Passage.objects.count()
    scribe.browser.send(form, act="keep")
    assert (before, Passage.objects.get().owner) == (0, scribe.account)


def test_the_page_says_what_was_recognised(scribe):
    page = scribe.browser.send(scribe.get("paste/").form("/paste/"), text=GIVEN)
    assert "This was read as a title, 7 paragraphs and 4 questions and a closing thread." in page.text


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "There is nothing here yet. Paste a passage, or choose a file."),
        (" \n", "There is nothing here yet. Paste a passage, or choose a file."),
        ("w" * 50_001, "This is longer than a passage can be (50000 characters)."),
        ("Title\n\nText.\n" + "\n- Why?" * 30, "There are more than 29 questions."),
    ],
)
def test_what_cannot_be_read_comes_back_with_a_sentence(scribe, text, sentence):
    assert refused(scribe, text) == (422, sentence, text)


@pytest.mark.parametrize("wide", ["\U0001f600", "\u52a9"])
def test_fifty_thousand_wide_characters_are_read_and_kept(scribe, wide):
    start, end = "Title\n\n", "\n\n- Why?"
    text = start + wide * (recognising.LARGEST - len(start) - len(end)) + end
    form = editor_after(scribe, text)
    page = scribe.browser.send(form, act="keep")
    assert (page.status, Passage.objects.get().editions.get().body) == (302, form.fields["body"])


def test_one_wide_character_too_many_has_its_sentence(scribe):
    text = "\U0001f600" * 50_001
    assert refused(scribe, text) == (422, "This is longer than a passage can be (50000 characters).", text)


def test_pictures_links_and_scripts_are_named_and_gone(scribe):
    text = "Title\n\nSee ![it](x.png) and [this](https://x.org).<script>alert(1)</script>\n\n- Why?"
    page = scribe.browser.send(scribe.get("paste/").form("/paste/"), text=text)
    assert "Left out: a script, a picture (x.png), a link (https://x.org)." in page.text
    assert page.form("/write/").fields["body"] == "See  and this."


def test_a_title_that_is_missing_is_said_beside_its_field(scribe):
    page = scribe.browser.send(scribe.get("paste/").form("/paste/"), text="# \n\nText.\n\n- Why?")
    assert '<p class="error" id="title-error">Give the passage a title.</p>' in page.text


def test_nul_and_what_nobody_sees_do_no_harm(scribe):
    assert editor_after(scribe, "Ti\0tle\n\nTe\u200bxt.\n\n- Why?").fields["title"] == "Title"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_a_file_is_read_as_if_it_were_pasted(scribe, encoding):
    page = uploaded(scribe, GIVEN.encode(encoding))
    assert (page.status_code, page.context["page"].draft) == (200, drafts.of(recognising.read(GIVEN)))


def test_a_file_of_ours_gives_the_same_passage(scribe):
    draft = drafts.of(recognising.read(GIVEN))
    assert uploaded(scribe, passage_files.as_markdown(draft).encode()).context["page"].draft == draft


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("Café".encode("latin-1"), "This file is not plain text in UTF-8. Save it as plain text"),
        (b"PK\x03\x04\0\0", "This file is not plain text in UTF-8. Save it as plain text"),
        (b"", "This file is empty."),
        (b"w" * 50_001, "This is longer than a passage can be (50000 characters)."),
    ],
)
def test_a_file_that_cannot_be_read_says_why(scribe, content, sentence):
    page = uploaded(scribe, content)
    assert (page.status_code, page.context["errors"]["file"][0][: len(sentence)]) == (422, sentence)


def test_a_file_beside_a_text_is_not_chosen_in_silence(scribe):
    page = uploaded(scribe, b"Title", text="Typed.")
    assert (page.status_code, page.context["text"]) == (422, "Typed.")
    assert page.context["errors"]["file"] == ["There is a text in the box and a file as well. Take one of them away."]
