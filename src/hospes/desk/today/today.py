"""Today: the home of the desk."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from django.urls import NoReverseMatch, reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from hospes.applications.overload import overloaded
from hospes.applications.queries import Record, Today, record_of
from hospes.applications.queries import today as of_today
from hospes.calendars.models import Copy, Outside
from hospes.desk.doors import MemberView
from hospes.desk.people import dates, drawing
from hospes.desk.sweeper import Round, sweeper
from hospes.desk.talks import lines as talks
from hospes.desk.today import lines, running
from hospes.desk.touches import listing
from hospes.desk.unplaced.doors import waiting_for
from hospes.foundation import clock, showing
from hospes.post.models import MailServer
from hospes.post.models.mail_server import spelled
from hospes.promises.capacity import local_day
from hospes.promises.enums import MAIN_CHAIN
from hospes.team import rules
from hospes.team.mailboxes import failing_for
from hospes.team.models import Member
from hospes.team.uncovered import gaps

NEXT = 6


class TodayView(MemberView):
    """What is owed, to whom, by when; it ends with nothing left."""

    active = "today"

    def get(self, request: HttpRequest) -> HttpResponse:
        now, member, swept = clock.now(), self.member, sweeper()
        seen = of_today(member, now)
        lines.with_titles(seen)
        overdue = lines.still_owed(seen.overdue, seen)
        due = lines.still_owed(seen.due, seen)
        waiting = running.in_order(seen, now)
        return self.show(
            "today/today.html",
            now=now,
            today_line=showing.day(now.astimezone(ZoneInfo(member.zone)).date(), get_language() or "en"),
            greeting=greeting(member, now),
            summary=summary(len(waiting), len({line.case.candidate_id for line in overdue})),
            run={"count": len(waiting), "url": reverse("desk:run")},
            warnings=warnings(member, now, swept),
            sweeper=swept,
            may_correct=rules.works_with_all(member),
            overdue=[lines.owed(line, member, now) for line in overdue],
            due=[lines.owed(line, member, now) for line in due],
            troubled=[lines.troubled(message) for message in seen.troubled],
            touches=[*(lines.call(message) for message in seen.calls), *listing.lines_of(member)],
            leaving=[lines.leaving(message) for message in seen.leaving],
            questions=[lines.question(line, now) for line in lines.still_owed(seen.questions, seen)],
            unplaced=waiting_for(member),
            mentions=[lines.mention(note, member) for note in seen.mentions],
            kept=kept(record_of(member, now)),
            agenda=agenda(seen, member),
            **talks.of_today(member, now),
            zone_line=showing.place(member.zone, get_language() or "en"),
            next_line=next_line(seen, member),
        )


def greeting(member: Member, now: datetime) -> str:
    """Good morning, by the member's own clock."""
    hour = now.astimezone(ZoneInfo(member.zone)).hour
    shape = _("Good evening, {name}")
    if 4 <= hour < 12:
        shape = _("Good morning, {name}")
    elif 12 <= hour < 18:
        shape = _("Good afternoon, {name}")
    return shape.format(name=member.name)


def summary(people: int, overdue: int) -> str:
    """How many wait, and how many were let down."""
    if not people:
        return _("Nobody is waiting to hear from you today.")
    waits = ngettext(
        "One person is waiting to hear from you today.", "%(n)d people are waiting to hear from you today.", people
    )
    late = ngettext("One is overdue.", "%(n)d are overdue.", overdue) if overdue else ""
    return " ".join(filter(None, [waits % {"n": people}, late % {"n": overdue} if late else ""]))


def warnings(member: Member, now: datetime, swept: Round) -> list[dict[str, str]]:
    """What stands between the house and its promises, in words."""
    found = []
    if swept.is_stale:
        found.append(_warning(_("The clock of the system has not made its round for ten minutes. Dates may be stale.")))
    elif swept.violations:
        broken = ngettext("One house rule is broken", "%(n)s house rules are broken", swept.violations)
        found.append(_warning(broken % {"n": swept.violations}, "desk:settings"))
    servers = list(MailServer.objects.order_by("pk"))
    server = next((each for each in servers if each.is_shared), None)
    own = spelled(member.email)
    pages = {each: "desk:my-mail" if each.serves == own else "desk:mail" for each in servers if each.failing_since}
    found += [_warning(each.diagnosis().happened, page) for each, page in pages.items()]
    if server is None:
        found.append(_warning(_("No outgoing mail server is set. Letters wait."), "desk:mail"))
    elif not MailServer.objects.bounce_path_healthy(now):
        found.append(_warning(server.why_unproved(now), "desk:mail"))
    for mailbox in failing_for(member, now):
        words = _("Nobody could read the mailbox {address} for a day: answers may lie there unseen.")
        page = "desk:my-mailbox" if mailbox.owner == member.actor else "desk:incoming"
        found.append(_warning(words.format(address=mailbox.address), page))
    found += [_warning(words, "desk:my-calendar") for words in of_ones_calendar(member)]
    found += [_warning(words, page, *key) for words, page, *key in uncovered(member, now)]
    found += [_warning(words, page, *key) for words, page, *key in full(member, now)]
    if member.deputy_for_case() is None:
        found.append(_warning(_("Nobody covers for you. The pages of your candidates say so."), "desk:me"))
    return found


