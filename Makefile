# make run · make test · make lint · make bench. The first time they install what they need; after that they start at once.
PYTHON ?= python3
HOST ?= 127.0.0.1
PORT ?= 8000
ARGS ?=
SIZES ?= 1000,10000

.PHONY: run test lint bench lighthouse lock

# serve: migrate the database, load the reference data, the sample city and the first accounts if they are
# absent, print the address (and the one-time passwords, once), then serve until it is stopped.
run:
	@$(PYTHON) -m set_up run
	@exec .venv/bin/python -m matchmaker serve --sample --host $(HOST) --port $(PORT)

# One part only: make test ARGS="tests/engine -k units"
test:
	@$(PYTHON) -m set_up test
	.venv/bin/python -m pytest --numprocesses auto --dist worksteal $(ARGS)

lint:
	@$(PYTHON) -m set_up lint
	.venv/bin/ruff check .
	.venv/bin/mypy
	.venv/bin/lint-imports

# The speed figures, measured on this machine; build/bench keeps the tables and a picture. In full (about half an hour):
# make bench SIZES=1000,10000,100000,1000000
bench:
	@$(PYTHON) -m set_up lint
	.venv/bin/python -m benchmarks.evaluation
	.venv/bin/python -m benchmarks.serving --sizes $(SIZES)
	.venv/bin/python -m benchmarks.pages

# Ten main pages in Chromium, by Lighthouse: accessibility and best practices reach 95 of 100. Needs Node.js and its npm.
lighthouse:
	@$(PYTHON) -m set_up test
	.venv/bin/python -m benchmarks.lighthouse

# Pin anew what the .in files and package.json ask for.
COMPILE = .venv/bin/uv pip compile --quiet --no-config --universal --python-version 3.11 --generate-hashes --no-header --upgrade
lock:
	@$(PYTHON) -m set_up lint
	$(COMPILE) requirements.in --output-file requirements.txt
	$(COMPILE) requirements-dev.in --constraint requirements.txt --output-file requirements-dev.txt
	$(COMPILE) requirements-node.in --output-file requirements-node.txt
	npm update --package-lock-only
