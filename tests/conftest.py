"""Options and fixtures that every test may use."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

# no test is timed: on a busy machine any example may take a second. In CI the examples are the same in
# every run, so that a change lands or fails for its own sake; anywhere else they are new ones.
settings.register_profile("planlint", deadline=None, derandomize=bool(os.environ.get("CI")))
settings.load_profile("planlint")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-goldens",
        action="store_true",
        help="write what planlint finds now as the expected findings of samples/ (read the difference)",
    )


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real documents and gold that lies beside the project, or a visible skip."""
    folder = os.environ.get("PLANLINT_SHARED")
    if not folder:
        pytest.skip("PLANLINT_SHARED is not set: no real documents to measure on")
    return Path(folder)
