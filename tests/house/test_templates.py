"""Habits of the templates."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
SAID_IN = {"alt", "aria-label", "placeholder", "title"}
TRANSLATED = re.compile(r"{%\s*blocktranslate.*?{%\s*endblocktranslate\s*%}|{%.*?%}|{{.*?}}|{#.*?#}", re.DOTALL)


class Words(HTMLParser):
    """Letters of a template that stand outside of every translation, and attributes that the policy refuses."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.plain: list[str] = []
        self.refused: list[str] = []
        self._inside = ""
        self.feed(TRANSLATED.sub("", source))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._inside = tag
        self.refused += [name for name, _ in attrs if name == "style" or name.startswith("on")]
        if tag == "script" and "src" not in dict(attrs):
            self.refused.append("script")
        self.plain += [value for name, value in attrs if name in SAID_IN and value and re.search(r"[a-zA-Z]", value)]

    def handle_data(self, data: str) -> None:
        if re.search(r"[a-zA-Z]", data) and self._inside != "code":
            self.plain.append(data.strip())


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(ROOT / "templates")))
def test_every_word_can_be_translated_and_nothing_is_inline(path):
    found = Words(path.read_text("utf-8"))
    assert (found.plain, found.refused) == ([], [])


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(ROOT / "templates")))
def test_nobody_is_shouted_at(path):
    said = re.sub(r"<!|!=|{#.*?#}|{% comment.*?endcomment %}", "", path.read_text("utf-8"), flags=re.DOTALL)
    assert "!" not in said


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(ROOT / "templates")))
def test_every_form_that_is_posted_carries_its_token(path):
    forms = re.findall(r"<form[^>]*method=.post.*?</form>", path.read_text("utf-8"), re.DOTALL)
    assert [one[:80] for one in forms if "csrf_token" not in one] == []


def test_no_script_copies_a_style():
    """Whatever set it, the policy refuses it: pulling at the corner of a field is enough."""
    configured = {path.name: re.search(r"htmx-config.*?({.*})", path.read_text("utf-8")) for path in TEMPLATES}
    settled = {name: json.loads(one[1]).get("attributesToSettle") for name, one in configured.items() if one}
    assert ([name for name, one in settled.items() if one != ["class"]], len(settled) > 2) == ([], True)


def test_a_text_that_keeps_its_lines_stands_where_it_keeps_its_blanks_too():
    """Those two classes do that in style.css."""
    shown = [line for path in TEMPLATES for line in path.read_text("utf-8").splitlines() if "|linebreaksbr" in line]
    inside = [
        re.findall(r"<(?:p|div|blockquote|bdi class)\b[^>]*>", one.split("|linebreaksbr")[0])[-1:] for one in shown
    ]
    assert len(shown) > 20
    assert [one for one in inside if not re.match(r'<p class="([^"]* )?words|<\w+ class="ink\b', "".join(one))] == []


def test_every_template_is_used():
    sources = [*(ROOT / "discussions").rglob("*.py"), *(ROOT / "askforhelp").rglob("*.py"), *TEMPLATES]
    all_of_it = "".join(path.read_text("utf-8") for path in sources)
    names = [str(path.relative_to(ROOT / "templates")) for path in TEMPLATES]
    unused = [name for name in names if f'"{name}' not in all_of_it]
    assert unused == []


def test_faults_would_be_found():
    found = Words("<p onclick='x' title='Hello'>Plain words</p><script>1</script>{% translate 'Fine' %}")
    assert (found.plain, found.refused) == (["Hello", "Plain words"], ["onclick", "script"])
