"""One normal form for every typed text, so that no device shows in it."""

from __future__ import annotations

import unicodedata

import regex

HARD_LIMIT = 2_000

_QUOTES = str.maketrans(
    dict.fromkeys("\u2018\u2019\u201a\u201b\uff07", "'") | dict.fromkeys("\u201c\u201d\u201e\u201f\uff02", '"')
)
_LINE_ENDS = regex.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_SPACES = regex.compile(r"[\t\p{Zs}]")
# Begun nowhere but at the first blank, and never given back: a text of blanks alone would take minutes otherwise.
_SPACE_AT_LINE_END = regex.compile(r"(?<! ) ++(?=\n|$)")
_MANY_LINES = regex.compile(r"\n{3,}")
_MANY_MARKS = regex.compile(r"(\p{M}{8})\p{M}+")
# Putting marks in order takes a step for each pair of them.
_TOO_MANY_MARKS = regex.compile(r"(\p{M}{64})\p{M}+")
# A joiner between letters shapes a script; between pictures it makes one picture. Elsewhere it only marks a device.
_LOOSE_JOINER = regex.compile(
    r"(?<![\p{L}\p{M}\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f])[\u200c\u200d]"
    r"|[\u200c\u200d](?![\p{L}\p{M}\p{Extended_Pictographic}])"
)
# The tags behind a black flag make it the flag of a country; elsewhere they are not seen.
_FLAG_OR_FORBIDDEN = regex.compile(
    r"(\U0001f3f4[\U000e0020-\U000e007f]{1,16}+)|[[\p{Cc}\p{Cf}\p{Co}\p{Cs}]--[\n\u200c\u200d]]", regex.V1
)


def normal_form(text: str) -> str:
    """The text as it is stored: NFC, LF, one kind of quote and space, nothing invisible.

    Joiners stay inside words and emoji, at most 8 combining marks stand in a row, and control, bidirectional,
    and private-use characters are gone.
    """
    text = _LINE_ENDS.sub("\n", text)
    text = _SPACES.sub(" ", text).translate(_QUOTES)
    text = _LOOSE_JOINER.sub("", _FLAG_OR_FORBIDDEN.sub(r"\1", text))
    text = _MANY_MARKS.sub(r"\1", unicodedata.normalize("NFC", _TOO_MANY_MARKS.sub(r"\1", text)))
    text = _MANY_LINES.sub("\n\n", _SPACE_AT_LINE_END.sub("", text))
    text = text.strip()
    return text if _visible(text) else ""


def as_seen(text: str) -> list[str]:
    """A text's characters as people see them: grapheme clusters."""
    return regex.findall(r"\X", text)


def length(text: str) -> int:
    """Characters as people count them."""
    return len(as_seen(text))


def _visible(text: str) -> bool:
    return regex.search(r"[^\s\p{M}\u200c\u200d\ufe0f\u115f\u1160\u3164\uffa0\u2800]", text) is not None
