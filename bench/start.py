"""`make run` from nothing: what it takes beyond making the environment and installing."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import tempfile
import time
from pathlib import Path

from bench import site
from bench.figures import Figure


def run() -> list[Figure]:
    """Seconds from `make run` to `Ready` in a fresh copy whose environment is there, beside making that."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "copy"
        subprocess.run(["git", "clone", "--quiet", str(site.ROOT), str(copy)], check=True)
        began = time.perf_counter()
        subprocess.run(["make", ".venv/.ready-run"], cwd=copy, check=True, capture_output=True)
        installed = time.perf_counter() - began
        beyond = _until_ready(copy)
    said = f"{installed:.0f} s, environment and installation"
    return [Figure("`make run` from nothing: s beyond", f"{beyond:.1f} s", said, beyond, 10, at_most=True)]


def _until_ready(copy: Path) -> float:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        port = str(door.getsockname()[1])
    own = {name: value for name, value in os.environ.items() if name not in ("DATA_DIR", "SECRET_KEY", "TAG_KEY")}
    began = time.perf_counter()
    process = subprocess.Popen(
        ["make", "run"], cwd=copy, env=own | {"PORT": port}, stdout=subprocess.PIPE, text=True, start_new_session=True
    )
    assert process.stdout is not None
    ready = any(line.strip() == "Ready" for line in process.stdout)
    beyond = time.perf_counter() - began
    os.killpg(process.pid, signal.SIGTERM)
    process.wait()
    assert ready, "It did not start."
    return beyond
