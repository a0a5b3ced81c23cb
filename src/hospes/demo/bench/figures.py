"""What a bench found, as a person and as a program read it."""

from __future__ import annotations

import os
import platform
from dataclasses import asdict, dataclass, field
from typing import Any

COLUMN = 44


class BenchFailed(Exception):
    """What was measured did not do what it should; a fast error is no result."""


@dataclass
class Report:
    """Figures (what was measured), ratios (against what), and words about either."""

    name: str
    figures: dict[str, float] = field(default_factory=dict)
    ratios: dict[str, float] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    machine: dict[str, Any] = field(default_factory=lambda: machine())  # noqa: PLW0108 -- defined below

    def as_facts(self) -> dict[str, Any]:
        """What ``--json`` prints."""
        return asdict(self)


def machine() -> dict[str, Any]:
    """Where it was measured."""
    return {
        "cores": os.cpu_count(),
        "processor": platform.machine(),
        "system": platform.system(),
        "python": platform.python_version(),
    }


def table(facts: dict[str, Any]) -> list[str]:
    """The lines of a report."""
    where = facts["machine"]
    lines = [f"bench {facts['name']}: {where['cores']} cores, {where['system']}, Python {where['python']}", ""]
    lines += [f"  {name:<{COLUMN}}{number(value):>10}" for name, value in facts["figures"].items()]
    lines += ["", "  ratios of this run", *(f"  {n:<{COLUMN}}{number(v):>10}" for n, v in facts["ratios"].items())]
    return [*lines, "", *(f"  {note}" for note in facts["notes"])]


def number(value: float) -> str:
    """Three figures are more than such a measurement is worth."""
    return f"{value:,.0f}" if value >= 100 or value == int(value) else f"{value:.3g}"
