"""Where, and when, one member is told (practice P14)."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from django.db import models, transaction

from hospes.foundation import clock, working
from hospes.foundation.claiming import Claimable
from hospes.journal.record import record
from hospes.notices.enums import MORNING, SWITCHES
from hospes.notices.models.robot import Robot
from hospes.notices.models.round import Round
from hospes.notices.refusals import HourUnclear, RobotGone, UnknownSwitch
from hospes.team.models import Member

if TYPE_CHECKING:
    from collections.abc import Iterable

A_DAY = timedelta(days=1)
HOURS = range(24)
# After the quiet hours the list of the morning goes first, and takes along what happened in them.
AFTER_QUIET = timedelta(minutes=15)


class WayQuerySet(models.QuerySet["Way"]):
    """Ways, asked for in sentences."""

    def of(self, member: Member) -> Way:
        """The member's way, made with what is usual if he has none."""
        way, made = self.get_or_create(member=member)
        if made:
            Round.objects.begin()
            way.set_morning()
        return way

    def mornings(self, now: datetime) -> WayQuerySet:
        """Whose list is due."""
        return self.filter(morning_at__lte=now).order_by("morning_at")


class Way(Claimable):
    """One member's wishes. Hours are those of his own clock; without a robot it is mail."""

    member = models.OneToOneField(Member, models.PROTECT, related_name="way")
    robot = models.ForeignKey(Robot, models.PROTECT, related_name="ways", null=True, blank=True)
    morning_hour = models.PositiveSmallIntegerField(default=8)
    quiet_from = models.PositiveSmallIntegerField(default=19)
    quiet_until = models.PositiveSmallIntegerField(default=8)
    # What he switched off: kinds, and the list in the morning.
    off = models.JSONField(default=list, blank=True)
    # When the next list is due; empty while there is none.
    morning_at = models.DateTimeField(null=True, blank=True)

    objects = WayQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="way_has_hours_of_a_day",
                condition=models.Q(morning_hour__lt=24, quiet_from__lt=24, quiet_until__lt=24),
            )
        ]
        indexes = [models.Index(name="way_morning", fields=["morning_at"], condition=~models.Q(morning_at=None))]

    def __str__(self) -> str:
        return f"way of {self.member_id}"

    def choose(
        self, *, robot: Robot | None, morning_hour: int, quiet_from: int, quiet_until: int, off: Iterable[str]
    ) -> None:
        """Keep the member's wishes. Raises HourUnclear, UnknownSwitch, RobotGone."""
        switched = sorted(set(off))
        if any(hour not in HOURS for hour in (morning_hour, quiet_from, quiet_until)):
            raise HourUnclear
        if not set(switched) <= {name for name, _label in SWITCHES}:
            raise UnknownSwitch
        with transaction.atomic():
            way = type(self).objects.select_for_update(of=("self",)).get(pk=self.pk)
            if robot is not None and not Robot.objects.connected().filter(pk=robot.pk).exists():
                raise RobotGone
            way.robot, way.off = robot, switched
            way.morning_hour, way.quiet_from, way.quiet_until = morning_hour, quiet_from, quiet_until
            way.save(update_fields=["robot", "off", "morning_hour", "quiet_from", "quiet_until"])
            way.set_morning()
            record("way.chosen", subject=self.member.actor, by=self.member.actor)
        self.refresh_from_db()

    def wants(self, kind: str) -> bool:
        """Whether he left this switched on."""
        return kind not in self.off

    def set_morning(self) -> None:
        """Write when the next list is due: the next working morning where he is."""
        wanted = self.member.is_active and self.wants(MORNING)
        self.morning_at = self.next_morning(clock.now()) if wanted else None
        self.save(update_fields=["morning_at"])

    def next_morning(self, now: datetime) -> datetime:
        """The next one after ``now``, on a working day of his calendar."""
        local = now.astimezone(self._zone)
        day = local.date() if local.hour < self.morning_hour else local.date() + A_DAY
        while not working.is_working(day, self.member.calendar):
            day += A_DAY
        return self._at(day, self.morning_hour)

    def not_before(self, now: datetime) -> datetime:
        """When he may be told something that happens now: at once, or after his quiet hours."""
        local = now.astimezone(self._zone)
        if not self.is_quiet(local.hour):
            return now
        day = local.date() if local.hour < self.quiet_until else local.date() + A_DAY
        return self._at(day, self.quiet_until) + AFTER_QUIET

    def is_quiet(self, hour: int) -> bool:
        """Whether this hour is one of his quiet ones; from = until means none."""
        if self.quiet_from <= self.quiet_until:
            return self.quiet_from <= hour < self.quiet_until
        return hour >= self.quiet_from or hour < self.quiet_until

    @property
    def _zone(self) -> ZoneInfo:
        return ZoneInfo(self.member.zone)

    def _at(self, day: date, hour: int) -> datetime:
        return datetime.combine(day, time(hour), tzinfo=self._zone).astimezone(UTC)
