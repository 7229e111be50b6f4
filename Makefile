# Two commands do everything: `make site` builds, `make test` tests. `make help` lists the others.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DELETE_ON_ERROR:
PYTHON ?= python3
export NO_MKDOCS_2_WARNING := 1
BIN := .venv/bin

.PHONY: help site serve check test test-fast soak bench screenshots release clean
help: ## list these commands
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 14

.venv/.ready: requirements.lock pyproject.toml tools/native.py
	$(PYTHON) tools/native.py build
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

node_modules/.ready: package.json package-lock.json
	$(PYTHON) tools/node.py ci --no-audit --no-fund --silent
	@touch $@

.venv/.tests-ready: .venv/.ready tools/native.py
	$(PYTHON) tools/native.py test
	@touch $@

build/browser/.ready: node_modules/.ready tools/build-browser.mjs $(shell find plugins -name '*.ts' -o -name '*.css')
	$(PYTHON) tools/node.py run --silent build
	@mkdir -p build/browser && touch $@

site: .venv/.ready build/browser/.ready ## set up, check, build the website and all packs into site/
	$(BIN)/python -m semh build

release: .venv/.ready build/browser/.ready ## as site, with every variant of the packs that packs.yml declares
	$(BIN)/python -m semh build --release

serve: .venv/.ready build/browser/.ready ## live preview at http://127.0.0.1:8000
	$(BIN)/mkdocs serve

check: .venv/.ready node_modules/.ready ## lint style, types and content
	$(BIN)/ruff format --check plugins tools tests
	$(BIN)/ruff check plugins tools tests
	$(BIN)/mypy
	$(PYTHON) tools/node.py run --silent typecheck
	$(PYTHON) tools/node.py run --silent lint
	$(BIN)/python -m semh check

test: .venv/.tests-ready check site ## everything that CI runs
	$(PYTHON) tools/node.py run --silent test:unit
	$(PYTHON) tools/node.py run --silent test:browser
	$(BIN)/python -m pytest -n auto --dist loadfile -m "not soak and not bench"

soak: .venv/.tests-ready site ## the long tests with full counts, and the measurements
	$(PYTHON) tools/native.py soak
	SEMH_FUZZ=2000 $(PYTHON) tools/node.py run --silent test:unit
	SEMH_ALL_DECKS=1 SEMH_KILLS=30 $(BIN)/python -m pytest -n auto --dist loadfile -m "soak or not bench"
	$(MAKE) bench

bench: .venv/.tests-ready site ## print the measurements
	$(BIN)/python -m pytest -m bench -s

screenshots: .venv/.tests-ready site ## take the handbook's pictures anew from the built site; look at them, then commit
	$(BIN)/python -m tests.browser.handbook.take

clean: ## remove everything that was built; keeps the set-up
	rm -rf site site-schools build .cache
