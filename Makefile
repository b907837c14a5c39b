# Every target is one line of real work; `make help` lists them.
PYTHON ?= python3
IN_VENV := .venv/bin/python

.DEFAULT_GOAL := help
.PHONY: help run test test-postgres check bench lint types architecture django format setup

help: ## この一覧を出す
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-14s%s\n", $$1, $$2}'

run: ## みほんを入れて http://localhost:8000 で動かす（PORT=8001 で番号を変える）
	@$(PYTHON) bin/sync.py && exec $(IN_VENV) bin/run.py

test: setup ## すべての試験（ブラウザーの試験も）
	@$(PYTHON) bin/system_packages.py chromium fonts-noto-cjk libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 && $(IN_VENV) -m pytest -n 2 --dist loadgroup $(ARGS)

test-postgres: setup ## 書きこみと検索の約束を PostgreSQL でも試す
	@$(PYTHON) bin/system_packages.py postgresql && $(IN_VENV) bin/with_postgres.py $(IN_VENV) -m pytest -q -n 2 --dist worksteal -m postgres tests/integration $(ARGS)

check: lint types architecture django ## 書き方・型・層・設定の点検

bench: setup ## 速さを測り benchmarks/RESULTS.md に書く
	@$(IN_VENV) -m benchmarks $(ARGS)

lint: setup
	@$(IN_VENV) -m ruff check . && $(IN_VENV) -m ruff format --check . && .venv/bin/djlint --lint --quiet templates

types: setup
	@$(IN_VENV) -m mypy

architecture: setup
	@.venv/bin/lint-imports --no-cache

django: setup
	@$(IN_VENV) bin/django_checks.py

format: setup ## 書き方をそろえる
	@$(IN_VENV) -m ruff check --fix . && $(IN_VENV) -m ruff format . && .venv/bin/djlint --reformat --quiet templates

setup:
	@$(PYTHON) bin/sync.py --dev
