"""The words of notices and of the list in the morning: one line for each job, never one for each person."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from hospes.applications.queries import today as of_today
from hospes.foundation import showing, wording
from hospes.interviews.models import Interview
from hospes.notices.enums import Kind
from hospes.notices.models.reminder import Reminder
from hospes.notices.names import shortened
from hospes.team.models import Company

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from hospes.cases.models import Case
    from hospes.notices.models import Notice
    from hospes.notices.models.way import Way
    from hospes.team.models import Member

NAMED = 6
TODAY = "desk/"


@dataclass(frozen=True)
class Letter:
    """What leaves. In a group chat names are shortened and private lines left out."""

    subject: str
    for_mail: str
    for_group: str
    link: str


@dataclass
class Lines:
    """Lines under their headings, as for mail (whole names) and for a group chat."""

    mail: list[str] = field(default_factory=list)
    group: list[str] = field(default_factory=list)

    def add(self, shape: str, names: list[str], **facts: str) -> None:
        """One line; ``{names}`` in it is filled twice."""
        self.mail.append(shape.format(names=_listed(names), **facts))
        self.group.append(shape.format(names=_listed([shortened(name) for name in names]), **facts))

    def private(self, line: str) -> None:
        """A line that no group chat gets."""
        self.mail.append(line)


def of_notices(member: Member, notices: Iterable[Notice]) -> Letter:
    """What happened, in the member's language."""
    with override(wording.catalogue(member.language)):
        lines = Lines()
        rows = list(notices)
        _happened(lines, rows, member)
        people = len({row.case.candidate_id for row in rows})
        subject = ngettext("One person, now", "%(n)d people, now", people) % {"n": people}
        return _letter(member, subject, [], lines)


def of_the_morning(way: Way, notices: list[Notice], now: datetime) -> Letter | None:
    """What waits today; None on a day on which nothing does."""
    member = way.member
    seen = of_today(member, now)
    with override(wording.catalogue(member.language)):
        lines = Lines()
        _happened(lines, notices, member)
        _owed(lines, _("Late, {job}: {names}"), [line.case for line in seen.overdue], member)
        _owed(lines, _("Today, {job}: {names}"), [line.case for line in seen.due], member)
        _owed(lines, _("To be called, {job}: {names}"), [message.case for message in seen.calls], member)
        _owed(lines, _("Did not get through, {job}: {names}"), [message.case for message in seen.troubled], member)
        _talks(lines, member, now)
        for reminder in Reminder.objects.filter(owner=member).due(now.astimezone(ZoneInfo(member.zone)).date()):
            lines.private(_("For yourself: {words}").format(words=reminder.words))
        if not lines.mail:
            return None
        waits = ngettext("One person hears from you today", "%(n)d people hear from you today", seen.people)
        subject = waits % {"n": seen.people} if seen.people else _("Your day")
        return _letter(member, subject, [_("Good morning, {name}.").format(name=member.name), ""], lines)


def _happened(lines: Lines, notices: list[Notice], member: Member) -> None:
    shapes = {
        Kind.WAITING: _("Waits for you now, {job}: {names}"),
        Kind.TALK: _("Talk within two hours, {job}: {names}"),
        Kind.BROKEN: _("Date missed, {job}: {names}"),
        Kind.HANDED: _("Handed to you, {job}: {names}"),
    }
    for kind, shape in shapes.items():
        _owed(lines, shape, [notice.case for notice in notices if notice.kind == kind], member)


def _owed(lines: Lines, shape: str, cases: list[Case], member: Member) -> None:
    """One line for each job, in the order in which its first person waits."""
    jobs: dict[str, dict[int, str]] = {}
    for case in cases:
        application = getattr(case, "application", None)
        job = application.job.title(member.language) if application else str(case.get_kind_display())
        jobs.setdefault(job, {})[case.candidate_id] = case.candidate.name
    for job, names in jobs.items():
        lines.add(shape, list(names.values()), job=job)


def _talks(lines: Lines, member: Member, now: datetime) -> None:
    zone = ZoneInfo(member.zone)
    midnight = now.astimezone(zone).replace(hour=23, minute=59, second=59)
    talks = Interview.objects.planned().filter(participants__member=member, start__gt=now, start__lte=midnight)
    for talk in talks.select_related("application__case__candidate").order_by("start", "pk"):
        hour = showing.shown(talk.start, member.zone, member.zone, member.language).hour
        lines.add(_("{hour}, talk: {names}"), [talk.application.case.candidate.name], hour=hour)


def _listed(names: list[str]) -> str:
    rest = len(names) - NAMED
    shown = _(", ").join(names[:NAMED])
    return _("{names} and {n} more").format(names=shown, n=rest) if rest > 0 else shown


def _letter(member: Member, subject: str, head: list[str], lines: Lines) -> Letter:
    company = Company.objects.here()
    link = company.web(TODAY)
    foot = [
        "",
        _("Open Today: {link}").format(link=link),
        _("Switch notices off, or elsewhere: {link}").format(link=company.web("desk/settings/me/notices/")),
    ]
    mail = "\n".join([*head, *(f"- {line}" for line in lines.mail), *foot]) + "\n"
    return Letter(subject, mail, "\n".join(lines.group), link)
