from django.db import models
from django.db.models import F, Q

from hospes.foundation.claiming import Claimable
from hospes.jobs.enums import Employment, Intake, JobState, PayKind
from hospes.jobs.models.asking import Asking
from hospes.jobs.models.copyable import Copyable
from hospes.jobs.models.finding_jobs import JobQuerySet
from hospes.jobs.models.judging import Judging
from hospes.jobs.models.payable import Payable
from hospes.jobs.models.plannable import Plannable
from hospes.jobs.models.publishable import Publishable
from hospes.jobs.models.seating import Seating
from hospes.jobs.models.timetabled import Timetabled
from hospes.jobs.models.wordable import Wordable


class Job(Wordable, Payable, Publishable, Timetabled, Plannable, Judging, Asking, Seating, Copyable, Claimable):
    """What we look for, and how we promise to decide."""

    objects = JobQuerySet.as_manager()

    class Meta:
        indexes = (
            models.Index(
                name="jobs_that_are_listed",
                fields=("-published_at",),
                condition=Q(state=JobState.PUBLIC),
            ),
        )
        constraints = (
            models.CheckConstraint(name="job_state_is_known", condition=Q(state__in=JobState.values)),
            models.CheckConstraint(name="job_employment_is_known", condition=Q(employment__in=Employment.values)),
            models.CheckConstraint(
                name="job_deputy_is_not_the_contact",
                condition=Q(deputy=None) | Q(contact=None) | ~Q(deputy=F("contact")),
            ),
            models.CheckConstraint(
                name="job_that_can_be_read_has_a_contact",
                condition=~Q(state__in=JobState.READABLE) | Q(contact__isnull=False),
            ),
            models.CheckConstraint(
                name="job_that_can_be_read_was_published_at_an_instant",
                condition=~Q(state__in=JobState.READABLE) | Q(published_at__isnull=False),
            ),
            models.CheckConstraint(
                name="job_is_closed_at_an_instant",
                condition=Q(state=JobState.CLOSED, closed_at__isnull=False)
                | (~Q(state=JobState.CLOSED) & Q(closed_at=None)),
            ),
            models.CheckConstraint(
                name="job_closes_on_a_day_only_by_round",
                condition=Q(intake=Intake.ROLLING, closes_on=None) | Q(intake=Intake.ROUND),
            ),
            models.CheckConstraint(
                name="job_by_round_that_can_be_read_has_a_closing_date",
                condition=~Q(state__in=JobState.READABLE, intake=Intake.ROUND) | Q(closes_on__isnull=False),
            ),
            models.CheckConstraint(
                name="job_pay_low_is_at_most_pay_high",
                condition=Q(pay_low=None) | Q(pay_high=None) | Q(pay_low__lte=F("pay_high")),
            ),
            models.CheckConstraint(
                name="job_pay_in_amounts_has_both_ends_and_a_currency",
                condition=(
                    Q(
                        pay_kind__in=PayKind.IN_AMOUNTS,
                        pay_low__isnull=False,
                        pay_low__gt=0,
                        pay_high__isnull=False,
                    )
                    & ~Q(currency="")
                )
                | (~Q(pay_kind__in=PayKind.IN_AMOUNTS) & Q(pay_low=None, pay_high=None)),
            ),
            models.CheckConstraint(
                name="job_tariff_is_named",
                condition=~Q(pay_kind=PayKind.TARIFF) | ~Q(tariff=""),
            ),
        )

    def __str__(self) -> str:
        return self.title("en") or self.key
