"""Habits of the house that no linter knows."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

ROOT = Path(__file__).resolve().parents[2]
APP = [*(ROOT / "askforhelp").rglob("*.py"), *(ROOT / "discussions").rglob("*.py")]
SOURCES = [path for path in APP if "migrations" not in path.parts]
LONGEST_MODULE = 260
LONGEST_FUNCTION = 40

Finder = Callable[[str], list[str]]


def routes() -> Iterator[tuple[str, URLPattern]]:
    for place in get_resolver().url_patterns:
        if isinstance(place, URLResolver):
            yield from ((str(place.namespace), one) for one in place.url_patterns if isinstance(one, URLPattern))


def functions(source: str) -> list[ast.FunctionDef]:
    return [one for one in ast.walk(ast.parse(source)) if isinstance(one, ast.FunctionDef | ast.AsyncFunctionDef)]


def long_functions(source: str) -> list[str]:
    return [one.name for one in functions(source) if (one.end_lineno or 0) - one.lineno >= LONGEST_FUNCTION]


def late_imports(source: str) -> list[str]:
    """Imports inside functions, but for those that give their reason on the line."""
    lines = source.splitlines()
    inside = [
        one for outer in functions(source) for one in ast.walk(outer) if isinstance(one, ast.Import | ast.ImportFrom)
    ]
    return [lines[one.lineno - 1].strip() for one in inside if " - " not in lines[one.lineno - 1]]


def reads_environment(source: str) -> list[str]:
    """Uses of os.environ other than giving it a default."""
    tree = ast.parse(source)
    defaults = {id(one.value) for one in ast.walk(tree) if isinstance(one, ast.Attribute) and one.attr == "setdefault"}
    used = [one for one in ast.walk(tree) if isinstance(one, ast.Attribute) and one.attr in {"environ", "getenv"}]
    return [ast.unparse(one) for one in used if id(one) not in defaults]


def forbidden_words(source: str) -> list[str]:
    """Names that nothing here may use."""
    names = {one.id for one in ast.walk(ast.parse(source)) if isinstance(one, ast.Name)}
    return sorted(names & {"csrf_exempt", "print", "breakpoint"})


def offenders(find: Finder, *, but: set[str] = frozenset()) -> dict[str, list[str]]:  # type: ignore[assignment]
    found = {str(path.relative_to(ROOT)): find(path.read_text("utf-8")) for path in SOURCES}
    return {name: said for name, said in found.items() if said and name not in but}


WRONG = {
    long_functions: "def long():\n" + "    pass\n" * 60,
    late_imports: "def late():\n    import os\n",
    reads_environment: "import os\nos.environ.get('A')\n",
    forbidden_words: "@csrf_exempt\ndef view(): ...\n",
}


@pytest.mark.parametrize("find", WRONG)
def test_a_fault_would_be_found(find):
    assert find(WRONG[find]) != []


def test_no_function_is_longer_than_a_page():
    assert offenders(long_functions) == {}


def test_no_module_is_longer_than_its_budget():
    assert [path.name for path in SOURCES if len(path.read_text("utf-8").splitlines()) > LONGEST_MODULE] == []


def test_an_import_inside_a_function_gives_its_reason():
    assert offenders(late_imports) == {}


def test_only_the_settings_read_the_environment():
    assert offenders(reads_environment, but={"askforhelp/settings.py"}) == {}


def test_nothing_prints_but_the_launcher_and_no_form_is_exempt():
    assert offenders(forbidden_words, but={"askforhelp/local.py"}) == {}


def test_a_view_is_named_as_its_address():
    found = list(routes())
    assert len(found) > 25
    wrong = [(one.name, one.callback.__name__) for _, one in found if one.callback.__name__ != one.name]
    assert wrong == []


def test_every_view_has_a_test_module_of_its_name():
    missing = [
        f"{room}/test_{one.callback.__name__}.py"
        for room, one in routes()
        if not (ROOT / "tests" / room / f"test_{one.callback.__name__}.py").exists()
    ]
    assert missing == []


def test_nothing_names_a_folder_outside_of_the_repository():
    outside = [path.name for path in SOURCES if "../shared" in path.read_text("utf-8")]
    assert outside == []
