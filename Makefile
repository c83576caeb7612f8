# Every target sets up what it needs: a virtual environment in .venv, once per change of pyproject.toml.

PYTHON ?= python3
BIN := .venv/bin
# Tests in four processes, since many wait for something; `make test WORKERS=8` on a larger machine, `make test
# TESTS=tests/domain` for a part.
WORKERS ?= 4
TESTS ?= tests
PYTEST := $(BIN)/python -m pytest -n $(WORKERS) --dist worksteal $(TESTS)
# What is long by nature is left out of `make test`: the marker `long` of pyproject.toml.
QUICK := -m "not long"

.DEFAULT_GOAL := help
.PHONY: help demo serve test test-all check bench chaos docs clean

help: ## say what there is (default)
	@sed -n 's/^\([a-z-]*\):[^#]*## \(.*\)/make \1|\2/p' Makefile | while IFS='|' read -r target text; do \
		printf '%-14s %s\n' "$$target" "$$text"; done

demo: .venv/.installed ## watch a platform onboard four tenants, on simulated providers
	$(BIN)/clearsend demo

serve: .venv/.installed ## serve API and worker at http://127.0.0.1:8080, on simulated providers, with the data in data/
	CLEARSEND_ALLOW_PRIVATE_CALLBACKS=true $(BIN)/clearsend serve --simulate

test: .venv/.dev ## run the tests, but for those that take long by nature
	$(PYTEST) $(QUICK)

test-all: .venv/.dev ## run all tests
	$(PYTEST)

check: .venv/.dev ## everything that CI checks: format, lint, types, layers, generated docs, the coverage of the rules, all tests
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python scripts/docs.py --check
	$(BIN)/python -m pytest -n $(WORKERS) tests/domain --cov=clearsend.domain --cov-report=term:skip-covered --cov-fail-under=99
	$(PYTEST)

bench: .venv/.dev .venv/.bench ## measure against bare baselines and peers: docs/performance.md; BENCH="--quick --only a,e"; gates nothing
	PYTHONPATH=scripts $(BIN)/python -m bench $(BENCH)

chaos: .venv/.dev ## a thousand completions under kill -9 and faults, audited; CHAOS="--completions 100 --seed 7"; minutes
	$(BIN)/python -m tests.chaos $(CHAOS)

docs: .venv/.dev ## print the generated pages of docs/ from the code
	$(BIN)/python scripts/docs.py

clean: ## remove the virtual environment and what tools have left; data/ stays
	rm -rf .venv .coverage htmlcov build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

.venv/.python:
	@$(PYTHON) -c 'import sys; sys.exit("Clearsend needs Python 3.11 or newer; this is " + sys.version.split()[0] + \
		". Choose another one: make PYTHON=python3.12 …" if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv .venv
	@# The first pip that knows dependency groups.
	$(BIN)/python -m pip install --quiet --upgrade 'pip>=25.1'
	@touch $@

.venv/.installed: .venv/.python pyproject.toml
	$(BIN)/python -m pip install --quiet --editable .
	@touch $@

.venv/.dev: .venv/.installed
	$(BIN)/python -m pip install --quiet --group dev
	@touch $@

.venv/.bench: .venv/.installed
	$(BIN)/python -m pip install --quiet --group bench
	@touch $@
