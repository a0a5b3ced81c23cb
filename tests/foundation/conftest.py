from datetime import UTC, datetime
from pathlib import Path

import pytest

from hospes.foundation import clock

# Tuesday 24 November 2026, 10:00 in Shanghai.
NOW = datetime(2026, 11, 24, 2, tzinfo=UTC)


@pytest.fixture
def data(settings, tmp_path) -> Path:
    settings.DATA = tmp_path
    return tmp_path


@pytest.fixture
def now(data) -> datetime:
    """The clock set to NOW, in a data folder of this test's own; it runs on from there."""
    clock.set_to(NOW)
    return NOW
