import re

import pytest

from discussions.domain import rendering
from discussions.domain.drafts import Draft, DraftQuestion
from discussions.domain.recognising import Scale
from discussions.models import Edition


def html(body: str) -> str:
    """The rendered body, without the spans that stand around its sentences."""
    return re.sub(r'</?span( id="line-\d+")?>', "", spanned(body))


def spanned(body: str) -> str:
    return str(rendering.as_read(Edition(body=body)).html)


def sentences(body: str) -> tuple[str, ...]:
    return rendering.as_read(Edition(body=body)).sentences


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("One.  Two.", ("One.", "Two.")),
        ("One.\nTwo.\n\nThree", ("One.", "Two.", "Three")),
        ("- one. Two\n- three", ("one.", "Two", "three")),
        ("Bold **one.** Two. *Three.* Four", ("Bold one.", "Two.", "Three.", "Four")),
        ("*Here is one. And another.* Then", ("Here is one. And another.", "Then")),
        ("> Quoted.\n\nNot", ("Quoted.", "Not")),
        ("---", ()),
    ],
)
def test_the_sentences_of_a_passage_are_numbered_in_its_order(body, found):
    assert sentences(body) == found
    assert re.findall(r'id="line-(\d+)"', spanned(body)) == [str(number) for number in range(1, len(found) + 1)]


def test_each_sentence_stands_in_a_span_without_the_blanks_after_it():
    assert spanned("One.  Two *x*.") == (
        '<p><span id="line-1">One.</span>  <span id="line-2">Two <em>x</em>.</span></p>\n'
    )


def test_no_line_begins_with_the_blanks_between_two_sentences():
    assert html("One. \xa0Two.\xa0Three") == "<p>One.\xa0 Two.\xa0Three</p>\n"


def test_a_passage_of_blanks_takes_no_longer_than_another():
    """In as many steps as it has blanks; a step for each pair of them would take a quarter of a minute."""
    assert spanned(f"a{' ' * 49_990}b.").endswith("b.</span></p>\n")


def test_a_heading_is_no_line():
    assert (sentences("## Heading. More\n\nText."), html("## Heading")) == (("Text.",), "<h2>Heading</h2>\n")


@pytest.mark.parametrize("body", ["*a. b* C. **D**. `E.` F", "a *b* c. *D* e", "**A.**", "A.\\\nB. C"])
def test_no_word_is_lost_between_the_sentences(body):
    plain = re.sub(r"<[^>]*>", "", html(body))
    assert " ".join(" ".join(sentences(body)).split()) == " ".join(plain.split())


def test_nobody_plants_a_line_of_their_own():
    assert re.findall(r'<span id="([^"]*)"', spanned('<span id="line-9">x</span>')) == ["line-1"]


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
    assert rendering.as_read(Edition(body="word " * words)).minutes == minutes


def test_no_line_vanishes_because_markdown_would_use_it_up():
    assert "[1]: https://example.org" in html("Text [1].\n\n[1]: https://example.org")


def test_a_phone_shows_the_questions_that_are_asked():
    questions = (DraftQuestion("One?"), DraftQuestion(), DraftQuestion("Two?", "We ask", "never", "always"))
    phone = rendering.on_a_phone(Draft("Title", "Text.", questions, "Leave a Reply"))
    assert [(one.number, one.text, one.scale) for one in phone.questions] == [
        (1, "One?", None),
        (2, "Two?", Scale("We ask", "never", "always")),
    ]
    assert (phone.title, phone.total, phone.closing) == ("Title", 2, "Leave a Reply")
