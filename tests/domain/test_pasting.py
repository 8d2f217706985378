import time

import pytest

from discussions.domain import pasting


def left_out(text: str) -> list[tuple[str, str]]:
    return [(one.kind, one.where) for one in pasting.plain(text).left_out]


@pytest.mark.parametrize(
    ("text", "left", "found"),
    [
        ("a ![alt](x.png) b", "a  b", [("picture", "x.png")]),
        ("[words](https://x.org)", "words", [("link", "https://x.org")]),
        ('[words](/a_(b) "Title")', "words", [("link", "/a_(b)")]),
        ("<https://x.org>", "https://x.org", [("link", "https://x.org")]),
        ("[![alt](x.png)](https://x.org)", "", [("picture", "x.png"), ("link", "https://x.org")]),
        ("a <IMG SRC='x.png'> b", "a  b", [("picture", "x.png")]),
        ('<a href="https://x.org">words</a>', "words", [("link", "https://x.org")]),
        ("a<script>alert(1)\n</script>b", "ab", [("script", "")]),
        ("<script src=//x.org/a.js></script>", "", [("script", "//x.org/a.js")]),
        ("a <script> b", "a  b", [("script", "")]),
        ("<scr<script></script>ipt>", "", [("script", "")]),
        ("<iframe src=https://x.org></iframe>", "", [("frame", "https://x.org")]),
    ],
)
def test_what_is_no_word_goes_and_is_named(text, left, found):
    assert (pasting.plain(text).text, left_out(text)) == (left, found)


@pytest.mark.parametrize(
    "text",
    ["a < b > c", "[sic] (see below)", "[He](said this)", "<b>bold</b>", "https://x.org", "An <article>", "1 [2]"],
)
def test_words_stay(text):
    assert (pasting.plain(text).text, left_out(text)) == (text, [])


@pytest.mark.parametrize("unseen", ["\0", "\u200b", "\ufeff", "\u202e", "\u00ad", "\x07", "\ue000"])
def test_what_nobody_sees_goes(unseen):
    assert pasting.plain(f"as{unseen}k").text == "ask"


@pytest.mark.parametrize("kept", ["می\u200cخواهم", "👩\u200d💻", "a\u00a0b", "a\tb", "e\u0301", "“ask” — ‘help’"])
def test_what_shapes_the_words_stays(kept):
    assert pasting.plain(kept).text == kept


@pytest.mark.parametrize("end", ["\r\n", "\r", "\u2028", "\x0b"])
def test_every_line_end_is_the_same(end):
    assert pasting.plain(f"one{end}two").text == "one\ntwo"


@pytest.mark.parametrize("piece", ["<script>", "[", "![", "[](", "<a ", "<", "<img src=", "[x](y) "])
def test_a_text_made_to_be_slow_is_not(piece):
    began = time.perf_counter()
    pasting.plain(piece * (50_000 // len(piece)))
    assert time.perf_counter() - began < 5
