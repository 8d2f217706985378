import re

import pytest

from discussions.domain import rendering
from discussions.domain.drafts import Draft, DraftQuestion
from discussions.domain.recognising import Scale
from discussions.models import Edition


def html(body: str) -> str:
    return str(rendering.as_read(Edition(body=body)).html)


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
