"""The case: who looks after whom about what, and whether it still lives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import IntegrityError, models, transaction
from django.db.models import F, Q

from hospes.candidates.models import Candidate
from hospes.cases.enums import LIVE, Kind, State
from hospes.cases.models.endable import Endable
from hospes.cases.models.handed import Handed, somebody_beside
from hospes.cases.refusals import AlreadyOpen, NoContact
from hospes.foundation.public_ids import PublicIdField
from hospes.jobs.models import Job
from hospes.journal.record import record
from hospes.team.enums import Role
from hospes.team.models import Member

if TYPE_CHECKING:
    from datetime import datetime

    from hospes.foundation.actors import Actor


class CaseQuerySet(models.QuerySet["Case"]):
    """Cases, asked for in sentences."""

    def live(self) -> CaseQuerySet:
        """Open or closing: somebody still waits."""
        return self.filter(state__in=LIVE)

    def with_presence(self) -> CaseQuerySet:
        """With contact and deputy and when they are away, in two queries for all: who acts is computed from it."""
        return self.select_related("contact", "deputy").prefetch_related("contact__absences", "deputy__absences")

    def about_job(self, job_pk: int) -> CaseQuerySet:
        """Everything that concerns one job."""
        return self.filter(about=f"job:{job_pk}")

    def seen_by(self, member: Member) -> CaseQuerySet:
        """What this member may know: recruiters all, others nothing.

        A hiring manager knows his own jobs, and whom he looks after himself.
        """
        if not member.is_active:
            return self.none()
        if member.role in Role.WORKS_WITH_ALL:
            return self
        if member.role == Role.HIRING_MANAGER:
            own = Job.objects.seen_by(member).values_list("pk", flat=True)
            his = Q(contact=member) | Q(deputy=member)
            return self.filter(his | Q(about__in=[f"job:{pk}" for pk in own]))
        return self.none()

    def locked(self, pk: int) -> Case:
        """Return the case with its row locked: the first thing every verb does.

        On SQLite the transaction is exclusive already (IMMEDIATE); PostgreSQL locks the row.
        """
        return self.select_for_update(of=("self",)).get(pk=pk)

    def open_case(
        self,
        *,
        kind: Kind,
        about: str,
        candidate: Candidate,
        contact: Member,
        deputy: Member | None,
        by: Actor,
        now: datetime,
    ) -> Case:
        """Open a matter with this person, or refuse because it is open already.

        The deputy is the one given, else whoever covers the contact (fixed now, changed only by a hand-over).
        Raises NoContact, AlreadyOpen.
        """
        # His row is held: whoever takes his access away in this moment waits, and hands this case over too; had that
        # happened a moment before, he would not be here any more.
        here = Member.objects.active().select_for_update(no_key=True, of=("self",)).filter(pk=contact.pk).first()
        if here is None or not here.has_working_address:
            raise NoContact
        deputy = somebody_beside(contact, deputy)
        try:
            with transaction.atomic():
                case = self.create(
                    kind=kind,
                    about=about,
                    candidate=candidate,
                    contact=contact,
                    deputy=deputy,
                    opened_at=now,
                )
        except IntegrityError as error:
            raise AlreadyOpen from error
        record("case.opened", subject=case.key, by=by, case=case.pk, at=now, kind=kind)
        return case


class Case(Endable, Handed, models.Model):
    """A matter between us and one candidate (what customer service calls a case)."""

    public_id = PublicIdField()
    kind = models.CharField(max_length=20, choices=Kind)
    about = models.CharField(max_length=60)
    candidate = models.ForeignKey(Candidate, models.PROTECT, related_name="cases")
    contact = models.ForeignKey(Member, models.PROTECT, related_name="cases")
    deputy = models.ForeignKey(Member, models.PROTECT, related_name="deputised_cases", null=True)
    state = models.CharField(max_length=10, choices=State, default=State.OPEN)
    opened_at = models.DateTimeField()

    objects = CaseQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="case_deputy_is_somebody_else",
                condition=Q(deputy=None) | ~Q(deputy=F("contact")),
            ),
            models.CheckConstraint(name="case_is_about_something", condition=~Q(about="")),
            models.UniqueConstraint(
                name="case_once_while_open",
                fields=["candidate", "kind", "about"],
                condition=Q(state="open"),
            ),
        ]
        indexes = [
            models.Index(name="case_about_state", fields=["about", "state"]),
            models.Index(name="case_live", fields=["contact"], condition=~Q(state="closed")),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.public_id}"

    @property
    def key(self) -> str:
        """How other rooms name this case without pointing at it: ``case:12``."""
        return f"case:{self.pk}"

    @property
    def is_live(self) -> bool:
        return self.state in LIVE

    def is_open_elsewhere(self) -> bool:
        """Whether the same matter of the same person is open in another case."""
        same = Case.objects.filter(candidate=self.candidate_id, kind=self.kind, about=self.about, state=State.OPEN)
        return same.exclude(pk=self.pk).exists()

    @property
    def job_pk(self) -> int | None:
        """The job this is about, if it is about one."""
        kind, _, pk = self.about.partition(":")
        return int(pk) if kind == "job" else None
