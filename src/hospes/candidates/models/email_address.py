"""An e-mail address of a candidate."""

from django.db import models

from hospes.candidates.models.contact_point import ContactPoint
from hospes.foundation.text import normalise_address


class EmailAddress(ContactPoint):
    """``address`` is as typed, for sending; ``normalised`` is for finding."""

    COMPARED = "normalised"
    TYPED = "address"

    candidate = models.ForeignKey("candidates.Candidate", models.CASCADE, related_name="addresses")
    address = models.CharField(max_length=254)
    normalised = models.CharField(max_length=320, db_index=True)

    class Meta(ContactPoint.Meta):
        abstract = False
        constraints = [
            models.UniqueConstraint(name="candidate_has_an_address_once", fields=["candidate", "normalised"]),
            models.UniqueConstraint(
                name="candidate_has_one_primary_address",
                fields=["candidate"],
                condition=models.Q(primary=True),
            ),
        ]

    def __str__(self) -> str:
        return self.address

    @staticmethod
    def compared_forms(typed: list[str]) -> dict[str, str]:
        """Return normalised to typed form in the order typed; of doubles the first stays."""
        forms: dict[str, str] = {}
        for address in typed:
            forms.setdefault(normalise_address(address), address)
        return forms
