import re
from pathlib import Path

import pytest

from discussions.domain import passages
from discussions.domain.passages import NotAPassage, Scale
from discussions.models import Edition, Passage
from tests.people import PASSAGE

TEXT = Path(__file__).parent.parent / "data" / "asking-for-help.txt"
QUESTIONS = [
    "When do you ask or not ask for help?",
    "At work, what are the norms about asking for help?",
    "What is your theory of success?",
    "How could we use this passage to create a more positive organization?",
]
BEGINNINGS = [
    "Someone shared a story about a professional",
    "My friend, Wayne Baker, studies the concept",
    "I like the paragraph above.",
    "Gretchen Spritzer and I once did a study",
    "The most dominant orbits around the notion",
    "The second myth or theory is seen less frequently.",
    "Asking for help may be an act of learning",
]
SHORT = "Title\n\nA paragraph.\n\n- A question?"


def recognised(text: str = SHORT):
    return passages.recognise(text)


def html(body: str) -> str:
    return str(passages.as_read(Edition(body=body)).html)


def test_the_passage_pasted_as_it_is_gives_its_title_questions_and_thread():
    found = recognised(TEXT.read_text("utf-8"))
    assert (found.title, [one.text for one in found.questions], found.closing) == (
        "Asking for Help",
        QUESTIONS,
        "Leave a Reply",
    )


def test_the_passage_has_its_seven_paragraphs():
    found = recognised(TEXT.read_text("utf-8")).paragraphs
    assert [text[: len(start)] for text, start in zip(found, BEGINNINGS, strict=True)] == BEGINNINGS


def test_the_passage_is_kept_word_for_word():
    text = TEXT.read_text("utf-8")
    found = recognised(text)
    parts = [found.title, *found.paragraphs, *(one.text for one in found.questions), found.closing]
    assert " ".join(parts).split() == text.replace("•", "").split()
    assert [part for part in parts if part not in text] == []


def test_the_passage_that_comes_along_says_the_same_words():
    own, given = (recognised(file.read_text("utf-8")) for file in (PASSAGE, TEXT))
    assert (own.title, own.paragraphs, [one.text for one in own.questions], own.closing) == (
        given.title,
        given.paragraphs,
        [one.text for one in given.questions],
        given.closing,
    )


def test_the_passage_that_comes_along_has_three_scales():
    assert [one.scale for one in recognised(PASSAGE.read_text("utf-8")).questions] == [
        Scale("I ask for help at work", "hardly ever", "readily"),
        Scale("Asking for help here is", "a sign of weakness", "simply how we work"),
        Scale("To me success is", "what I achieve", "what we become together"),
        None,
    ]


@pytest.mark.parametrize("bullet", ["•", "◦", "▪", "‣", "-", "*", "+", "1.", "2)", "12."])
def test_a_question_may_begin_with_any_usual_bullet(bullet):
    found = recognised(f"Title\n\nA paragraph.\n\n  {bullet} A question?\n")
    assert ([one.text for one in found.questions], found.paragraphs) == (["A question?"], ["A paragraph."])


@pytest.mark.parametrize("start", ["# Title", "\ufeffTitle", "\n\nTitle"], ids=["Markdown", "byte order mark", "blank"])
def test_the_first_line_is_the_title(start):
    assert recognised(f"{start}\n\nA paragraph.\n\n- A question?").title == "Title"


def test_a_title_may_stand_right_above_its_text():
    found = recognised("Title\nA paragraph.\n\n- A question?")
    assert (found.title, found.paragraphs) == ("Title", ["A paragraph."])


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends_of_other_systems_are_understood(end):
    assert recognised(SHORT.replace("\n", end)) == recognised(SHORT)


def test_a_list_in_the_middle_stays_in_the_text():
    found = recognised("Title\n\n- one\n- two\n\nA paragraph.\n\n- A question?")
    assert (found.paragraphs, len(found.questions)) == (["- one\n- two", "A paragraph."], 1)


