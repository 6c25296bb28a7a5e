# `make run` and `make test` need only Python 3.11 or newer and make: they set up .venv by themselves.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: run test check lint format bench evaluate requirements clean

run: $(VENV)/run
	$(BIN)/python -m bot

test: $(VENV)/dev
	$(BIN)/pytest -n auto --dist worksteal

# The one gate.
check: lint test

lint: $(VENV)/dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(VENV)/dev
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: $(VENV)/dev
	$(BIN)/python -m tests.benchmarks

# With OPENAI_API_KEY the real model is asked, and paid; without it a local stand-in plays its script.
evaluate: $(VENV)/dev
	$(BIN)/python -m tests.evaluation

# Pins exactly what is installed now, so that everybody runs the same.
requirements: $(VENV)/dev
	$(PYTHON) -m venv $(VENV)/pins
	$(VENV)/pins/bin/pip install --quiet .
	$(VENV)/pins/bin/pip freeze --exclude omega > requirements.txt
	rm -rf $(VENV)/pins

$(VENV)/run: requirements.txt
	$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed: make PYTHON=python3.11") if sys.version_info < (3, 11) else None'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements.txt
	touch $@

$(VENV)/dev: $(VENV)/run pyproject.toml
	$(BIN)/pip install --quiet --disable-pip-version-check -c requirements.txt -e '.[dev]'
	touch $@

clean:
	rm -rf $(VENV)
