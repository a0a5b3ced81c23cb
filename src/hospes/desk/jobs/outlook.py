"""The forecast beside a job: when a decision is realistic, step by step, and who holds it up (mock-up 23, P34)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from hospes.desk.jobs import choices
from hospes.foundation import clock, showing
from hospes.insights import asking, unkeepable
from hospes.jobs.enums import JobState

if TYPE_CHECKING:
    from hospes.insights.forecast import Expected, Forecast
    from hospes.jobs.findings import Finding
    from hospes.jobs.models import Job

# The picture is drawn in this many units; a column is so wide, of which the gap is not drawn.
HIGH, WIDE, GAP = 44, 12, 2


def of(job: Job) -> Forecast | None:
    """The forecast for somebody who applies now; none for a closed job."""
    return None if job.state == JobState.CLOSED else asking.ask(job, now=clock.now())


def warnings(found: Forecast | None, zone: str) -> list[Finding]:
    """What the plan promises too early: worth a look, never in the way."""
    return list(unkeepable.findings(found, zone=zone)) if found else []


def shown(found: Forecast | None, zone: str) -> dict[str, Any] | None:
    """The forecast in the reader's words and days; None where there is nothing to say."""
    if found is None:
        return None
    if found.decision is None:
        return {"decision": ""}
    language = choices.language()

    def day(which: Any) -> str:
        return showing.day(found.day_for(zone, which), language)

    last = found.decision
    return {
        "decision": day(last.likely),
        "range": _("{first} to {last}").format(first=day(last.half), last=day(last.likely)),
        "is_thin": found.is_thin,
        "bottleneck": found.bottleneck,
        "steps": [step_shown(step, day, language) for step in found.steps],
        "bars": columns(found),
        "width": WIDE * len(found.bars),
        "first": day(found.bars[0].until),
        "last": day(found.bars[-1].until),
    }


def step_shown(step: Expected, day: Any, language: str) -> dict[str, Any]:
    """One line of the table."""
    return {
        "name": step.stage.name_in(language),
        "plan": day(step.plan) if step.plan else "",
        "half": day(step.half),
        "likely": day(step.likely),
        "is_late": step.is_unkeepable,
        "rows": step.rows,
    }


def columns(found: Forecast) -> list[dict[str, Any]]:
    """The columns of the picture: place, height, and whether they lie before the 85 % day."""
    highest = max(bar.share for bar in found.bars) or 1
    return [
        {"x": place * WIDE, "y": round(HIGH - tall), "high": round(tall), "wide": WIDE - GAP, "on": bar.is_realistic}
        for place, bar in enumerate(found.bars)
        for tall in [max(1.0, HIGH * bar.share / highest)]
    ]
