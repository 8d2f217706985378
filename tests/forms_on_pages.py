"""What a browser without scripts finds on a page: its forms, and the source of its elements."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

ALONE = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
Attributes = list[tuple[str, str | None]]


@dataclass
class Form:
    """A form as it stands: what would be sent if nothing were typed, and the buttons it offers."""

    action: str
    method: str = "get"
    fields: dict[str, str] = field(default_factory=dict)
    buttons: list[tuple[str, str]] = field(default_factory=list)


class _Forms(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[Form] = []
        self._form: Form | None = None
        self._textarea: str | None = None

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._form = Form(given.get("action", ""), given.get("method", "get").lower())
            self.found.append(self._form)
        elif self._form is None or "name" not in given or "disabled" in given:
            return
        elif tag == "input" and (given.get("type") not in {"radio", "checkbox"} or "checked" in given):
            self._form.fields[given["name"]] = given.get("value", "")
        elif tag == "button":
            self._form.buttons.append((given["name"], given.get("value", "")))
        elif tag == "textarea":
            self._textarea = given["name"]
            self._form.fields[self._textarea] = ""

    def handle_data(self, data: str) -> None:
        if self._form is not None and self._textarea is not None:
            self._form.fields[self._textarea] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self._textarea = None
        elif tag == "form":
            self._form = None


class _Elements(HTMLParser):
    """Where the elements with an attribute begin and end."""

    def __init__(self, source: str, attribute: str) -> None:
        super().__init__()
        self.found: dict[str, str] = {}
        self._source, self._attribute = source, attribute
        self._lines = [0]
        for line in source.splitlines(keepends=True):
            self._lines.append(self._lines[-1] + len(line))
        self._open: list[tuple[str, str | None, int]] = []
        self.feed(source)

    def _place(self) -> int:
        line, column = self.getpos()
        return self._lines[line - 1] + column

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        if tag not in ALONE:
            self._open.append((tag, dict(attrs).get(self._attribute), self._place()))

    def handle_startendtag(self, tag: str, attrs: Attributes) -> None:
        pass

    def handle_endtag(self, tag: str) -> None:
        while self._open:
            opened, value, start = self._open.pop()
            if value is not None:
                self.found[value] = self._source[start : self._place()]
            if opened == tag:
                return


def forms_on(source: str) -> list[Form]:
    parser = _Forms()
    parser.feed(source)
    return parser.found


def elements(source: str, attribute: str) -> dict[str, str]:
    return _Elements(source, attribute).found
