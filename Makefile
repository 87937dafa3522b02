# make run: the whole way from the inbox to SQL. make test: all tests. `make help` lists the rest.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.set-up

# What `make run` asks at its end.
define EXAMPLE
SELECT s.period_start AS month, value, unit, is_suspect, title
  FROM series_of('KR', 'exports', 'semiconductors') AS s JOIN releases USING (release_id)
  WHERE measure = 'level' ORDER BY month
endef
export EXAMPLE

INBOX := $(or $(TRADEWIRE_INBOX),inbox)

.DEFAULT_GOAL := help
.PHONY: help setup run test lint bench clean

help:  ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "make %-7s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: $(STAMP)  ## a .venv with everything in it; made anew when pyproject.toml or constraints.txt change

$(STAMP): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' || { \
	    echo "Tradewire needs Python 3.11, 3.12 or 3.13; $(PYTHON) is $$($(PYTHON) -V 2>&1)." \
	         "Name another one: make PYTHON=python3.13 ..." >&2; exit 1; }
	@echo "Setting up $(VENV) with $$($(PYTHON) -V); this takes a minute or two."
	@rm -rf $(VENV)
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install -qq --disable-pip-version-check -e '.[dev]' -c constraints.txt
	@touch $@

run: $(STAMP)  ## what lies in inbox/ into the warehouse; an empty inbox is first given the five example documents
	@mkdir -p "$(INBOX)"
	@if [ -z "$$(find "$(INBOX)" -type f ! -name '.*' ! -path "$(INBOX)/README.md" | head -n 1)" ]; then \
	    cp fixtures/*.txt "$(INBOX)/"; \
	    echo "$(INBOX)/ was empty: copied the $$(ls fixtures/*.txt | wc -l | tr -d ' ') example documents of fixtures/ into it."; \
	fi
	@$(BIN)/tradewire run
	@echo
	@echo 'An example, Korea'\''s exports of semiconductors by month:'
	@printf '\n  tradewire sql "%s"\n\n' "$$EXAMPLE"
	@$(BIN)/tradewire sql "$$EXAMPLE"
	@printf '\nThe pages to look at: '; $(BIN)/tradewire report

# Three at a time even on two cores: the longest tests wait for servers and for files to settle.
test: $(STAMP)  ## all tests
	@$(BIN)/python -m pytest -n 3 --dist loadfile

lint: $(STAMP)  ## format, style, types, and the one direction of imports
	@$(BIN)/ruff format --check --quiet --output-format concise . || { echo "Format it with: $(BIN)/ruff format ." >&2; exit 1; }
	@$(BIN)/ruff check --quiet .
	@$(BIN)/mypy --no-error-summary
	@$(BIN)/lint-imports --no-logo 2>/dev/null || $(BIN)/lint-imports
	@echo "Nothing to mend."

bench: $(STAMP)  ## how fast it is, beside other programs, into docs/performance.md; about an hour (BENCH='--sizes 1000 --flows 1' is quick)
	@$(BIN)/python -m pip install -qq --disable-pip-version-check -e '.[bench]' -c constraints.txt
	@$(BIN)/python -m benchmarks $(BENCH)

clean:  ## everything made here but the warehouse: the .venv and caches
	@rm -rf $(VENV) build *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
