"""Where pytest finds the fixtures, and the folder that one test run shares among its workers."""

import pytest

from tests.fixtures import postgresql, run_folder

pytest_plugins = ["tests.fixtures.databases", "tests.fixtures.service", "tests.fixtures.browser", "tests.fixtures.city"]


def pytest_configure(config: pytest.Config) -> None:
    if not hasattr(config, "workerinput"):
        run_folder.create()


def pytest_unconfigure(config: pytest.Config) -> None:
    if not hasattr(config, "workerinput"):
        postgresql.stop()
        run_folder.remove()
