# Two commands on a fresh machine: `make run` and `make test`. Each sets up what it needs.
PY ?= python3
SHELL := /bin/bash
.DELETE_ON_ERROR:

BIN := .venv/bin
RUN_READY := .venv/.ready-run
ALL_READY := .venv/.ready-all
COMPILE = $(BIN)/pip-compile --quiet --generate-hashes --strip-extras --no-header --no-emit-index-url --no-emit-find-links
NO_VENV = This Python cannot make an environment of its own: on Debian and Ubuntu, sudo apt install python3-venv.

.PHONY: run test check bench covered mutants test-next messages lock clean

run: $(RUN_READY)
	@exec $(BIN)/python -m askforhelp.local

# Each worker and each server that a test starts would compile all of this anew where nothing is kept.
test: $(ALL_READY)
	PYTHONDONTWRITEBYTECODE= $(BIN)/python -m pytest -n 3 --dist worksteal

check: $(ALL_READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports
	$(BIN)/mypy
	$(BIN)/djade --check --target-version 5.2 $$(git ls-files 'templates/*.html')
	$(BIN)/codespell $$(git ls-files '*.py' '*.html' '*.css' '*.js' '*.md')
	$(BIN)/python manage.py makemigrations --check --dry-run
	$(BIN)/python manage.py migrate --verbosity 0
	$(BIN)/python manage.py check --tag anonymity
	PUBLIC_URL=https://help.example.org $(BIN)/python manage.py check --deploy --fail-level WARNING

bench: $(ALL_READY)
	$(BIN)/python -m bench

covered: $(ALL_READY)
	$(BIN)/coverage run --source=discussions/compare -m pytest -q tests/compare
	$(BIN)/coverage report --show-missing --skip-covered --fail-under=100

mutants: $(ALL_READY)
	$(BIN)/python -m tests.mutants

test-next: $(ALL_READY)
	@bash tests/next.sh

messages: $(ALL_READY)
	$(BIN)/python manage.py makemessages --all --no-obsolete

lock: $(ALL_READY)
	$(COMPILE) --extra local --output-file requirements/run.txt pyproject.toml
	$(COMPILE) --all-extras --output-file requirements/all.txt pyproject.toml

$(RUN_READY): pyproject.toml requirements/run.txt
	@echo "Setting up (about a minute, only this once) ..."
	@$(PY) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make run PY=python3.12")'
# A python alone is what remains of an environment whose making was cut short.
	@$(BIN)/python -m pip --version >/dev/null 2>&1 || { \
		$(PY) -c 'import ensurepip' 2>/dev/null || { echo "$(NO_VENV)" >&2; exit 1; }; \
		$(PY) -m venv --clear .venv; }
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/run.txt
	@touch $@

$(ALL_READY): $(RUN_READY) requirements/all.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/all.txt
	@touch $@

clean:
	rm -rf .venv staticfiles
