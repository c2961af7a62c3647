# Needs only Python >= 3.11 with venv and pip, and make. Everything goes into .venv.
PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet --constraint constraints.txt

.PHONY: demo test check lint format types law goldens docs pins clean

# A five-year plan whose tables contradict themselves: --exit-zero, because its findings are what we want to see.
demo: .venv/installed
	$(BIN)/planlint check --exit-zero samples/five-year-plan/plan.docx

test: .venv/test
	$(BIN)/python -m pytest -q -n auto --dist loadgroup $(PYTEST)

check: lint format types law
lint: .venv/dev
	$(BIN)/ruff check .
format: .venv/dev
	$(BIN)/ruff format --check .
types: .venv/dev
	$(BIN)/mypy --strict
law: .venv/dev
	$(BIN)/lint-imports --no-cache

# The expected findings of samples/ as they are now; read the difference before committing it.
goldens: .venv/test
	$(BIN)/python -m pytest -q tests/test_samples.py --update-goldens || true
	git diff --stat samples

# The pages that are made: one for each rule, and the reference of the configuration.
docs: .venv/installed
	rm -rf docs/rules
	$(BIN)/planlint explain --all --isolated --format markdown -o docs/rules
	$(BIN)/planlint config schema --format markdown -o docs/configuration.md

# The versions of what is installed now, names and numbers only.
pins:
	$(BIN)/python -m pip freeze --all --exclude-editable | grep '^[A-Za-z0-9_.-]*==' | grep -v '^pip==' > constraints.txt

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "planlint needs Python 3.11 or newer: make PYTHON=python3.12")'
	$(PYTHON) -m venv .venv

# Pinned build tools and no build isolation, so that the build fetches nothing that is not pinned.
.venv/installed: pyproject.toml constraints.txt | .venv/bin/python
	$(PIP) hatchling editables
	$(PIP) --no-build-isolation --editable .
	$(BIN)/python -m compileall -q planlint  # also where PYTHONDONTWRITEBYTECODE is set: else 0.1 s a run
	touch $@

# odfpy comes as source: the setuptools of a new .venv may be too old to build it, or not there at all.
.venv/test: .venv/installed
	$(PIP) setuptools
	$(PIP) --no-build-isolation --editable '.[test,parquet]'
	touch $@

.venv/dev: .venv/test
	$(PIP) --no-build-isolation --editable '.[dev]'
	touch $@

clean:
	rm -rf .venv build dist .*_cache
