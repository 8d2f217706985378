"""What comes along with a pasted text and is no part of its words: marks nobody sees, pictures, links, scripts."""

from __future__ import annotations

from dataclasses import dataclass

import regex

# One thing inside another comes out in turns; what is nested deeper than this stays as text, and is drawn as text.
TURNS = 20

_LINE_ENDS = regex.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
# Word processors take their bullets from symbol fonts, where they are private characters.
_SYMBOLS = str.maketrans({"\uf0b7": "•", "\uf0a7": "▪", "\uf0d8": "‣"})
_UNSEEN = regex.compile(r"[[\p{Cc}\p{Cf}\p{Co}\p{Cs}]--[\n\t\u061c\u200c-\u200f\U000e0020-\U000e007f]]", regex.V1)
_BLOCK = regex.compile(r"<(script|style|svg)\b[^<>\n]*>", regex.IGNORECASE)
_BLOCK_END = {name: regex.compile(rf"</{name}\s*>", regex.IGNORECASE) for name in ("script", "style", "svg")}
_TAG = regex.compile(
    r"</?(?P<tag>img|picture|source|svg|a|script|style|iframe|object|embed|video|audio|link|meta|base)\b[^<>\n]*>",
    regex.IGNORECASE,
)
_WHERE = regex.compile(r"""\b(?:src|href|data)\s*=\s*(?:"([^"<>]*)"|'([^'<>]*)'|([^\s"'<>]+))""", regex.IGNORECASE)
_ADDRESS = regex.compile(r"<((?:https?|ftp|mailto):[^<>\s]+)>", regex.IGNORECASE)
_MARKDOWN = regex.compile(
    r"(?P<picture>!?)\[(?P<words>[^\[\]\n]*)\]"
    r"\([ \t]*(?P<where>[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)(?:[ \t]+(?:\"[^\"\n]*\"|'[^'\n]*'))?[ \t]*\)"
)
_KINDS = {
    **dict.fromkeys(("img", "picture", "source", "svg"), "picture"),
    **dict.fromkeys(("iframe", "object", "embed", "video", "audio"), "frame"),
    **dict.fromkeys(("a", "base"), "link"),
    **dict.fromkeys(("script", "style", "link", "meta"), "script"),
}


@dataclass(frozen=True)
class LeftOut:
    """One thing that was not taken over. `kind` is picture, link, frame or script; `where` may be empty."""

    kind: str
    where: str = ""


@dataclass(frozen=True)
class Plain:
    text: str
    left_out: tuple[LeftOut, ...] = ()


def plain(text: str) -> Plain:
    """The words alone: LF at line ends, nothing unseen, no pictures, links or scripts. A link keeps its words."""
    text = _UNSEEN.sub("", _LINE_ENDS.sub("\n", text).translate(_SYMBOLS))
    found: list[LeftOut] = []
    for _turn in range(TURNS):
        less = _without_markdown(_without_tags(_without_blocks(text, found), found), found)
        if less == text:
            break
        text = less
    return Plain(text, tuple(dict.fromkeys(found)))


def _without_blocks(text: str, found: list[LeftOut]) -> str:
    kept, at = [], 0
    while begin := _BLOCK.search(text, at):
        name = begin[1].lower()
        end = _BLOCK_END[name].search(text, begin.end())
        if end is None:
            break
        found.append(LeftOut(_KINDS[name], _where(begin[0])))
        kept.append(text[at : begin.start()])
        at = end.end()
    return "".join(kept) + text[at:]


def _without_tags(text: str, found: list[LeftOut]) -> str:
    def drop(tag: regex.Match[str]) -> str:
        if not tag[0].startswith("</"):
            found.append(LeftOut(_KINDS[tag["tag"].lower()], _where(tag[0])))
        return ""

    return _TAG.sub(drop, text)


def _without_markdown(text: str, found: list[LeftOut]) -> str:
    def words(link: regex.Match[str]) -> str:
        found.append(LeftOut("picture" if link["picture"] else "link", link["where"].strip("<>")))
        return "" if link["picture"] else link["words"]

    def address(link: regex.Match[str]) -> str:
        found.append(LeftOut("link", link[1]))
        return str(link[1])

    return _ADDRESS.sub(address, _MARKDOWN.sub(words, text))


def _where(tag: str) -> str:
    found = _WHERE.search(tag)
    return next((part for part in found.groups() if part), "") if found else ""
