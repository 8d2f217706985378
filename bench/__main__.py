"""`python -m bench [NAME ...]`: all benchmarks, or those named. See docs/decisions/0001-serving.md for figures."""

from __future__ import annotations

import sys
from importlib import import_module

from bench import site
from bench.figures import table

ALL = (
    "pages",
    "posts",
    "burst",
    "ticks",
    "streams",
    "live",
    "restart",
    "listener",
    "memory",
    "first_view",
    "start",
)


def main() -> None:
    wanted = sys.argv[1:] or ALL
    if unknown := set(wanted) - set(ALL):
        sys.exit(f"There is no benchmark named {', '.join(sorted(unknown))}. There are: {', '.join(ALL)}.")
    with site.database():
        for name in wanted:
            print(f"\n{name}", flush=True)
            print(table(import_module(f"bench.{name}").run()), flush=True)


if __name__ == "__main__":
    main()
