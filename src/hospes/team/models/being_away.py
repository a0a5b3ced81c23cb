"""Being away: an absence is recorded by oneself or for somebody, and who is here is computed from the rows."""

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, cast
from zoneinfo import ZoneInfo

from django.db import models, transaction

from hospes.foundation import clock
from hospes.foundation.actors import Actor
from hospes.journal.record import record
from hospes.team.enums import AbsenceKind
from hospes.team.refusals import AbsenceEndsFirst, AbsenceTooLong

if TYPE_CHECKING:
    from django.db.models.fields.related_descriptors import RelatedManager

    from hospes.team.models.absence import Absence
    from hospes.team.models.member import Member

A_DAY = timedelta(days=1)
# Whoever is gone for longer has left, or somebody mistyped the year.
LONGEST = timedelta(days=2 * 366)


class BeingAway(models.Model):
    absences: "RelatedManager[Absence]"
    is_active: models.BooleanField[bool, bool]

    class Meta:
        abstract = True

    def absence_at(self, now: datetime) -> "Absence | None":
        """The absence that runs at ``now``, the one that lasts longest. Uses ``absences`` where they are prefetched."""
        running = [each for each in self.absences.all() if each.runs_at(now)]
        return max(running, key=lambda each: each.until, default=None)

    def is_present(self, now: datetime) -> bool:
        """Whether he works here and is not away."""
        return self.is_active and self.absence_at(now) is None

    def is_present_throughout(self, starts: datetime, ends: datetime) -> bool:
        """Whether he works here and none of his absences touches the span."""
        return self.is_active and not any(each.touches(starts, ends) for each in self.absences.all())

    def be_away(
        self, first: date, last: date, *, kind: str = AbsenceKind.HOLIDAY, note: str = "", by: Actor
    ) -> "Absence":
        """Record that he is away on these days, both included, in his own zone.

        Days that have passed may be recorded too. Never refused for want of a deputy (P10); telling it again changes
        nothing. Raises AbsenceEndsFirst, AbsenceTooLong.
        """
        if last < first:
            raise AbsenceEndsFirst
        if last - first > LONGEST:
            raise AbsenceTooLong
        zone = ZoneInfo(cast("Member", self).zone)
        return self.be_away_between(_midnight(first, zone), _midnight(last + A_DAY, zone), kind=kind, note=note, by=by)

    def be_away_today(self, *, kind: str = AbsenceKind.ILL, note: str = "", by: Actor) -> "Absence":
        """Record that he is away from now until midnight where he is: one tap, also by anybody else for him.

        Whoever is away already stays so: the row that runs is returned.
        """
        now = clock.now()
        zone = ZoneInfo(cast("Member", self).zone)
        with transaction.atomic():
            member = _locked(cast("Member", self))
            running = member.absence_at(now)
            if running is not None:
                return running
            until = _midnight(now.astimezone(zone).date() + A_DAY, zone)
            return member.be_away_between(now, until, kind=kind, note=note, by=by)

    def be_away_between(self, starts: datetime, until: datetime, *, kind: str, note: str = "", by: Actor) -> "Absence":
        """Record an absence between two instants (aware); telling it again changes nothing. Raises AbsenceEndsFirst."""
        if until <= starts:
            raise AbsenceEndsFirst
        zone, midnight = ZoneInfo(cast("Member", self).zone), time()
        days = all(each.astimezone(zone).time() == midnight for each in (starts, until))
        with transaction.atomic():
            member = _locked(cast("Member", self))
            told = member.absences.filter(cancelled_at=None, starts=starts, until=until).first()
            if told is not None:
                return told
            row = member.absences.create(
                kind=AbsenceKind(kind),
                starts=starts,
                until=until,
                whole_days=days,
                note=note,
                told_by=by,
                told_at=clock.now(),
            )
            record("member.away", subject=member.actor, by=by, absence=row.pk)
        return row


def _locked(member: "Member") -> "Member":
    return type(member).objects.select_for_update(no_key=True).get(pk=member.pk)


def _midnight(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time(), tzinfo=zone).astimezone(ZoneInfo("UTC"))
