# One word a job; `make help` lists them. Everything runs in .venv, made from the lock files.
SHELL := /bin/bash
PORT := $(or $(PORT),8501)
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
RUN_STAMP := $(VENV)/.run-$(shell cksum < requirements/run.lock | cut -d' ' -f1)
DEV_STAMP := $(VENV)/.dev-$(shell cksum < requirements/dev.lock | cut -d' ' -f1)

.PHONY: help run check fix test test-fast coverage fuzz bench build fonts chart-code lock clean

help: ## list the words
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12

run: $(RUN_STAMP) ## serve the dashboard at 127.0.0.1 (PORT=8501)
	@$(BIN)/python -m dashboard serve --port $(PORT)

build: $(RUN_STAMP) ## build data/trade.parquet from the CSV files
	@$(BIN)/python -m dashboard build

check: $(DEV_STAMP) ## ruff and mypy
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

fix: $(DEV_STAMP) ## format and mend what ruff can mend
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

test-fast: $(DEV_STAMP) ## unit, data and page tests only
	$(BIN)/python -m pytest -q -n 2 -m "not browser and not server"

test: check $(VENV)/.chromium ## everything, as CI runs it
	$(BIN)/python -m dashboard check
	$(BIN)/python -m pytest -q -n 2 -m "not browser and not server"
	$(BIN)/python -m pytest -m "browser or server"

coverage: $(DEV_STAMP) ## the tests once more, with how much of the code they run (at least 95 %)
	$(BIN)/python -m pytest -q -n 2 -m "not browser and not server" --cov --cov-report=term

fuzz: $(DEV_STAMP) ## 10,000 odd requests to a running server (the tests ask 300)
	FUZZ_EXAMPLES=10000 $(BIN)/python -m pytest -q tests/server/test_fuzz.py

bench: $(DEV_STAMP) $(VENV)/.chromium ## measure, print, and write docs/benchmarks.md
	$(BIN)/python -m tests.bench.run

fonts: $(DEV_STAMP) ## make dashboard/fonts and dashboard/interface/media anew (Debian: fonts-noto-core, fonts-noto-cjk)
	$(BIN)/python tools/subset_fonts.py
	$(BIN)/python tools/small_fonts.py

chart-code: $(RUN_STAMP) ## make dashboard/interface/js anew, after a new Streamlit (Node.js)
	$(BIN)/python tools/small_chart.py

lock: $(DEV_STAMP) ## resolve the lock files anew
	$(BIN)/python -m piptools compile -q --generate-hashes --no-emit-index-url --no-emit-find-links --no-emit-trusted-host \
		--no-emit-options --allow-unsafe --strip-extras --no-header --no-annotate -o requirements/run.lock pyproject.toml
	$(BIN)/python -m piptools compile -q --generate-hashes --no-emit-index-url --no-emit-find-links --no-emit-trusted-host \
		--no-emit-options --allow-unsafe --strip-extras --no-header --no-annotate --extra dev \
		-c requirements/run.lock -o requirements/dev.lock pyproject.toml

clean: ## remove what was made, the virtual environment too
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis .coverage

$(BIN)/python:
	@command -v python3 >/dev/null || { echo "python3 is missing: install Python 3.11 or newer (Debian: apt-get install python3 python3-venv)" >&2; exit 1; }
	@python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "python3 is older than 3.11: install a newer one" >&2; exit 1; }
	@python3 -m venv $(VENV) || { rm -rf $(VENV); echo "python3 can't make a virtual environment: install its venv module (Debian: apt-get install python3-venv)" >&2; exit 1; }

$(RUN_STAMP): | $(BIN)/python
	@echo "installing what the dashboard needs (once) …"
	@$(PIP) install -q --require-hashes -r requirements/run.lock || { echo "the packages of requirements/run.lock could not be installed: the first run needs a package index, later ones need no network" >&2; exit 1; }
	@$(PIP) install -q --no-deps --no-build-isolation -e . || { echo "the project itself could not be installed: see the lines above" >&2; exit 1; }
	@touch $@

$(DEV_STAMP): | $(RUN_STAMP)
	@echo "installing what the tests need (once) …"
	@$(PIP) install -q --require-hashes -r requirements/dev.lock || { echo "the packages of requirements/dev.lock could not be installed: the first run needs a package index, later ones need no network" >&2; exit 1; }
	@touch $@

$(VENV)/.chromium: | $(DEV_STAMP)
	@command -v curl >/dev/null || { \
		{ [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && apt-get update -qq && apt-get install -y -qq curl >/dev/null; } || \
		{ echo "the tests need curl on the PATH: install it (Debian, as root: apt-get install curl)" >&2; exit 1; }; }
	@command -v chromium >/dev/null || { \
		echo "installing Chromium for the browser tests (once) …"; \
		{ [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && apt-get update -qq && \
		apt-get install -y -qq chromium fonts-noto-cjk >/dev/null; } || \
		{ echo "the browser tests need Chromium on the PATH: install it (Debian, as root: apt-get install chromium fonts-noto-cjk)" >&2; exit 1; }; }
	@touch $@
