# Every target sets up what it needs; a second call finds it done.
PYTHON := $(firstword $(foreach p,python3.13 python3.12 python3.11 python3,$(shell $(p) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && command -v $(p))))
BIN := .venv/bin
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: help setup demo check test quality bench yardstick model browser clean

help:
	@echo "make setup | demo | test | check | quality | bench | yardstick | model | clean"

.venv/ready: pyproject.toml requirements.lock
	@test -n "$(PYTHON)" || { echo "sayso needs Python 3.11 or newer on the PATH"; exit 1; }
	@echo "setting up .venv with $(PYTHON)"
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --constraint requirements.lock --editable .
	@touch $@

.venv/ready-dev: .venv/ready
	$(BIN)/pip install --quiet --constraint requirements.lock --editable '.[dev]'
	@touch $@

.venv/ready-train: .venv/ready-dev
	$(BIN)/pip install --quiet torch==2.13.0
	$(BIN)/pip install --quiet --editable '.[train]'
	@touch $@

setup: .venv/ready-dev

EXAMPLE := examples/pages/01-lido.txt

demo: .venv/ready
	@$(BIN)/python tools/demo.py $(EXAMPLE)

browser:
	@command -v chromium >/dev/null || { echo "installing Debian's chromium for the browser tests"; apt-get update -qq && apt-get install -y -qq chromium >/dev/null; } || echo "no chromium: install it by hand to run the browser tests"

check: .venv/ready-dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/pytest tests/unit/test_layers.py

test: .venv/ready-dev browser
	$(BIN)/pytest tests

quality: .venv/ready-dev
	$(BIN)/python tests/quality/gate.py


bench: .venv/ready-dev
	$(BIN)/python benchmarks/bench.py

yardstick: .venv/ready-dev
	$(BIN)/python tools/yardstick.py

model: .venv/ready-train
	$(BIN)/python -m training

clean:
	rm -rf .venv build
