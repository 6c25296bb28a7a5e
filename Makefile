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

# Locks what pyproject.toml asks for, for every system, each file by its hash. What is locked stays: without
# the two files it is the newest.
LOCK := $(VENV)/lock/bin/pip-compile --quiet --generate-hashes --allow-unsafe --strip-extras --no-header --no-annotate \
	--no-emit-options --no-emit-index-url --no-emit-trusted-host
requirements:
	$(PYTHON) -m venv $(VENV)/lock
	$(VENV)/lock/bin/pip install --quiet --disable-pip-version-check pip-tools==7.6.2
	$(LOCK) -o requirements.txt pyproject.toml
	$(LOCK) --extra dev -c requirements.txt -o requirements-dev.txt pyproject.toml
	rm -rf $(VENV)/lock

INSTALL := $(BIN)/pip install --quiet --disable-pip-version-check --require-hashes

$(VENV)/run: requirements.txt
	$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed: make PYTHON=python3.11") if sys.version_info < (3, 11) else None'
	$(PYTHON) -m venv $(VENV)
	$(INSTALL) -r requirements.txt
	touch $@

# Beside what the program needs: the program itself runs from here, and needs no installing.
$(VENV)/dev: $(VENV)/run requirements-dev.txt
	$(INSTALL) -r requirements-dev.txt
	touch $@

clean:
	rm -rf $(VENV)
