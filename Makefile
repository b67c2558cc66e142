# `make` lists what there is. Needs Python 3.11 or newer with venv; everything else is set up below.
PY ?= python3
PORT ?= 8000
EMAIL ?= administrator@fivebar.example
export PORT

python := .venv/bin/python
# Called as modules, so that the folder can move.
flask := $(python) -m flask --app wsgi
install := $(python) -m pip install --quiet --disable-pip-version-check \
	--require-hashes --no-deps --only-binary :all: -r
# A database beside the real one, wherever that is.
demo := env -u DATABASE_URL FIVEBAR_HOME=instance/demo
services := $(python) -m tools.services
compile := $(python) -m uv pip compile --quiet --generate-hashes --universal --python-version 3.11 \
	--no-emit-index-url --no-emit-find-links --no-header --no-annotate $(if $(UPGRADE),--upgrade)
programs := .venv/.ok static/dist/.ok
front_end := $(shell find static/css static/js -type f 2>/dev/null)

MAKEFLAGS += --no-print-directory
.DELETE_ON_ERROR:
.NOTPARALLEL:
.PHONY: help setup setup-tests run demo demo-link test quick browser check bench lock clean

help: ## List the targets
	@sed -n 's/^\([a-z-]*\):[^#]*## \(.*\)/\1\t\2/p' Makefile | while IFS='	' read -r name says; do \
		printf '  make %-10s %s\n' "$$name" "$$says"; done

setup: $(programs) ## Set up programs, front end, database and secret
	@$(flask) migrate
	@echo "Ready. Serve it with: make run"

run: $(programs) ## Serve on PORT (8000) until Ctrl-C; the first time, print a sign-in link
	@$(flask) serve --port $(PORT)

demo: $(programs) instance/demo/.ok ## The same with a believable company, on a database of its own
	@echo "Sign in as its administrator, within 15 minutes:"
	@$(demo) $(flask) accounts link administrator@fivebar.example --port $(PORT)
	@echo "As anybody else: make demo-link EMAIL=manager@fivebar.example PORT=$(PORT)"
	@$(demo) $(flask) serve --port $(PORT)

demo-link: .venv/.ok ## Print a one-time link to the demo for EMAIL, on PORT
	@$(demo) $(flask) accounts link $(EMAIL) --port $(PORT)

test: setup-tests check ## Check and test everything; finds or installs Chromium and PostgreSQL
	@$(services) $(python) -m pytest --numprocesses 2 --hypothesis-profile many

quick: setup-tests ## Pure and action tests, in under a minute and without services
	@$(python) -m pytest --numprocesses 2 -m "not browser and not postgres and not slow and not web"

browser: setup-tests ## The journeys alone, in a real browser
	@$(services) $(python) -m pytest -m browser

check: .venv/.dev-ok ## Format, lint, types, imports, architecture
	@$(python) -m ruff format --check --quiet .
	@$(python) -m ruff check --quiet .
	@$(python) -m mypy -p foundation -p recruit -p talent -p tools -p benchmarks -m wsgi
	@$(python) .venv/bin/lint-imports
	@$(python) -m tools.architecture

bench: setup-tests ## Measure; prints a table and writes build/bench.json
	@$(python) -m benchmarks

lock: .venv/.dev-ok ## Write the locks anew, with hashes; UPGRADE=1 takes the newest releases
	@$(compile) requirements.in -o requirements.txt
	@$(compile) requirements-dev.in -o requirements-dev.txt
	@$(compile) requirements-node.in -o requirements-node.txt

clean: ## Remove what was installed and built; databases and files stay
	rm -rf .venv node_modules static/dist build .mypy_cache .pytest_cache .ruff_cache .import_linter_cache

# Lived through again only when there is more of its year: every step knows whether it is done.
instance/demo/.ok: $(shell find recruit/demo -type f -not -name '*.pyc') | $(programs)
	@$(demo) $(flask) demo seed
	@touch $@

setup-tests: .venv/.dev-ok static/dist/.ok

.venv/.ok: requirements.txt
	@$(PY) -c 'import sys; sys.version_info >= (3, 11) or sys.exit("Fivebar needs Python 3.11 or newer. Name one: make PY=python3.12")'
	@echo "Installing what Fivebar runs on …"
	@$(PY) -m venv .venv
	@$(install) requirements.txt
	@touch $@

.venv/.dev-ok: .venv/.ok requirements-dev.txt
	@echo "Installing what tests and checks need …"
	@$(install) requirements-dev.txt
	@touch $@

.venv/.node-ok: .venv/.ok requirements-node.txt
	@command -v node >/dev/null && command -v npm >/dev/null || $(install) requirements-node.txt
	@touch $@

node_modules/.ok: package.json package-lock.json .npmrc | .venv/.node-ok
	@echo "Installing what the front end is built from …"
	@./tools/npm ci --ignore-scripts --no-audit --no-fund --loglevel error
	@touch $@

static/dist/.ok: node_modules/.ok build.mjs $(front_end)
	@./tools/npm run -s build
	@touch $@