def of_ones_calendar(member: Member) -> Iterator[str]:
    """What is wrong with the calendar outside that one's dates are written into, and what was deleted there."""
    outside = Outside.objects.of(member)
    if outside is None:
        return
    if outside.problem:
        yield outside.words()
    deleted = Copy.objects.deleted_there(member).count()
    if deleted:
        words = ngettext(
            "One date was deleted in your calendar; the promise stands.",
            "%(n)d dates were deleted in your calendar; the promises stand.",
            deleted,
        )
        yield words % {"n": deleted}


def uncovered(member: Member, now: datetime) -> Iterator[tuple[str, str, int]]:
    """Days on which a colleague is away and nobody stands in: an open item of his lead (P10)."""
    language = get_language() or "en"
    for gap in gaps(member, now):
        zone = ZoneInfo(gap.member.zone)
        last = gap.until.astimezone(zone) - timedelta(seconds=1)
        days = showing.span(gap.starts.astimezone(zone).date(), last.date(), language)
        if gap.deputy is None:
            words = _("{name} is away and has no deputy: nobody covers, {days}.").format(
                name=gap.member.name, days=days
            )
        else:
            shape = _("{name} and {deputy}, who covers, are both away: nobody covers, {days}.")
            words = shape.format(name=gap.member.name, deputy=gap.deputy.name, days=days)
        yield words, "desk:member-absence", gap.member.pk


def full(member: Member, now: datetime) -> Iterator[tuple[str, str, str]]:
    """Jobs to which more people apply than their contact can read in time: an open item of the lead (P13)."""
    language = get_language() or "en"
    for item in overloaded(member, now):
        words = _(
            "{job}: {name} has no day with room up to {day} to read whoever applies now. "
            "Name a second reader, say a new date, or close the job."
        ).format(
            job=item.job.title(language), name=item.room.owner.name, day=showing.day(local_day(item.room.due), language)
        )
        yield words, "desk:job", item.job.public_id


def _warning(text: str, name: str = "", *key: int | str) -> dict[str, str]:
    try:
        url = reverse(name, args=key) if name else ""
    except NoReverseMatch:
        url = reverse("desk:settings")
    return {"text": text, "url": url, "label": _("Settings")}


def kept(record: Record) -> dict[str, Any] | None:
    """The member's own figures as a bar; nothing before anything was due."""
    if record.rate is None:
        return None
    on_time = 100 * record.on_time / record.base
    return {
        "rate": record.rate,
        "base": record.base,
        "on_time": record.on_time,
        "moved": record.moved,
        "late": record.late,
        "x_moved": f"{on_time:.2f}",
        "x_late": f"{on_time + 100 * record.moved / record.base:.2f}",
    }


def agenda(seen: Today, member: Member) -> list[dict[str, Any]]:
    """The next dates after today."""
    language = get_language() or "en"
    rows = [line for line in seen.later if line.promise.kind in MAIN_CHAIN][:NEXT]
    return [
        {
            "day": showing.day(line.promise.due.astimezone(ZoneInfo(member.zone)).date(), language),
            "iso": line.promise.due.isoformat(timespec="minutes"),
            "what": line.case.candidate.name,
            "where": drawing.title(line.case),
            "url": reverse("desk:case", args=[line.case.public_id]),
        }
        for line in rows
    ]


def next_line(seen: Today, member: Member) -> str:
    """For the empty page: who hears next."""
    if not seen.later:
        return ""
    line = seen.later[0]
    when = dates.for_member(line.promise.due, member, get_language() or "en")
    return _("Next: {name}, {date}.").format(name=line.case.candidate.name, date=when)
