"""The door of this room for commands and pages: NumPy is loaded by the first question, not when Hospes starts."""

from datetime import datetime
from importlib import import_module
from typing import TYPE_CHECKING, cast

from hospes.jobs.models import Job

if TYPE_CHECKING:
    from hospes.insights.calibration import Calibrated
    from hospes.insights.forecast import Forecast


def ask(job: Job, *, now: datetime, seed: int = 0) -> "Forecast":
    """Return ``forecast.forecast``. Raises NoCommonDay."""
    return cast("Forecast", import_module("hospes.insights.forecast").forecast(job, now=now, seed=seed))


def ask_whether_it_holds(*, histories: int, seed: int = 0) -> "list[Calibrated]":
    """Return ``calibration.calibrate``."""
    lines = import_module("hospes.insights.calibration").calibrate(histories=histories, seed=seed)
    return cast("list[Calibrated]", lines)
