"""What all tests share: the same random texts on every run, and slow tests only when asked for.

`pytest tests/property --hypothesis-profile=search` looks for new texts, many more of them.
`pytest --slow` runs the tests that take minutes too.
"""

from __future__ import annotations

import os

import pytest
from hypothesis import HealthCheck, settings

ANY_SPEED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])

settings.register_profile("steady", ANY_SPEED, max_examples=150, derandomize=True, database=None)
settings.register_profile("search", ANY_SPEED, max_examples=3000, print_blob=True)
settings.load_profile("steady")

# taken out of the environment, where the command line looks for settings under this prefix
FIX_DATA = os.environ.pop("NEWSNLP_FIX_DATA", "") == "1"


@pytest.fixture(scope="session")
def fix_data() -> bool:
    """Whether tests of files mend their form (`NEWSNLP_FIX_DATA=1 pytest`) instead of failing."""
    return FIX_DATA


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--slow`."""
    parser.addoption("--slow", action="store_true", help="run the tests that take minutes too")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Skip slow tests, with a word, unless they are asked for."""
    if config.getoption("--slow"):
        return
    for item in items:
        if item.get_closest_marker("slow"):
            item.add_marker(pytest.mark.skip(reason="takes minutes: pytest --slow"))
