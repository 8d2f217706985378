import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from discussions.domain import markdown
from tests.attacks.nasty import strings

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
MADE_OF = ["#", "=", "-", "+", "*", "_", "`", "~", "|", "<", ">", "[", "]", "(", ")", "!", "\\", "&", "1.", "2)", ":"]
PIECES = [
    *MADE_OF,
    " ",
    "    ",
    "\n",
    "\n\n",
    "\t",
    "a",
    "<b>",
    "&lt;",
    "[a](b)",
    "---",
    "===",
    "```",
    "https://a.b",
    "$",
]
HARMLESS = {"blockquote_open", "paragraph_open", "inline", "paragraph_close", "blockquote_close"}

marked_up = st.lists(st.sampled_from(PIECES), max_size=12).map("".join)


def read(source: str) -> tuple[set[str], str]:
    """The kinds of what a reader of Markdown finds in it, but for quotes and paragraphs, and its words."""
    tokens = READER.parse(source)
    inline = [child for one in tokens for child in one.children or ()]
    kinds = {one.type for one in tokens} - HARMLESS | {one.type for one in inline} - {"text", "hardbreak"}
    return kinds, " ".join("".join(one.content if one.type == "text" else " " for one in inline).split())


def words(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("text", ["# a", "a\n===", "- a", "1. a", "[a](b)", "<b>a</b>", "`a`", "| a |\n|---|", "***"])
def test_without_escapes_it_would_be_more_than_text(text):
    assert read(text)[0] != set()


@settings(max_examples=300)
@given(st.one_of(marked_up, st.text(alphabet=st.characters(exclude_characters="\0"), max_size=40)))
def test_a_text_is_never_more_than_text(text):
    kinds, said = read("Before\n\n" + markdown.quote(text) + "\n\nafter")
    assert (kinds, words(said.replace(" ", ""))) == (set(), words("".join(["Before", *text.split(), "after"])))


@settings(max_examples=150)
@given(marked_up)
def test_a_line_stays_on_its_line(text):
    kinds, said = read(f"x\n\n{markdown.line(text)}")
    assert (kinds, said.removeprefix("x").replace(" ", "")) == (set(), "".join(text.split()))


def test_no_nasty_string_is_more_than_text():
    found = {text: read(markdown.quote(text))[0] for text in strings() if "\0" not in text}
    assert {text: kinds for text, kinds in found.items() if kinds} == {}


def test_a_quote_keeps_lines_and_paragraphs():
    assert markdown.quote("One\ntwo\n\nthree") == "> One\\\n> two\n>\n> three"


@pytest.mark.parametrize("text", ["https://a.example/x", "www.a.example", "WWW.a.example", "mailto:a@b.example"])
def test_addresses_do_not_become_links_where_those_are_found_in_text(text):
    assert text not in markdown.line(text)


CODE = "if asked:\n    say()\n        at_once()\n\n    wait()"


def test_a_quote_keeps_the_indentation_of_its_lines():
    html = READER.render(markdown.quote(CODE))
    assert html.replace("<br />", "").replace("</p>\n<p>", "\n\n") == (
        f"<blockquote>\n<p>{CODE}</p>\n</blockquote>\n".replace(" ", "\xa0").replace("if\xa0asked", "if asked")
    )


def test_a_quote_and_an_item_keep_the_blanks_between_words_and_a_line_does_not():
    text = "name   count  \nask  1"
    kept = "name\xa0\xa0 count<br />\nask\xa0 1"
    found = [READER.render(one) for one in (markdown.quote(text), f"- {markdown.item(text)}")]
    assert ([kept in one for one in found], markdown.line(text)) == ([True, True], "name count ask 1")


def test_an_item_of_a_list_keeps_lines_and_paragraphs():
    assert markdown.item("One\n two\n\nthree") == "One\\\n  &nbsp;two\n\n  three"


@settings(max_examples=500)
@given(marked_up)
def test_an_item_of_a_list_is_never_more_than_text(text):
    kinds, said = read("- " + markdown.item(text))
    assert (
        kinds - {"bullet_list_open", "list_item_open", "list_item_close", "bullet_list_close"},
        said.replace(" ", ""),
    ) == (
        set(),
        "".join(text.split()),
    )
