"""What e-mail addresses and phone numbers have in common."""

from datetime import datetime
from typing import TYPE_CHECKING, ClassVar, Self

from django.db import models

from hospes.candidates import names

if TYPE_CHECKING:
    from hospes.candidates.models.candidate import Candidate


class ContactPoint(models.Model):
    """A way to reach a candidate; one of each kind is the primary one.

    ``identity`` is the key of "this address (or number) and this name" (DESIGN "Who is who"). It
    is unique, so one person can never be made twice; it is empty where another candidate holds the
    same identity already, and then the candidate is flagged for a member to look at.
    """

    # The field that two contacts are compared by, and the one that keeps what was typed.
    COMPARED: ClassVar[str]
    TYPED: ClassVar[str]

    candidate: "models.ForeignKey[Candidate, Candidate]"
    identity = models.CharField(max_length=64, unique=True, null=True)  # noqa: DJ001 -- NULL may stand twice, "" may not
    primary = models.BooleanField(default=False)
    proved_at = models.DateTimeField(null=True, blank=True)
    added_at = models.DateTimeField()

    class Meta:
        abstract = True
        ordering = ["-primary", "pk"]

    @property
    def compared(self) -> str:
        return str(getattr(self, self.COMPARED))

    @classmethod
    def of(cls, candidate: "Candidate") -> models.QuerySet[Self]:
        return cls._default_manager.filter(candidate=candidate)

    @classmethod
    def replace(cls, candidate: "Candidate", said: dict[str, str], now: datetime) -> None:
        """Make ``said`` (compared form to typed form, primary first) all the candidate has.

        What was proved stays proved; what is left out is removed.
        """
        known = {contact.compared: contact for contact in cls.of(candidate)}
        if known:
            cls.of(candidate).exclude(**{f"{cls.COMPARED}__in": said}).delete()
            # Nobody is primary while the order changes: the database allows one at a time.
            cls.of(candidate).update(primary=False)
        for position, (compared, typed) in enumerate(said.items()):
            contact = known.get(compared) or cls(candidate=candidate, added_at=now)
            setattr(contact, cls.COMPARED, compared)
            setattr(contact, cls.TYPED, typed)
            contact.primary = position == 0
            contact.save()

    @classmethod
    def claim_identities(cls, candidate: "Candidate") -> bool:
        """Give the candidate's contacts their identity; say whether somebody else has one of them.

        An identity that another candidate holds stays with him.
        """
        contacts = list(cls.of(candidate))
        values = [contact.compared for contact in contacts]
        others = cls._default_manager.filter(**{f"{cls.COMPARED}__in": values}).exclude(candidate=candidate)
        taken = set(others.values_list("identity", flat=True))
        for contact in contacts:
            identity = names.identity(cls.COMPARED, contact.compared, candidate.name)
            wanted = None if identity in taken else identity
            if contact.identity != wanted:
                contact.identity = wanted
                contact.save(update_fields=["identity"])
        return bool(taken)
