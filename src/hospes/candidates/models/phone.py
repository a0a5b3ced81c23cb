"""A phone number of a candidate."""

from django.db import models

from hospes.candidates.models.contact_point import ContactPoint


class Phone(ContactPoint):
    """``number`` is E.164 (``+8613800138000``); ``raw`` is what the person typed."""

    COMPARED = "number"
    TYPED = "raw"

    candidate = models.ForeignKey("candidates.Candidate", models.CASCADE, related_name="phones")
    number = models.CharField(max_length=20, db_index=True)
    raw = models.CharField(max_length=60)

    class Meta(ContactPoint.Meta):
        abstract = False
        constraints = [
            models.UniqueConstraint(name="candidate_has_a_number_once", fields=["candidate", "number"]),
            models.UniqueConstraint(
                name="candidate_has_one_primary_number",
                fields=["candidate"],
                condition=models.Q(primary=True),
            ),
        ]

    def __str__(self) -> str:
        return self.number
