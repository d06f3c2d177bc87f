"""Where pytest finds the fixtures, and the folder that one test run shares among its workers."""

import os

import pytest

from tests.fixtures import postgresql, run_folder

pytest_plugins = ["tests.fixtures.databases", "tests.fixtures.service", "tests.fixtures.browser", "tests.fixtures.city"]


def pytest_configure(config: pytest.Config) -> None:
    """Each worker of the run computes in one thread: they share the processors among themselves."""
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    if not hasattr(config, "workerinput"):
        run_folder.create()


def pytest_unconfigure(config: pytest.Config) -> None:
    if not hasattr(config, "workerinput"):
        postgresql.stop()
        run_folder.remove()
