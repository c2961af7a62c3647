"""Options and fixtures that every test may use."""

import os
from pathlib import Path

import pytest


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
