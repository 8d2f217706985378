from pathlib import Path

import pytest

from discussions.domain import recognising
from discussions.domain.recognising import NotAPassage, Scale
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
    return recognising.recognise(text)


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


@pytest.mark.parametrize(
    "bullet", ["•", "◦", "▪", "‣", "●", "·", "–", "-", "*", "+", "1.", "2)", "12.", "a)", "(b)", "\uf0b7"]
)
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
        (
            "w" * 201 + "\n\nText.\n\n- Why?",
            "The title is longer than 200 characters. The first line is taken as the title.",
        ),
        (
            f"{SHORT}\n  - scale: We ask | never | {'w' * 81}",
            "A statement takes at most 200 characters, and each end at most 80.",
        ),
        ("x" * 50_001, "This is longer than a passage can be (50000 characters)."),
    ],
)
def test_what_is_no_passage_is_refused_with_a_sentence(text, sentence):
    with pytest.raises(NotAPassage) as refusal:
        recognised(text)
    assert str(refusal.value) == sentence


def test_as_many_questions_as_there_are_addresses_for_are_fine():
    assert len(recognised("Title\n\nText.\n" + "\n- Why?" * 29).questions) == 29


@pytest.mark.parametrize("rest", ["  of success?", "\tof success?", "of success?"], ids=["blanks", "tab", "none"])
def test_a_question_that_wraps_is_one_question(rest):
    found = recognised(f"Title\n\nText.\n\n- What is your theory\n{rest}\n- Why?")
    assert [one.text for one in found.questions] == ["What is your theory of success?", "Why?"]


def test_a_line_below_a_question_asked_to_its_end_is_none_of_it():
    assert recognising.read("Title\n\nText.\n\n- Why?\nA last line.").questions == []


def test_a_name_below_a_quotation_is_no_question():
    found = recognising.read("Title\n\nReal help exists.\n\n– Wayne Baker")
    assert (found.paragraphs, found.questions) == (["Real help exists.", "– Wayne Baker"], [])


def test_a_single_dash_that_asks_is_a_question():
    assert [one.text for one in recognising.read("Title\n\nText.\n\n– Why?").questions] == ["Why?"]


@pytest.mark.parametrize(("text", "title"), [("", ""), ("## Title", "Title"), ("#hash", "#hash"), ("- Why?", "")])
def test_reading_goes_as_far_as_it_can(text, title):
    assert recognising.read(text).title == title


def test_what_is_no_word_is_left_out_and_said():
    found = recognised("Title\n\nSee [this](https://example.org).\n\n- Why?")
    assert (found.paragraphs, [(one.kind, one.where) for one in found.left_out]) == (
        ["See this."],
        [("link", "https://example.org")],
    )


def test_a_heading_of_questions_begins_them_and_is_no_text():
    found = recognised("# Title\n\nText.\n\n## Questions\n\n- Why?\n\n## Closing thread\n\nAnything else?")
    assert (found.paragraphs, [one.text for one in found.questions], found.closing) == (
        ["Text."],
        ["Why?"],
        "Anything else?",
    )


def test_a_heading_of_questions_above_other_text_stays():
    assert recognising.read("Title\n\n## Questions\n\nNobody asked.").paragraphs == ["## Questions", "Nobody asked."]