def test_empty_lines_between_questions_do_not_matter():
    assert len(recognised("Title\n\nText.\n\n- One?\n\n- Two?\n\n\n").questions) == 2


@pytest.mark.parametrize("line", ["Leave a Reply", "leave a comment below", "## Leave a reply"])
def test_the_last_line_may_ask_for_a_reply(line):
    assert recognised(f"{SHORT}\n\n{line}\n").closing == line.removeprefix("## ")


def test_without_such_a_line_there_is_no_thread():
    assert recognised().closing == ""


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "There is no text in it. The first line is taken as the title."),
        (" \n\t\n", "There is no text in it. The first line is taken as the title."),
        ("Title", "There is a title but no text below it."),
        ("Title\n\n- A question?", "There is a title but no text below it."),
        ("- A question?", "There is no text in it. The first line is taken as the title."),
        ("# \n\nText.\n\n- A question?", "The title is missing. The first line is taken as the title."),
        ("Title\n\nText.", "No question was found. Put the questions at the end, each after a bullet."),
        ("Title\n\nText.\n" + "\n- Why?" * 30, "There are more than 29 questions."),
        ("Title\n\nText.\n\n- " + "w" * 501, "A question is longer than 500 characters."),
        ("x" * 50_001, "This is longer than a passage can be (50000 characters)."),
    ],
)
def test_what_is_no_passage_is_refused_with_a_sentence(text, sentence):
    with pytest.raises(NotAPassage) as refusal:
        recognised(text)
    assert str(refusal.value) == sentence


def test_as_many_questions_as_there_are_addresses_for_are_fine():
    assert len(recognised("Title\n\nText.\n" + "\n- Why?" * 29).questions) == 29


@pytest.mark.django_db
def test_what_was_recognised_is_kept_as_the_first_edition():
    edition = passages.save(recognised(PASSAGE.read_text("utf-8")))
    asked = list(edition.questions.values_list("number", "kind", "text"))
    assert (edition.number, edition.frozen, Passage.objects.get().title) == (1, False, "Asking for Help")
    assert asked == [
        *((number, "question", text) for number, text in enumerate(QUESTIONS, start=1)),
        (5, "thread", "Leave a Reply"),
    ]


@pytest.mark.django_db
def test_the_body_is_kept_as_paragraphs():
    edition = passages.save(recognised("Title\n\nOne.\n\n\n\nTwo.\n\n- Why?"))
    assert edition.body == "One.\n\nTwo."


@pytest.mark.django_db
def test_the_scale_of_a_question_is_kept_with_it():
    edition = passages.save(recognised(f"{SHORT}\n  - scale: We ask | never | always\n"))
    assert list(edition.questions.values_list("scale_statement", "scale_low", "scale_high")) == [
        ("We ask", "never", "always")
    ]


def test_paragraphs_and_emphasis_are_drawn():
    assert html("One *two* **three**.\n\nFour.") == "<p>One <em>two</em> <strong>three</strong>.</p>\n<p>Four.</p>\n"


@pytest.mark.parametrize(
    "body", ["<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "a <b onclick='x'>b</b>", "<!-- c -->"]
)
def test_raw_html_is_shown_as_text(body):
    assert re.findall(r"<[^>]*>", html(body)) == ["<p>", "</p>"]


@pytest.mark.parametrize("body", ["[here](https://example.org)", "<https://example.org>", "![it](x.png)"])
def test_links_and_pictures_are_not_drawn(body):
    assert re.findall(r"<[^>]*>", html(body)) == ["<p>", "</p>"]


@pytest.mark.parametrize(("words", "minutes"), [(1, 1), (219, 1), (330, 2), (550, 2), (1100, 5)])
def test_the_reading_time_is_in_whole_minutes(words, minutes):
    assert passages.as_read(Edition(body="word " * words)).minutes == minutes
