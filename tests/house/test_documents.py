"""What the documents cite is there: files, functions, tests, commands, and every variable of the environment."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
# Where a cited path may begin. `docs/mutants.md` has code between its marks.
BEGINNINGS = (ROOT, ROOT / "discussions", ROOT / "discussions" / "domain", ROOT / "templates")
CITED = re.compile(r"`([^`\n]+)`")
FENCED = re.compile(r"^```.*?^```", re.DOTALL | re.MULTILINE)
A_PATH = re.compile(r"(?P<path>[\w./*-]*(?:/|\.(?:py|html|js|css|md|sh|conf|cfg|toml)))(?:#\w+|: (?P<name>[\w.]+))?")
A_FUNCTION = re.compile(r"(?P<module>[a-z_]+)\.(?P<name>[a-z_]+)")
A_COMMAND = re.compile(r"(?:manage\.py|make) (?P<name>[a-z_-]+)")
READ = re.compile(r'_env\("([A-Z_]+)"')


def cited(document: Path) -> list[str]:
    return CITED.findall(FENCED.sub("", document.read_text("utf-8")))


def files_of(path: str) -> list[Path]:
    return [found for begin in BEGINNINGS for found in begin.glob(path.rstrip("/"))]


def has(source: str, name: str) -> bool:
    """Whether a file defines a function, a class or a constant of this name, or a method by both names."""
    last = name.rpartition(".")[2]
    return re.search(rf"^\s*(?:async )?(?:def|class) {last}\b|^{last}\b.*=", source, re.MULTILINE) is not None


def command_is_there(said: str, name: str) -> bool:
    if said.startswith("make"):
        return re.search(rf"^{name}:", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE) is not None
    own = ROOT / "discussions" / "management" / "commands" / f"{name}.py"
    return own.exists() or name == "check"


def is_there(said: str) -> bool:
    """Whether what is cited is there; words of other kinds are taken for what they are."""
    if found := A_COMMAND.match(said):
        return command_is_there(said, found["name"])
    if "://" in said or "<" in said or said.startswith(("/", "…")):
        return True
    if found := A_PATH.fullmatch(said):
        sources = [one for one in files_of(found["path"]) if one.exists()]
        name = found["name"]
        return bool(sources) and (name is None or any(has(one.read_text("utf-8"), name) for one in sources))
    if found := A_FUNCTION.fullmatch(said):
        sources = [one for one in files_of(f"{found['module']}.py") if one.exists()]
        return not sources or any(has(one.read_text("utf-8"), found["name"]) for one in sources)
    return True


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda one: one.name)
def test_what_a_document_cites_is_there(document):
    assert [one for one in cited(document) if not is_there(one)] == []


@pytest.mark.parametrize(
    "wrong",
    [
        "domain/nothing.py",
        "domain/access.py: may_do_anything",
        "ticks.tock",
        "tests/domain/test_nothing.py",
        "make tea",
        "manage.py tea",
        "nowhere/",
    ],
)
def test_what_is_not_there_would_be_found(wrong):
    assert not is_there(wrong)


@pytest.mark.parametrize("right", ["domain/anonymity.py: Voice.tag", "domain/stage*.py", "domain/", "ticks.settle"])
def test_what_is_there_is_found(right):
    assert is_there(right)


def test_a_row_of_attacks_names_the_file_that_attacks():
    _, *rows = re.findall(r"^\| .*\|$", (ROOT / "docs" / "anonymity.md").read_text("utf-8"), re.MULTILINE)
    assert [row for row in rows if not re.search(r"`tests/\w+/test_\w+\.py`", row.rsplit("|", 2)[1])] == []


def test_every_variable_of_a_server_reaches_the_container():
    """All but what is for a machine of one's own, and where the container itself is."""
    composed = re.findall(r"^      ([A-Z_]+): ", (ROOT / "docker-compose.yml").read_text("utf-8"), re.MULTILINE)
    own = {"DATA_DIR", "DEBUG", "HOST", "PORT", "DATABASE_IS_THROWN_AWAY"}
    assert set(READ.findall((ROOT / "askforhelp" / "settings.py").read_text("utf-8"))) - own <= set(composed)


def test_the_table_has_every_variable_that_the_settings_read():
    read = set(READ.findall((ROOT / "askforhelp" / "settings.py").read_text("utf-8")))
    rows = re.findall(r"^\| (`[A-Z_`, ]+) \|", (ROOT / "README.md").read_text("utf-8"), re.MULTILINE)
    assert sorted(name for row in rows for name in re.findall(r"[A-Z_]+", row)) == sorted(read)
