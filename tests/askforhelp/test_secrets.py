"""Secrets that are made on a local start and kept in the data folder."""

from __future__ import annotations

import resource
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from askforhelp import environment


def kept(folder: Path, name: str = "TAG_KEY") -> str:
    return environment.secret(name, "", local=True, folder=folder)


@contextmanager
def full_disk() -> Iterator[None]:
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_secret_that_found_no_place_on_the_disk_is_made_at_the_next_start(tmp_path):
    with pytest.raises(ImproperlyConfigured) as refused, full_disk():
        kept(tmp_path)
    said = f"The folder {tmp_path} cannot be written (File too large). Choose another with DATA_DIR."
    assert (str(refused.value), len(kept(tmp_path))) == (said, 64)
    assert [one.name for one in tmp_path.iterdir()] == ["tag_key"]


def test_starts_at_once_keep_one_secret(tmp_path):
    together = threading.Barrier(8, timeout=30)

    def begin(_: int) -> str:
        together.wait()
        return kept(tmp_path)

    with ThreadPoolExecutor(8) as threads:
        found = set(threads.map(begin, range(8)))
    assert found == {(tmp_path / "tag_key").read_text()}


@pytest.mark.parametrize(
    ("name", "lost"),
    [
        ("SECRET_KEY", "facilitators sign in again, and the texts that people kept for another device open nothing"),
        ("TAG_KEY", "what people wrote stays, but they can neither change it nor take it back"),
    ],
    ids=["secret key", "tag key"],
)
@pytest.mark.parametrize(
    "held", [b"", b"too short\n", b"\xff" * 64, b"\0" * 64], ids=["empty", "short", "no text", "zeros"]
)
def test_a_secret_that_is_damaged_is_told_and_left_as_it_is(tmp_path, name, lost, held):
    file = tmp_path / name.lower()
    file.write_bytes(held)
    with pytest.raises(ImproperlyConfigured) as refused:
        kept(tmp_path, name)
    said = "holds no secret of 32 or more characters. Put it back from a copy, or delete it for a new one: then"
    assert (str(refused.value), file.read_bytes()) == (f"{file} {said} {lost}.", held)
