"""Consents: what a candidate agreed to, under which notice, and until when."""

from django.db import IntegrityError, models, transaction

from hospes.candidates.models import Candidate
from hospes.foundation import clock
from hospes.foundation.actors import Actor
from hospes.journal.record import record
from hospes.privacy.enums import How, Purpose
from hospes.privacy.models.notice import Notice
from hospes.privacy.refusals import UnknownPurpose, UnknownWay


class ConsentQuerySet(models.QuerySet["Consent"]):
    def standing(self) -> "ConsentQuerySet":
        """Given and not withdrawn."""
        return self.filter(withdrawn_at=None)

    def holds(self, candidate: Candidate, purpose: str) -> bool:
        """Say whether ``candidate`` agrees to ``purpose`` now: asked before writing and sending."""
        return self.standing().filter(candidate=candidate, purpose=purpose).exists()

    def give(self, *, candidate: Candidate, purpose: str, how: str, language: str, by: Actor) -> "Consent":
        """Write down that the candidate agreed, under the notice in force in ``language``.

        Agreeing twice is agreeing once; agreeing again under a newer notice is a new row. Raises
        UnknownPurpose, UnknownWay.
        """
        _refuse_unknown(purpose, how)
        notice = Notice.objects.current(language)
        same = {"candidate": candidate, "purpose": purpose, "notice_version": notice.version}
        try:
            with transaction.atomic():
                consent = self.create(**same, language=notice.language, how=how, given_at=clock.now())
                record("consent.given", subject=consent, by=by, purpose=purpose, how=how)
        except IntegrityError:
            return self.standing().get(**same)
        return consent

    def withdraw(self, *, candidate: Candidate, purpose: str, by: Actor) -> int:
        """End every standing consent of this purpose. Returns how many stood; safe to repeat."""
        now = clock.now()
        with transaction.atomic():
            rows = self.standing().filter(candidate=candidate, purpose=purpose)
            standing = list(rows.select_for_update().order_by("pk"))
            for consent in standing:
                consent.withdrawn_at = now
                consent.save(update_fields=["withdrawn_at"])
                record("consent.withdrawn", subject=consent, by=by, purpose=purpose)
        return len(standing)


class Consent(models.Model):
    """That a candidate agreed to one purpose. Withdrawing keeps the row: it was given once."""

    candidate = models.ForeignKey(Candidate, models.PROTECT, related_name="consents")
    purpose = models.CharField(max_length=20, choices=Purpose)
    notice_version = models.CharField(max_length=20)
    language = models.CharField(max_length=20)
    how = models.CharField(max_length=10, choices=How)
    given_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = ConsentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="consent_stands_once_per_purpose_and_notice",
                fields=["candidate", "purpose", "notice_version"],
                condition=models.Q(withdrawn_at=None),
            ),
            models.CheckConstraint(
                name="consent_is_withdrawn_after_it_was_given",
                condition=models.Q(withdrawn_at=None) | models.Q(withdrawn_at__gte=models.F("given_at")),
            ),
            models.CheckConstraint(
                name="consent_is_to_a_known_purpose",
                condition=models.Q(purpose__in=Purpose.values, how__in=How.values),
            ),
        ]

    def __str__(self) -> str:
        return str(Purpose(self.purpose).label)

    @property
    def stands(self) -> bool:
        return self.withdrawn_at is None


def _refuse_unknown(purpose: str, how: str) -> None:
    if purpose not in Purpose.values:
        raise UnknownPurpose
    if how not in How.values:
        raise UnknownWay
