from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, cast

from django.utils import translation
from django.utils.translation import gettext, ngettext

from hospes.foundation import wording, working
from hospes.foundation.working import Due
from hospes.jobs.enums import Intake, StagePromise
from hospes.jobs.models.editable import Editable
from hospes.jobs.models.stage import Stage

if TYPE_CHECKING:
    from hospes.jobs.models.job import Job


@dataclass(frozen=True, kw_only=True)
class Step:
    """One line of the timetable on the job page, in words of one language.

    ``due`` is when one hears at the latest if one applies at the given instant and every step
    takes as long as it may; None where no start was given or the step promises nothing.
    """

    number: int
    stage: Stage
    name: str
    length: str
    who: str
    explains: str
    hears: str
    due: Due | None


class Timetabled(Editable):
    """The timetable: what happens, how long it takes, with whom, and by when one hears."""

    class Meta:
        abstract = True

    def timetable(self, start: datetime | None, language: str, *, review: Due | None = None) -> list[Step]:
        """Return the steps of the plan in ``language``; with ``start`` (aware) also the dates.

        Dates count in the contact's working calendar. By round they begin at the closing hour of
        the closing date (P13), however early one applies.
        """
        job = cast("Job", self)
        dues = job.latest_dates(start, review=review)
        with translation.override(wording.catalogue(language)):
            return [
                Step(
                    number=number,
                    stage=stage,
                    name=stage.name_in(language),
                    length=length(stage),
                    who=stage.people_in(language),
                    explains=stage.explains_in(language),
                    hears=hears(stage),
                    due=dues.get(stage.pk),
                )
                for number, stage in enumerate(job.plan(), start=1)
            ]

    def latest_dates(self, start: datetime | None, *, review: Due | None = None) -> dict[int, Due]:
        """Return by stage when one hears at the latest, if one applies at ``start``.

        ``review`` is the day of the first reading where it is later than the plan's (P13); what follows counts from it.
        """
        job = cast("Job", self)
        calendar = job.working_calendar()
        if start is None or not calendar:
            return {}
        dues: dict[int, Due] = {}
        at = job.counted_from(start)
        for stage in job.plan():
            if stage.promise_kind and stage.promise_days is not None:
                planned = working.due(at, stage.promise_days, calendar)
                later = review is not None and stage.promise_kind == StagePromise.REVIEW and review.at > planned.at
                dues[stage.pk] = review if review is not None and later else planned
                at = dues[stage.pk].at
            elif stage.promise_kind and job.decision_on:
                dues[stage.pk] = on_the_day(job.decision_on, calendar)
        return dues

    def counted_from(self, start: datetime) -> datetime:
        """Return the instant the first promise counts from: ``start``, or the end of the round."""
        job = cast("Job", self)
        if job.intake == Intake.ROUND and job.closes_on:
            return max(start, working.closing(job.closes_on, job.working_calendar()))
        return start


def on_the_day(day: date, calendar: str) -> Due:
    """Return the closing hour of the published day of the decision."""
    known = working.calendar(calendar)
    return Due(
        at=working.closing(day, calendar),
        calendar=calendar,
        version=known.version,
        around=day > known.coverage_until,
    )


def length(stage: Stage) -> str:
    """Return how long a stage takes of the candidate's time, in words; may be empty."""
    if not stage.minutes:
        return ""
    words = ngettext("%(minutes)d min", "%(minutes)d min", stage.minutes)
    return words % {"minutes": stage.minutes}


def hears(stage: Stage) -> str:
    """Return what a stage promises, in words; may be empty."""
    if not stage.promise_kind:
        return ""
    if stage.promise_days is None:
        return gettext("A date, not a maybe")
    if stage.promise_days == 0:
        return gettext("You hear the same day")
    words = ngettext(
        "You hear within %(days)d working day",
        "You hear within %(days)d working days",
        stage.promise_days,
    )
    return words % {"days": stage.promise_days}
