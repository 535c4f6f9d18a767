# Carnet's commands. `make run` and `make test` set up everything they need.

PYTHON ?= python3
VENV ?= .venv
BIN = $(VENV)/bin
PYTEST = QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest --numprocesses auto --dist loadfile

.PHONY: help run setup setup-dev test lint bench quality shots package package-test clean

help:
	@echo "make run      set up, then open Carnet on the sample library"
	@echo "make test     set up, then lint, types and the whole suite"
	@echo "make lint     style and types only"
	@echo "make bench    measure speed; writes docs/benchmarks.md"
	@echo "make quality DATA=FOLDER    measure finding and answering; writes docs/quality.md"
	@echo "make shots    screenshots into docs/images; every screen in every look into build/shots"
	@echo "make package  what people install, into build/dist (about half an hour)"
	@echo "make package-test  try that in a fresh system without Python or a network (as root)"
	@echo "make clean    remove the virtual environment and caches"

setup:
	@$(PYTHON) packaging/setup_environment.py $(VENV)

setup-dev:
	@$(PYTHON) packaging/setup_environment.py $(VENV) --dev

run: setup
	@$(BIN)/carnet gui resources/sample || test $$? -eq 3

lint: setup-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

test: lint
	$(PYTEST)

bench: setup-dev
	$(BIN)/python -m tests.bench

quality: setup-dev
	@test -n "$(DATA)" || { echo "Name the folder of the sets: make quality DATA=FOLDER"; exit 2; }
	$(BIN)/python -m tests.quality $(DATA)

shots: setup-dev
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m tests.shots docs/images
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m tests.shots --every build/shots

package: setup-dev
	$(BIN)/python packaging/build.py

package-test:
	$(PYTHON) packaging/clean_root.py

clean:
	rm -rf $(VENV) build .mypy_cache .pytest_cache .ruff_cache
