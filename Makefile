# make demo   the product in its own .venv, and the graph of the sample page
# make test   all that the tests need, and the tests
# make PYTHON=/path/to/python3.12 demo   another Python (3.11 or newer)
SHELL := /bin/bash
VENV := .venv
BIN := $(VENV)/bin
TEXT ?=
GOLD ?=
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: demo test lint audit install-test bench calibrate ablation reference clean
.DELETE_ON_ERROR:

demo: $(VENV)/.product
	$(BIN)/kg build --sample -o output/demo

test: $(VENV)/.tests
	.ci/debian
	.ci/followthemoney $(VENV)
	$(BIN)/python -m pytest -n auto --maxprocesses 4 --dist loadfile -m "not alone"
	$(BIN)/python -m pytest -m alone

lint: $(VENV)/.tests
	$(BIN)/ruff check .
	$(BIN)/mypy

# Risks in the code, and known holes of the exact versions; pip-audit asks the package index about these.
audit: $(VENV)/.audit
	$(BIN)/bandit -c pyproject.toml -q -r kg
	$(BIN)/pip-audit --disable-pip --no-deps -r constraints.txt

# The wheel and the sdist in empty environments of every Python found, with and without extras.
install-test:
	.ci/install

bench: $(VENV)/.product
	$(BIN)/python tests/bench/bench_pipeline.py $(TEXT)

calibrate: $(VENV)/.tests
	$(BIN)/python tests/bench/calibrate.py $(GOLD)
	$(BIN)/python -m kg.cli.reference kg

ablation: $(VENV)/.tests
	$(BIN)/python tests/bench/ablation.py $(GOLD)

reference: $(VENV)/.product
	$(BIN)/python -m kg.cli.reference kg

clean:
	rm -rf $(VENV) build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/.product: pyproject.toml constraints.txt
	PYTHON="$(PYTHON)" .ci/venv $(VENV)
	$(BIN)/python -m pip install -q -c constraints.txt -e .
	touch $@

$(VENV)/.audit: pyproject.toml constraints.txt
	PYTHON="$(PYTHON)" .ci/venv $(VENV)
	$(BIN)/python -m pip install -q -c constraints.txt -e ".[dev]"
	touch $@

$(VENV)/.tests: pyproject.toml constraints.txt
	PYTHON="$(PYTHON)" .ci/venv $(VENV)
	$(BIN)/python -m pip install -q -c constraints.txt -e ".[test]"
	touch $@
