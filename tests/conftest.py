"""What all tests share: the clock, and the people of the house.

Data folders, files and the clock are a test's own only where it says so (``data``, ``now``);
otherwise the run has one temporary folder, made by ``settings.test``.
"""

import os
from pathlib import Path

import pytest

HERE = Path(__file__).parent
IN_CI = bool(os.environ.get("HOSPES_CI") or os.environ.get("CI"))
CORPORA = Path(os.environ.get("HOSPES_CORPORA", HERE.parent.parent / "shared" / "corpora"))


def missing(what: str) -> None:
    """Skip on a developer's machine, fail in CI: what is missing there is never overlooked."""
    if IN_CI:
        pytest.fail(f"{what} is missing, and CI does not skip", pytrace=False)
    pytest.skip(f"{what} is missing")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if (HERE / "journeys") in item.path.parents:
            item.add_marker("journey")


@pytest.fixture(scope="session")
def corpora() -> Path:
    """The shared corpora, by name: ``corpora / "resumes" / …``."""
    if not CORPORA.is_dir():
        missing(f"the folder of corpora ({CORPORA})")
    return CORPORA
