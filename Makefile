# One command each. A bare Debian with python3.11, pip and make is enough: uv makes the environment.

UV_VERSION := 0.13.9
UV := .tools/bin/uv
PYTHON := .venv/bin/python
MANAGE := $(PYTHON) manage.py
PYTEST := .venv/bin/pytest
CATALOGUES := $(patsubst %.po,%.mo,$(wildcard imvo_tracker/locale/*/LC_MESSAGES/django.po))
# A fingerprint, because a file that is added or removed may be older than the last collection.
STATIC_SOURCES := $(shell find static dashboards/static -type f 2>/dev/null | sort) imvo_tracker/staticfiles.py uv.lock
STATIC_STAMP := build/static/.collected-$(firstword $(shell (echo $(STATIC_SOURCES); cat $(STATIC_SOURCES)) | cksum))
MUTANTS := build/mutants-env
OPENAPI := build/openapi-env
CHECKERS := build/deploy-env
APPS := imvo_tracker dossier sectors covenants dashboards
WORKERS ?= 2
export PORT ?= 8000
# Compiled modules are kept, or every process that starts compiles Django anew.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help setup static demo test test-pg bare coverage benchmark mutants openapi lint format inspect suite check messages cluster cluster-stop cluster-promote proof load deploy-check release screenshot pictures clean

help: ## Show these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "%-12s%s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: .venv/.synced local/env $(CATALOGUES) ## Install everything into .tools and .venv

$(UV):
	@echo "== installing uv $(UV_VERSION)"
	@python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --target .tools "uv==$(UV_VERSION)"

.venv/.synced: uv.lock pyproject.toml | $(UV)
	@echo "== installing the packages of uv.lock"
	@$(UV) sync --frozen --quiet
	@touch $@

local/env: | .venv/.synced
	@$(PYTHON) scripts/local_env.py

%.mo: %.po | .venv/.synced
	@echo "== compiling the translations"
	@$(PYTHON) scripts/messages.py compile

static: $(STATIC_STAMP) ## Collect and compress the static files

# Into a new directory first: whatever goes wrong, the one in use stays whole. What pages of the last builds name goes along.
$(STATIC_STAMP): | setup
	@echo "== collecting static files (the chart library takes some seconds to compress)"
	@rm -rf build/static.new
	@IMVO_STATIC_ROOT=build/static.new $(MANAGE) collectstatic --noinput --verbosity 0
	@$(PYTHON) scripts/keep_static.py build/static build/static.new
	@rm -rf build/static && mv build/static.new build/static && touch $@

demo: setup static ## Load the record and serve it on 127.0.0.1:8000 (PORT=...)
	@$(MANAGE) prepare_demo $$($(PYTHON) scripts/record_files.py)
	@echo "== serving on http://127.0.0.1:$(PORT)/ (Ctrl-C stops it)"
	@exec .venv/bin/gunicorn --config imvo_tracker/gunicorn_conf.py

test: setup static ## Run the suite on SQLite, browser tests included where Chromium is installed
	@echo "== tests on SQLite"
	@env -u DATABASE_URL $(PYTEST) -n $(WORKERS) $(ARGS)

# One of its tests finds every page the same, to the byte, as on SQLite: what reads pages alone need not run on both, nor what
# asks no database, nor what roles may, which is decided in Python.
test-pg: setup ## Run the suite on PostgreSQL (a throw-away cluster, or DATABASE_URL)
	@echo "== tests on PostgreSQL"
	@$(PYTHON) scripts/postgres.py $(PYTEST) -n $(WORKERS) -m "not browser and not served and not one_database" $(ARGS)

bare: ## Do both commands of the README on a bare Debian (needs root and debootstrap)
	@.ci/bare $(if $(ARGS),"ARGS=$(ARGS)")

coverage: setup static ## Run the suite on SQLite and report the branches it misses
	@env -u DATABASE_URL $(PYTEST) -n $(WORKERS) --cov --cov-report=term $(ARGS)

benchmark: setup static ## Measure price of a page, warm and cold, growth, start-up, memory and files (ARGS=--short: the price alone, few requests)
	@echo "== price of a page"
	@env -u DATABASE_URL $(PYTHON) benchmarks/price.py $(ARGS)
ifneq ($(ARGS),--short)
	@echo "== a page nobody asked for, against its bar"
	@env -u DATABASE_URL $(PYTHON) benchmarks/cold.py
	@echo "== growth from 100 to 10,000 covenants (ten minutes or more)"
	@env -u DATABASE_URL $(PYTHON) benchmarks/growth.py --sizes 100,10000
	@echo "== start-up and memory at 10,000 covenants"
	@env -u DATABASE_URL $(PYTHON) benchmarks/startup.py
	@echo "== files of a table of 10,000 rows"
	@env -u DATABASE_URL $(PYTHON) benchmarks/exports.py
endif

# An environment of its own: what is installed for the others stays as uv.lock says, also while mutants are tried.
$(MUTANTS)/.synced: uv.lock pyproject.toml | $(UV)
	@echo "== installing mutmut"
	@UV_PROJECT_ENVIRONMENT=$(MUTANTS) $(UV) sync --frozen --quiet --group mutants
	@touch $@

mutants: setup $(MUTANTS)/.synced ## Change the rules one by one and see whether a test notices (ARGS="rules --sample 100")
	@$(MUTANTS)/bin/python scripts/mutants.py $(ARGS)

$(OPENAPI)/.synced: uv.lock pyproject.toml | $(UV)
	@echo "== installing schemathesis"
	@UV_PROJECT_ENVIRONMENT=$(OPENAPI) $(UV) sync --frozen --quiet --only-group openapi
	@touch $@

URL ?= http://127.0.0.1:8000
openapi: setup $(OPENAPI)/.synced ## Ask a running site everything its OpenAPI document offers, right and wrong (URL=...)
	@$(OPENAPI)/bin/python benchmarks/openapi.py $(URL)

lint: setup ## Style, templates and types
	@echo "== ruff"
	@.venv/bin/ruff check .
	@.venv/bin/ruff format --check .
	@echo "== djlint"
	@.venv/bin/djlint --lint --quiet templates
	@echo "== mypy"
	@.venv/bin/mypy $(APPS) scripts

format: setup ## Put Python files in the one format
	@.venv/bin/ruff check --fix --quiet .
	@.venv/bin/ruff format .

messages: setup ## Check that every text has its Dutch translation, and every quotation its English one
	@echo "== translations"
	@$(PYTHON) scripts/messages.py check
	@$(PYTHON) scripts/quotations.py check

inspect: lint messages ## Everything of `check` that runs no test: style, types, texts, migrations, settings
	@echo "== migrations"
	@$(MANAGE) makemigrations --check --dry-run
	@echo "== production settings"
	@IMVO_HTTPS=true IMVO_HOSTS=tracker.example $(MANAGE) check --deploy --fail-level WARNING

suite: setup ## Everything of `check` that `inspect` leaves: price of a page, tests on both databases (CHECK_ARGS=...)
	@$(MAKE) --no-print-directory benchmark ARGS=--short
	@$(MAKE) --no-print-directory test ARGS="$(CHECK_ARGS)"
	@$(MAKE) --no-print-directory test-pg

check: inspect suite ## Everything a change must pass (CHECK_ARGS=... for a part of the tests on SQLite)

# Where it stands: HOME_OF_CLUSTER and CLUSTER_PORT (the next twelve ports are taken too)
HOME_OF_CLUSTER ?= /tmp/imvo-cluster
CLUSTER_PORT ?= 8860
CLUSTER := $(PYTHON) scripts/run_cluster.py --home $(HOME_OF_CLUSTER) --port $(CLUSTER_PORT)
cluster: setup static ## Run the site as on several machines: three databases, two web processes, Redis, nginx, a worker (Ctrl-C stops it)
	@exec $(CLUSTER) run $(ARGS)

cluster-stop: ## Stop that from elsewhere
	@$(CLUSTER) stop

cluster-promote: ## Make a replica of it the primary when the primary is lost
	@$(CLUSTER) promote

proof: setup static ## Let 200 faults happen on SQLite and on a cluster, count what is lost, write docs/reliability.md (ARGS="--faults 50")
	@env -u DATABASE_URL $(PYTHON) -m tests.proof.prove $(ARGS)

load: setup static ## Send readers and staff to a cluster and measure (ARGS=...)
	@env -u DATABASE_URL $(PYTHON) benchmarks/load.py $(ARGS)

$(CHECKERS)/.synced: uv.lock pyproject.toml | $(UV)
	@echo "== installing the checkers of deploy/"
	@UV_PROJECT_ENVIRONMENT=$(CHECKERS) $(UV) sync --frozen --quiet --only-group deploy
	@touch $@

deploy-check: setup $(CHECKERS)/.synced ## Hold the files of deploy/ against their own checkers
	@echo "== files of deploy/"
	@$(CHECKERS)/bin/python scripts/check_deploy.py

release: setup ## Mark a release: keep its commit, migrations and empty database in deploy/releases (NAME=2026.11.2)
	@$(PYTHON) scripts/mark_release.py $(NAME) $(ARGS)

screenshot: setup static ## Make the pictures of the README
	@$(PYTHON) scripts/screenshot.py

pictures: setup static ## Make the pictures of the handbook
	@$(PYTHON) scripts/handbook_pictures.py

clean: ## Remove what was installed and built; the local database and secret stay
	rm -rf .venv .tools build .mypy_cache .ruff_cache .pytest_cache .hypothesis $(CATALOGUES)
