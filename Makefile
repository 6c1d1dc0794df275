# Every target does its own set-up: Python 3.11 or newer with venv, and make, are enough.
# Another Python or place: make test PYTHON=python3.13 VENV=.venv-3.13

PYTHON ?= $(shell for python in python3.14 python3.13 python3.12 python3.11 python3 python; do \
	"$$python" -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 \
	&& { echo "$$python"; break; }; done)
VENV ?= .venv
ONLY ?=
TESTS ?=
FOLDER ?=
REVEAL ?=
FUZZING ?= 60

# A stamp says that an environment is complete; one that is being made has none.
INSTALLED := $(VENV)/.installed
DEMO_VENV := $(if $(wildcard $(INSTALLED)),$(VENV),$(VENV)-demo)
DEMO_INSTALLED := $(if $(wildcard $(INSTALLED)),$(INSTALLED),$(DEMO_VENV)/.installed-base)
SCRIPTS := $(if $(filter Windows_NT,$(OS)),Scripts,bin)
BIN := $(VENV)/$(SCRIPTS)

# What an environment gets: the project, live, and for work on it all that goes with it.
BASE := .
EVERYTHING := .[all,dev,bench]

# $(call install,FOLDER,REQUIREMENT)
define install
	$(if $(strip $(PYTHON)),,$(error No Python 3.11 or newer with venv was found: install one, or name it with PYTHON=…))
	test -e $1/pyvenv.cfg || "$(strip $(PYTHON))" -m venv $1
	$1/$(SCRIPTS)/python -m pip install --disable-pip-version-check --quiet --editable "$2"
	touch $@
endef

.PHONY: help install demo test lint format docs gallery bench score fuzz clean

help:  ## list the targets
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/'

install: $(INSTALLED)  ## everything, for working on ua_i18n, into .venv

$(INSTALLED): pyproject.toml
	$(call install,$(VENV),$(EVERYTHING))

$(VENV)-demo/.installed-base: pyproject.toml
	$(call install,$(VENV)-demo,$(BASE))

demo: $(DEMO_INSTALLED)  ## one appeal, from source to letters, into ua-i18n-demo/
	$(DEMO_VENV)/$(SCRIPTS)/ua-i18n demo

test: install  ## all tests; some only: make test TESTS="-m 'not once'"
	$(BIN)/python -m pytest -n auto $(TESTS)

lint: install  ## style, format and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: install  ## put imports and format right
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

docs: install  ## write docs/commands.md anew from the help texts
	$(BIN)/python docs/commands.py

gallery: install  ## pictures of letters: docs/gallery; or every page in every language: make gallery FOLDER=pages [ONLY="fa he"]
	$(BIN)/python docs/gallery.py $(FOLDER) $(ONLY)

bench: install  ## ours against the peers; some only: make bench ONLY="parse catalog-read"
	cd tests && $(if $(filter /%,$(VENV)),$(BIN),../$(BIN))/python -m benchmarks $(ONLY)

score: install  ## how well the corpus is read; one document's faults: make score ONLY=minsk-2021 [REVEAL=1]
	cd tests && $(if $(filter /%,$(VENV)),$(BIN),../$(BIN))/python -m scoring $(ONLY) $(if $(REVEAL),--reveal)

fuzz: install  ## seek inputs that break a reader or protection, for a minute, or as long as FUZZING=SECONDS says
	$(BIN)/python -m pip install --disable-pip-version-check --quiet --editable ".[fuzz]"
	cd tests && $(if $(filter /%,$(VENV)),$(BIN),../$(BIN))/python -m fuzz -max_total_time=$(FUZZING) -timeout=20 -print_final_stats=1

clean:  ## remove what make made
	rm -rf $(VENV) $(VENV)-demo dist ua-i18n-demo .mypy_cache .ruff_cache .pytest_cache .hypothesis
