"""What docs/mutants.md explains is still there to be explained; whether it is true takes `make mutants`."""

from __future__ import annotations

from tests.mutants import ROOT, Change, changes, explained, function_of

EXPLAINED = explained((ROOT / "docs" / "mutants.md").read_text("utf-8"))


def lines_of(change: Change) -> list[str]:
    module, _, _ = change.function.partition(".")
    source = (ROOT / "discussions" / "compare" / f"{module}.py").read_text("utf-8")
    return [line.strip() for line in source.splitlines()]


def test_every_line_that_is_explained_stands_in_its_module():
    assert EXPLAINED
    assert [one for one in EXPLAINED if one.old not in lines_of(one)] == []


def test_each_line_that_is_put_in_is_a_change_of_its_own():
    shown = "--- a.py\n+++ a.py\n def f(a):\n-    return a\n+    return -a\n+    return None\n"
    found = changes("a.f", shown)
    assert found == {Change("a.f", "return a", "return -a"), Change("a.f", "return a", "return None")}


def test_a_mutant_has_the_name_of_its_function():
    assert function_of("discussions.compare.disclosure.x__groups__mutmut_6") == "disclosure._groups"
