"""A six-digit code that opens files, corrections and withdrawing for ten minutes."""

from django.db import models


class OneTimeCode(models.Model):
    """Only the hash is stored; five tries; the newest code of a purpose is the only one that works."""

    candidate = models.ForeignKey("candidates.Candidate", models.CASCADE, related_name="codes")
    purpose = models.CharField(max_length=40)
    code_hash = models.CharField(max_length=64)
    issued_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-issued_at", "-pk"]
        indexes = [models.Index(name="code_newest", fields=["candidate", "purpose", "-issued_at"])]
        constraints = [
            models.CheckConstraint(name="code_allows_five_tries", condition=models.Q(tries__lte=5)),
            models.CheckConstraint(
                name="code_expires_after_issue",
                condition=models.Q(expires_at__gt=models.F("issued_at")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.purpose} {self.issued_at:%H:%M}"
