"""A change of hands, as a row."""

from django.db import models

from hospes.cases.enums import Role
from hospes.team.models import Member


class HandOver(models.Model):
    """Who gave a case to whom, when and why. Never edited."""

    case = models.ForeignKey("cases.Case", models.PROTECT, related_name="hand_overs")
    role = models.CharField(max_length=10, choices=Role)
    giver = models.ForeignKey(Member, models.PROTECT, related_name="+", null=True)
    # Empty where the only deputy left and nobody else works here.
    taker = models.ForeignKey(Member, models.PROTECT, related_name="+", null=True)
    at = models.DateTimeField()
    by = models.CharField(max_length=60)
    why = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.role} of {self.case_id}"
