"""The sweeper: re-derives from the rows what no constraint can hold, and counts what it finds.

Rooms register checks in ``AppConfig.ready``. One code (``I2``) may have several checks, one for
each kind of case.
"""

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime

from hospes.foundation.registers import Roll

log = logging.getLogger("hospes.sweeping")


@dataclass(frozen=True)
class Violation:
    """One broken fact: the invariant's code, the thing (``case:12``) and what is wrong with it."""

    code: str
    subject: str
    fact: str


@dataclass(frozen=True, kw_only=True)
class Check:
    """One invariant, re-derived for one kind of thing.

    With ``informs`` its findings are listed but are no violations (``uncovered``).
    """

    code: str
    title: str
    run: Callable[[datetime], Iterable[Violation]]
    informs: bool = False


@dataclass(frozen=True, kw_only=True)
class Report:
    """What one sweep found: ``counts`` has every code, also those with 0."""

    at: datetime
    counts: dict[str, int] = field(default_factory=dict)
    found: list[Violation] = field(default_factory=list)
    listed: list[Violation] = field(default_factory=list)

    @property
    def violations(self) -> int:
        """The number that must be 0."""
        return len(self.found)


checks: Roll[Check] = Roll("sweep checks", key=lambda check: f"{check.code} {check.title}")


def sweep(now: datetime) -> Report:
    """Run every check as of ``now``. A check that breaks is itself a violation and hides no other."""
    report = Report(at=now)
    for check in checks.all():
        try:
            found, into = list(check.run(now)), report.listed if check.informs else report.found
        except Exception as error:
            log.exception("check %s broke", check.title)
            fact = f"{check.title}: {type(error).__name__}: {error}"
            found, into = [Violation(check.code, "check", fact)], report.found
        into.extend(found)
        report.counts[check.code] = report.counts.get(check.code, 0) + len(found)
    return report
