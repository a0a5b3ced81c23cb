"""The headline of a case: by when one hears, or what the answer is (spec 11.2)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hospes.cases.enums import Kind as CaseKind
from hospes.cases.enums import Outcome
from hospes.conversations import facts
from hospes.foundation import showing, wording, working
from hospes.interviews.models.interview import GRACE
from hospes.promises.enums import Kind, Reason, State
from hospes.promises.models.keepable import AFTER
from hospes.promises.queries import Standing, standing

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from hospes.cases.models import Case, Ending
    from hospes.promises.models import Promise


@dataclass(frozen=True)
class News:
    """``hear`` fills the large panel, ``answer`` the one beside it once there is an answer."""

    hear: dict[str, Any]
    answer: dict[str, str] | None = None


def title(case: Case) -> str:
    """What the matter is called: the job's title, else its kind."""
    application = getattr(case, "application", None)
    language = case.candidate.language
    if application is not None:
        return application.job.title(language)
    return facts.job_title(case, language) or str(CaseKind(case.kind).label)


def of(case: Case, now: datetime) -> News:
    """The headline: the ending if one stands, else the next date; a missed date is said first."""
    seen = standing(case.promises.all(), now)
    ending = case.ending
    if ending is not None:
        return _ended(case, ending, seen)
    if seen.next is None:
        return News(hear=_hear("", _("We owe you a word"), missed=_missed(case, seen)))
    label = _("We are trying to reach you") if seen.next.kind == Kind.REACH else _("You will hear by")
    if seen.next.kind == Kind.REPLY:
        label = _("Your answer comes by")
    if seen.next.kind == Kind.INTERVIEW:
        label = _("We talk on")
    date = shown(seen.next, case)
    return News(
        hear=_hear(
            label,
            ("{}".format(_("around {day}").format(day=date.day)) if date.around else date.day),
            line=" · ".join(filter(None, [_hour(date, seen.next.kind), _in_days(seen.next, case, now), date.make_up])),
            missed=_missed(case, seen),
            says=_says(case, seen.next),
            note=" ".join(filter(None, [_moved(case), _holidays(case, seen.next, now)])),
            iso=date.iso,
        )
    )


def shown(promise: Promise, case: Case) -> showing.Shown:
    """A promise's date in parts, in the candidate's zone and language; of a talk the start, not the last minute."""
    candidate = case.candidate
    zone = working.zone(promise.calendar)
    due = promise.due - GRACE if promise.kind == Kind.INTERVIEW else promise.as_due
    return showing.shown(due, candidate.zone, zone, candidate.language)


def day(at: datetime, case: Case) -> str:
    """The day of an instant that is no promise, where the candidate is."""
    candidate = case.candidate
    return showing.day(at.astimezone(ZoneInfo(candidate.zone)).date(), candidate.language)


def change(promise: Promise, case: Case) -> str:
    """Which date it was before, why it was moved, and which of at most two changes that is (spec 11.2)."""
    if promise.superseded_due is None or promise.told_at is None:
        return ""
    candidate = case.candidate
    old = showing.instant(promise.superseded_due, candidate.zone, working.zone(promise.calendar), candidate.language)
    return _("We said {old} before. Reason: {reason}. Change {n} of at most 2.").format(
        old=old, reason=Reason(promise.reason).label, n=promise.chain
    )


def _moved(case: Case) -> str:
    """Of the date that was moved and is still ahead, also where a nearer word stands before it."""
    moved = (p for p in case.promises.all() if p.state == State.MADE and p.superseded_due)
    return next(filter(None, (change(p, case) for p in moved)), "")


def next_line(cases: Iterable[Case], now: datetime) -> str:
    """One sentence over several cases: the nearest date of them."""
    coming = [(case, standing(case.promises.all(), now).next) for case in cases if case.is_live]
    dated = [(promise.due, case, promise) for case, promise in coming if promise is not None]
    if not dated:
        return ""
    _due, case, promise = min(dated, key=lambda row: row[0])
    return _("Next: {job}, by {date}").format(job=title(case), date=shown(promise, case).sentence())


def machines(cases: Iterable[Case]) -> str:
    """What machines do in the newest application, in the job's own words (block 11 of the page)."""
    for case in cases:
        application = getattr(case, "application", None)
        if application is not None:
            return wording.pick(application.job.machines_used, case.candidate.language)
    return ""


def _hear(label: str, day: str, **more: Any) -> dict[str, Any]:
    empty = {"line": "", "missed": "", "soft": False, "says": "", "note": "", "iso": ""}
    return {"label": label, "day": day, **empty, **more}


