"""Sentences are made in the words modules, and each of them can be translated."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
WORDS = sorted((ROOT / "discussions" / "domain").glob("*words.py"))
TRANSLATES = {"_", "gettext", "gettext_lazy", "ngettext", "ngettext_lazy", "pgettext"}
# Two words of letters in a row.
SENTENCE = re.compile(r"[A-Za-z]{2,} [A-Za-z]{2,}")


def untranslated(source: str) -> list[str]:
    """Strings of several words that go through no translation; docstrings are not said to anybody."""
    tree = ast.parse(source)
    calls = [one for one in ast.walk(tree) if isinstance(one, ast.Call) and ast.unparse(one.func) in TRANSLATES]
    translated = {id(inner) for call in calls for argument in call.args for inner in ast.walk(argument)}
    docs = {id(one.value) for one in ast.walk(tree) if isinstance(one, ast.Expr)}
    strings = [one for one in ast.walk(tree) if isinstance(one, ast.Constant) and isinstance(one.value, str)]
    return [one.value for one in strings if id(one) not in translated | docs and SENTENCE.search(one.value)]


@pytest.mark.parametrize("path", WORDS, ids=lambda path: path.name)
def test_every_sentence_can_be_translated(path):
    assert untranslated(path.read_text("utf-8")) == []


def test_a_sentence_without_translation_would_be_found():
    assert untranslated("def said():\n    return 'Three of us agree.'\n") == ["Three of us agree."]
