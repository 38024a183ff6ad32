# The two commands of the README: make run, make test. Everything else is for those who work on the program.

VENV := .venv
BIN := $(VENV)/bin
# What has been installed is noted inside .venv, so that everything is done again where that folder is removed.
RUN := $(VENV)/installed-to-run
TEST := $(VENV)/installed-to-test
# npm writes this file when all is there. Where it cannot be fetched, tests say so (tests/word/validator.py).
VALIDATOR := tests/validator/node_modules/.package-lock.json

RUN_PACKAGES := libglib2.0-0 libegl1 libgl1 libxkbcommon0 libfontconfig1 libdbus-1-3 libxcb-cursor0 libxcb-icccm4 \
	libxcb-keysyms1 libxcb-shape0 libxkbcommon-x11-0 fonts-liberation fonts-dejavu-core
TEST_PACKAGES := xvfb xauth xdotool dbus-daemon at-spi2-core python3-pyatspi gir1.2-atspi-2.0 libreoffice-writer \
	python3-uno poppler-utils gcc libc6-dev libfaketime
CORPUS_PACKAGES := pandoc

# Two at a time, a file's tests together: they share what is dear to make.
SIDE_BY_SIDE := -n 2 --dist loadfile

.PHONY: run test test-long corpus lint screens pages texts benchmark wheel validator

run: $(RUN)
	@sh .ci/run-or-export $(BIN)

test: $(TEST) lint validator
	$(BIN)/python -m pytest -q -m "not long" $(SIDE_BY_SIDE)

test-long: $(TEST) validator
	$(BIN)/python -m pytest -q $(SIDE_BY_SIDE)

# Tests on material that lies outside the project: make corpus DIR=folder
corpus: $(TEST)
	@sh .ci/install-debian $(CORPUS_PACKAGES)
	NEC_CORPUS="$(DIR)" $(BIN)/python -m pytest -q -p no:cacheprovider tests/corpus

lint: $(TEST)
	$(BIN)/ruff check --output-format concise nec_desktop tests benchmarks
	$(BIN)/mypy
	$(BIN)/lint-imports

# A picture of every screen, in build/screens
screens: $(TEST)
	@mkdir -p build/screens
	xvfb-run -a -s "-screen 0 1920x1200x24" $(BIN)/python -m tests.screens build/screens

# A sheet of the pages of every kind of document, in build/pages
pages: $(TEST)
	$(BIN)/python -m tests.page_pictures build/pages

# What the program says, for translators, in resources/texts
texts: $(TEST)
	$(BIN)/python -m tests.texts

# How fast it is, as ratios: make benchmark, or make benchmark DIR=folder to set other programs beside ours
benchmark: $(TEST)
	$(BIN)/python -m benchmarks $(if $(DIR),"$(DIR)")

# The wheel and the source archive, in dist/
wheel: $(RUN)
	rm -rf dist
	$(BIN)/python -m hatchling build

$(RUN): requirements-dev.lock pyproject.toml
	@sh .ci/install-debian $(RUN_PACKAGES)
	@sh .ci/install-python $(VENV)
	@touch $@

$(TEST): $(RUN) Makefile
	@sh .ci/install-debian $(TEST_PACKAGES)
	@touch $@

# The Open XML SDK's validator; where it cannot be had, the tests that need it fail and say why
validator:
	@test $(VALIDATOR) -nt tests/validator/package-lock.json || sh .ci/install-validator || true
