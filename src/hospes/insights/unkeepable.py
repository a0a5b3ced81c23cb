"""What a plan promises that our calendars and our pace will not keep: said before publishing, never forbidden (P34)."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from hospes.foundation import showing
from hospes.jobs.findings import Finding, warn

if TYPE_CHECKING:
    from hospes.insights.forecast import Expected, Forecast


def findings(found: "Forecast", *, zone: str) -> Iterator[Finding]:
    """Yield a warning for the first step whose day is too early, where it begins, and one for the decision.

    Days are those of a reader in ``zone`` (an IANA name), words those of the active language.
    """
    late = [step for step in found.steps if step.is_unkeepable]
    for step in late[:1] + [each for each in late[1:] if each is found.decision]:
        yield warn("decision_early" if step.stage.promise_days is None else "plan_early", sentence(found, step, zone))


def sentence(found: "Forecast", step: "Expected", zone: str) -> str:
    """Say the plan's day and the day that would be kept."""
    language = get_language() or settings.LANGUAGE_CODE
    plan, likely = (found.day_for(zone, day) for day in (step.plan or step.likely, step.likely))
    return _(
        "“%(step)s” is planned for %(plan)s at the latest; with your calendars and your pace, %(likely)s would be "
        "kept (85 %%)."
    ) % {
        "step": step.stage.name_in(language),
        "plan": showing.day(plan, language),
        "likely": showing.day(likely, language),
    }