def _hour(date: showing.Shown, kind: str) -> str:
    if kind == Kind.INTERVIEW:
        words = _("at {hour} your time ({other})") if date.other else _("at {hour}")
        return words.format(hour=date.hour, other=date.other)
    if not date.other:
        return _("by {hour}").format(hour=date.hour)
    return _("by {hour} your time ({other})").format(hour=date.hour, other=date.other)


def _in_days(promise: Promise, case: Case, now: datetime) -> str:
    zone = working.calendar(promise.calendar.partition("+")[0]).tz
    days = (promise.due.astimezone(zone).date() - now.astimezone(zone).date()).days
    if days == 0:
        return _("today")
    return ngettext("in %(n)d day", "in %(n)d days", days) % {"n": days}


def _missed(case: Case, seen: Standing) -> str:
    """We say that we missed a date, and who was told; no excuse is made up (spec 8.5)."""
    if seen.missed is None:
        return ""
    old = shown(seen.missed, case).sentence()
    contact, deputy = case.contact.name, case.deputy
    if deputy is None:
        return _("We promised {old} and have missed it. {contact} has been told; nobody covers.").format(
            old=old, contact=contact
        )
    return _("We promised {old} and have missed it. {contact} and {deputy} have been told.").format(
        old=old, contact=contact, deputy=deputy.name
    )


def _says(case: Case, promise: Promise) -> str:
    name = case.acting.name
    if promise.subject.startswith(AFTER):
        return _("{name} gives you the next word by then, whatever it is.").format(name=promise.owner.name)
    said = {
        Kind.REVIEW: _("{name} reads your application and tells you the result, whatever it is."),
        Kind.UPDATE: _("{name} writes to you by then, also if nothing is decided yet."),
        Kind.REPLY: _("{name} answers your question."),
        Kind.SCHEDULE: _("{name} sends you times for a talk."),
        Kind.INTERVIEW: _("With whom and how stands below."),
        Kind.OUTCOME: _("{name} tells you how the talk went, whatever it is."),
        Kind.DECISION: _("The decision falls by then, and {name} tells you."),
        Kind.REACH: _("{name} still owes you our answer and makes sure that it reaches you."),
    }
    return said[Kind(promise.kind)].format(name=name) if promise.kind in said else ""


def _holidays(case: Case, promise: Promise, now: datetime) -> str:
    """A public holiday in between is named, since it is not counted (spec 8.6, 11.2)."""
    key = promise.calendar.partition("+")[0]
    zone = working.calendar(key).tz
    days = working.holidays_between(now.astimezone(zone).date(), promise.due.astimezone(zone).date(), key)
    language = case.candidate.language
    named = [f"{day.name(language)} ({showing.span(day.start, day.end, language)})" for day in days]
    if not named:
        return ""
    return _("{holidays} lies in between and is not counted.").format(holidays=", ".join(named))


def _ended(case: Case, ending: Ending, seen: Standing) -> News:
    zone, language = case.candidate.zone, case.candidate.language
    when = showing.instant(ending.at, zone, zone, language)
    missed = _missed(case, seen)
    if ending.outcome == Outcome.DECLINED:
        hear = _hear(
            _("Our answer for {job}").format(job=title(case)),
            _("It is a no, and here is why"),
            soft=True,
            missed=missed,
            says=_("{name} decided this and wrote to you. You may answer.").format(name=case.contact.name),
        )
        return News(
            hear,
            answer={
                "reason_title": _("What decided it"),
                "reason": ending.reason_text,
                "thanks": _thanks(case, ending),
            },
        )
    words = {
        Outcome.WITHDRAWN: (_("You stepped back"), _("Nothing more happens with your application. The door is open.")),
        Outcome.ANSWERED: (_("Your question is answered"), _("If something is still open, write below.")),
        Outcome.HIRED: (_("Welcome"), ""),
    }
    label, says = words.get(Outcome(ending.outcome), (_("This matter has ended"), ""))
    return News(_hear(label, when, soft=True, says=says, missed=missed))


def _thanks(case: Case, ending: Ending) -> str:
    """What we thank for, as the letter of this ending says it."""
    letters = [m for m in case.messages.all() if m.ending_id == ending.pk and m.act_data.get("thanks")]
    if not letters:
        return ""
    return _("Thank you for {thanks}.").format(thanks=letters[-1].act_data["thanks"].rstrip("."))
