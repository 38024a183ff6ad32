# The two commands of the README: make run, make test. Everything else is for those who work on the program.

VENV := .venv
BIN := $(VENV)/bin
STAMPS := build/stamps

RUN_PACKAGES := libglib2.0-0 libegl1 libgl1 libxkbcommon0 libfontconfig1 libdbus-1-3 libxcb-cursor0 libxcb-icccm4 \
	libxcb-keysyms1 libxcb-shape0 libxkbcommon-x11-0 fonts-liberation
TEST_PACKAGES := xvfb xauth xdotool libreoffice-writer poppler-utils

.PHONY: run test test-long corpus lint screens benchmark

run: $(STAMPS)/run
	@sh .ci/run-or-export $(BIN)/nec-desktop

test: $(STAMPS)/test lint
	$(BIN)/python -m pytest -q -m "not long"

test-long: $(STAMPS)/test
	$(BIN)/python -m pytest -q

# Tests on material that lies outside the project: make corpus DIR=folder
corpus: $(STAMPS)/test
	NEC_CORPUS="$(DIR)" $(BIN)/python -m pytest -q -p no:cacheprovider tests/corpus

lint: $(STAMPS)/test
	$(BIN)/ruff check nec_desktop tests
	$(BIN)/mypy
	$(BIN)/lint-imports

$(STAMPS)/run: requirements-dev.lock pyproject.toml
	@sh .ci/install-debian $(RUN_PACKAGES)
	test -x $(BIN)/python || python3 -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@mkdir -p $(STAMPS) && touch $@

$(STAMPS)/test: $(STAMPS)/run requirements-dev.lock
	@sh .ci/install-debian $(TEST_PACKAGES)
	@touch $@
