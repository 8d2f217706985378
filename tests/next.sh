#!/usr/bin/env bash
# All tests on the next Django, where a Python that it needs is found; otherwise says so.
set -euo pipefail
cd "$(dirname "$0")/.."

for python in python3.13 python3.12; do
    if command -v "$python" >/dev/null && "$python" -c 'import venv' 2>/dev/null; then
        next=var/next
        [ -x "$next/bin/python" ] || "$python" -m venv "$next"
        # The locked versions with their hashes taken off, all but Django itself.
        sed -n 's/^\([a-zA-Z0-9_.-]*==[^ ;]*\).*/\1/p' requirements/all.txt | grep -iv '^django==' >"$next/others.txt"
        "$next/bin/python" -m pip install --quiet --disable-pip-version-check 'django~=6.1.0' -r "$next/others.txt"
        exec "$next/bin/python" -m pytest -n 2 --dist worksteal
    fi
done
echo "The next Django needs Python 3.12 or 3.13, and neither is here: nothing was tested."
