"""An absence: from when to when somebody is not here. It is recorded, never refused (practice P10)."""

from datetime import datetime, timedelta

from django.db import models, transaction
from django.db.models import F, Q

from hospes.foundation import clock, working
from hospes.foundation.actors import Actor
from hospes.journal.record import record
from hospes.team.enums import AbsenceKind
from hospes.team.models.member import Member
from hospes.team.refusals import AbsenceOver, AbsenceRuns

# Shorter ones are a dentist or a train: nobody has to be told (spec/promises.md 8.6).
WORTH_TELLING = timedelta(hours=4)


class AbsenceQuerySet(models.QuerySet["Absence"]):
    """Absences, asked for in sentences. One that was called off counts nowhere."""

    def standing(self) -> "AbsenceQuerySet":
        return self.filter(cancelled_at=None)

    def at(self, now: datetime) -> "AbsenceQuerySet":
        """Those that run at ``now``."""
        return self.standing().filter(starts__lte=now, until__gt=now)

    def not_over(self, now: datetime) -> "AbsenceQuerySet":
        """Those that run or are to come."""
        return self.standing().filter(until__gt=now)

    def touching(self, starts: datetime, ends: datetime) -> "AbsenceQuerySet":
        """Those that overlap a span."""
        return self.standing().filter(starts__lt=ends, until__gt=starts)


class Absence(models.Model):
    """From when to when a member is not here. ``until`` is the planned end, or when he was back before it.

    Both are instants; with ``whole_days`` they are midnights in the member's zone and are shown as days. The kind
    and the note are for colleagues: candidates never read why somebody is away.
    """

    member = models.ForeignKey(Member, models.PROTECT, related_name="absences")
    kind = models.CharField(max_length=10, choices=AbsenceKind)
    starts = models.DateTimeField()
    until = models.DateTimeField()
    whole_days = models.BooleanField(default=True)
    note = models.CharField(max_length=300, blank=True)
    told_by = models.CharField(max_length=60)
    told_at = models.DateTimeField()
    cancelled_at = models.DateTimeField(null=True, blank=True)

    objects = AbsenceQuerySet.as_manager()

    class Meta:
        ordering = ["starts", "pk"]
        constraints = [
            models.CheckConstraint(name="absence_ends_after_it_starts", condition=Q(until__gt=F("starts"))),
            models.CheckConstraint(name="absence_is_of_a_known_kind", condition=Q(kind__in=AbsenceKind.values)),
            models.UniqueConstraint(
                name="absence_is_recorded_once",
                fields=["member", "starts", "until"],
                condition=Q(cancelled_at=None),
            ),
        ]
        indexes = [models.Index(name="absence_until", fields=["until"], condition=Q(cancelled_at=None))]

    def __str__(self) -> str:
        return f"{self.kind} of {self.member_id}"

    def runs_at(self, now: datetime) -> bool:
        return self.cancelled_at is None and self.starts <= now < self.until

    def touches(self, starts: datetime, ends: datetime) -> bool:
        return self.cancelled_at is None and self.starts < ends and self.until > starts

    @property
    def is_unexpected(self) -> bool:
        """What candidates may read of the kind: an illness is only "unexpectedly away" (P22)."""
        return self.kind == AbsenceKind.ILL

    def is_worth_telling(self) -> bool:
        """Whether it takes more than four of the member's working hours."""
        return working.worked(self.starts, self.until, self.member.calendar) > WORTH_TELLING

    def end(self, *, by: Actor) -> None:
        """Let the member be here again before the planned end. Raises AbsenceOver; repeating it is refused so too.

        One that has not begun is called off instead.
        """
        now = clock.now()
        with transaction.atomic():
            row = _locked(self)
            if row.cancelled_at is not None or row.until <= now:
                raise AbsenceOver
            if row.starts >= now:
                row.cancelled_at = now
                row.save(update_fields=["cancelled_at"])
                record("absence.cancelled", subject=row.member.actor, by=by)
            else:
                row.until = now
                row.save(update_fields=["until"])
                record("absence.ended", subject=row.member.actor, by=by)
        self.refresh_from_db()

    def cancel(self, *, by: Actor) -> None:
        """Call it off before it begins. Raises AbsenceRuns once it has begun; safe to repeat."""
        now = clock.now()
        with transaction.atomic():
            row = _locked(self)
            if row.cancelled_at is None:
                if row.starts <= now:
                    raise AbsenceRuns
                row.cancelled_at = now
                row.save(update_fields=["cancelled_at"])
                record("absence.cancelled", subject=row.member.actor, by=by)
        self.refresh_from_db()


def _locked(absence: Absence) -> Absence:
    """The member's row is locked first, as by every verb about his absences."""
    Member.objects.select_for_update(no_key=True).get(pk=absence.member_id)
    return Absence.objects.select_related("member").get(pk=absence.pk)
