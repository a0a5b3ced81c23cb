"""The timetable of a job in words, with the dates that hold for whoever applies today."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hospes.applications.overload import room_to_review
from hospes.foundation import house, showing, working
from hospes.foundation.working import Due
from hospes.jobs.enums import Intake, StageKind, StagePromise
from hospes.jobs.models import Job, Step
from hospes.promises.kinds import PromiseSettings


@dataclass(frozen=True)
class Date:
    """A date for the page: the day large, the hour and whose clock it is beside it."""

    day: str
    line: str
    iso: str


def date(due: Due, zone: str, owner_zone: str, language: str) -> Date:
    """Return a due date for a reader in ``zone``; the owner's clock follows where it differs."""
    parts = showing.shown(due, zone, owner_zone, language)
    place = parts.zone or showing.place(owner_zone, language)
    facts = {"hour": parts.hour, "place": place, "other": parts.other}
    line = _("%(hour)s %(place)s (%(other)s)") if parts.other else _("%(hour)s %(place)s")
    if parts.around:
        line = _("or a little later: the holidays of that time are not published yet")
    day = _("%(day)s (%(note)s)") % {"day": parts.day, "note": parts.make_up} if parts.make_up else parts.day
    return Date(day=day, line=line % facts, iso=parts.iso)


def ours(due: Due, job: Job, language: str) -> Date:
    """Return a due date on our own clock: the page does not know where its reader is."""
    zone = working.zone(job.working_calendar())
    return date(due, zone, zone, language)


def answer_due(job: Job, now: datetime) -> Due | None:
    """When somebody who applies now hears at the latest, as the ledger will promise it: the first day with room."""
    room = room_to_review(job, now)
    return room.due if room else None


def reply_due(job: Job, now: datetime) -> Due:
    """When somebody who asks a question now has the answer at the latest."""
    return working.due(now, house.read(PromiseSettings).reply, job.working_calendar())


def steps(job: Job, now: datetime, language: str, review: Due | None) -> list[dict[str, Any]]:
    """The steps as the component ``_timetable.html`` draws them."""
    return [drawn(step, job, language) for step in job.timetable(now, language, review=review)]


def drawn(step: Step, job: Job, language: str) -> dict[str, Any]:
    latest = ours(step.due, job, language).day if step.due else ""
    pills = [step.hears, _("By %(day)s at the latest") % {"day": latest} if latest else ""]
    people = list(step.stage.members.all())
    if step.stage.promise_kind == StagePromise.REVIEW and not people and job.contact:
        people = [job.contact]
    applied = step.stage.kind == StageKind.APPLIED
    return {
        "state": "later",
        "number": step.number,
        "when": step.length or (_("At once") if applied else latest),
        "title": step.name,
        "text": step.explains,
        "people": people,
        "promises": [{"state": "next", "text": pill} for pill in pills if pill],
    }


def line(job: Job, due: Due | None, language: str) -> str:
    """By when one hears, in one sentence."""
    if due is None or job.contact is None:
        return ""
    answer = ours(due, job, language)
    facts = {"name": job.contact.name, "day": answer.day, "line": answer.line}
    if job.intake == Intake.ROUND and job.closes_on:
        facts["closes"] = showing.day(job.closes_on, language)
        return _("Apply by %(closes)s. All applications are read together after that, and you hear by %(day)s.") % facts
    return _("If you apply today, %(name)s tells you yes or no by %(day)s, %(line)s.") % facts


def effort(job: Job, now: datetime, review: Due | None) -> str:
    """How much of one's time it takes, and within what span."""
    minutes = job.minutes_of_the_candidate()
    dues = job.latest_dates(now, review=review).values()
    if not minutes or not dues:
        return ""
    weeks = max(1, -(-(max(due.at for due in dues) - now).days // 7))
    span = ngettext("within %(weeks)d week", "within %(weeks)d weeks", weeks) % {"weeks": weeks}
    if minutes < 120:
        words = ngettext(
            "About %(n)d minute of your time, %(span)s.", "About %(n)d minutes of your time, %(span)s.", minutes
        )
        return words % {"n": minutes, "span": span}
    hours = round(minutes / 60)
    return ngettext("About %(n)d hour of your time, %(span)s.", "About %(n)d hours of your time, %(span)s.", hours) % {
        "n": hours,
        "span": span,
    }


def local_day(instant: datetime, job: Job, language: str) -> str:
    """The day of an instant where the work is."""
    return showing.day(instant.astimezone(ZoneInfo(job.zone or "UTC")).date(), language)
