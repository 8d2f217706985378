"""Several hundred strings that have broken something somewhere, made here from their parts."""

from __future__ import annotations

from html.parser import HTMLParser

WORD = "nasty"
_SCRIPTS = (
    "<{w}>",
    "</textarea><{w}>",
    "</title><{w}>",
    "</script><script>{w}()</script>",
    "<img src=x on{w}=1>",
    '"><svg on{w}=1>',
    "' on{w}='1",
    '" on{w}="1',
    "--><{w}>",
    "<!--<{w}>",
    "<![CDATA[<{w}>]]>",
    "<{w}\n>",
    "<\0{w}>",
    "javascript:{w}()",
    '<a href="javascript:{w}()">x</a>',
    "<bdi></bdi></p></div></main><{w}>",
    "&lt;{w}&gt;",
    "&#60;{w}&#62;",
    "<style>@import '{w}'</style>",
    "<iframe srcdoc='<{w}>'>",
    "<base href='//{w}'>",
    "<meta http-equiv={w}>",
)
_TEMPLATES = (
    "{{ %s }}",
    "{%% %s %%}",
    "{{ request.%s }}",
    "${%s}",
    "#{%s}",
    "<%%= %s %%>",
    "%%(%s)s",
    "{0.%s}",
    "{%s!r:>99}",
    "%%s%%n%%x %s",
    "{%% load %s %%}",
    "{# %s #}",
    "[[%s]]",
)
_QUERIES = (
    "' OR '1'='1' -- {w}",
    "'; DROP TABLE discussions_answer; -- {w}",
    '" OR ""="{w}',
    "1) OR (1=1 {w}",
    "$$ {w} $$",
    "\\'; SELECT pg_sleep(0); -- {w}",
    "{w}%' ESCAPE '",
    "E'\\x00{w}'",
    "NULL",
    "{w}::int",
    "$1",
    "%s{w}",
    "?{w}",
)
_CHARACTERS = (
    *(chr(code) for code in (*range(0x20), 0x7F, 0x85, 0xA0, 0xAD)),
    *"\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2028\u2029\u2060\u2066\u2067\u2068\u2069\ufeff",
    "\ue000",
    "\uffff",
    "\ufffe",
    "\ufdd0",
    "\U0010ffff",
    "\U000e0041",
    "\ud800",
    "\udfff",
    "\ud83d",
    "\ufe0f",
    "e\u0301" * 40,
    "Z\u0335\u0321\u0353" * 30,
    "\u0644\u0645\u0631\u062d",
    "\U0001f468\u200d\U0001f469\u200d\U0001f467" * 9,
    "\U0001f3f4\U000e0067\U000e0062\U000e007f",
    "\u1d2e\u2c6f\u0130\u0131\ufb03\ufdfa",
    "\u115f\u1160\u3164\uffa0",
    "\u0e33" * 99,
)
_NUMBERS = (
    "0",
    "-1",
    "6",
    "1e309",
    "NaN",
    "Infinity",
    "-0",
    "0x1",
    "1_000",
    "\u0661",
    "\u0967",
    "\u2160",
    "\uff11",
    "\u00b2",
    "9" * 400,
    "1.5",
    "1,5",
    "+1",
    " 1",
    "1 ",
    "true",
    "None",
    "[]",
    "{}",
    "1;2",
    "2147483648",
    "9223372036854775808",
    "1/0",
)
_PATHS = (
    "../../etc/{w}",
    "..\\{w}",
    "file:///{w}",
    "//{w}.example/",
    "http://{w}.example/",
    "%2e%2e%2f{w}",
    "%00{w}",
    "{w}%0d%0aSet-Cookie: {w}=1",
    "{w}\r\nSet-Cookie: {w}=1",
    "{w}\r\n\r\n<{w}>",
    "C:\\{w}",
    "\\\\{w}\\x",
    "{w}?{w}#{w}",
    "{w};{w}",
    "|{w}",
    "`{w}`",
    "$({w})",
    "&& {w}",
)
_FORMULAS = ("={w}()", "+{w}", "-{w}", "@{w}", "\t={w}", '=HYPERLINK("//{w}")')
_SIZES = (
    "",
    " ",
    "\n",
    "\n" * 999,
    "x" * 1_999,
    "x" * 2_000,
    "x" * 2_001,
    "x" * 20_000,
    "\U0001f600" * 2_000,
    "word " * 400,
)


def strings() -> list[str]:
    """All of them; each that could become markup carries the word that a page is searched for."""
    plain = [one.format(w=WORD) for one in (*_SCRIPTS, *_QUERIES, *_PATHS, *_FORMULAS)]
    plain += [one % WORD for one in _TEMPLATES]
    plain += [f"{one}{WORD}{one}<{WORD}>{one}" for one in _CHARACTERS]
    doubled = [f"{one}{other.format(w=WORD)}" for one in ("\u202e", "\0", "\\", "%", "+") for other in _SCRIPTS]
    upper = [one.format(w=WORD).upper() for one in _SCRIPTS]
    return list(dict.fromkeys([*plain, *_CHARACTERS, *_NUMBERS, *_SIZES, *doubled, *upper]))


class _Escapes(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if WORD in tag or (tag in {"script", "style", "iframe", "base"} and not dict(attrs).keys() <= {"src", "defer"}):
            self.found.append(tag)
        for name, value in attrs:
            leads_away = name in {"href", "src", "action", "formaction"} and WORD in (value or "").lower()
            if WORD in name or name.startswith("on") or leads_away:
                self.found.append(f"{tag} {name}")

    def handle_comment(self, data: str) -> None:
        if WORD in data.lower():
            self.found.append("comment")

    def handle_decl(self, decl: str) -> None:
        if decl.lower() != "doctype html":
            self.found.append(decl)


def unescaped(page: str) -> list[str]:
    """The tags, attributes, comments and links on a page that came out of somebody's text."""
    parser = _Escapes()
    parser.feed(page)
    parser.close()
    return parser.found
