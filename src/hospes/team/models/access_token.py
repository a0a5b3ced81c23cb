from datetime import datetime, timedelta

from django.db import models

from hospes.foundation import clock, tokens
from hospes.foundation.actors import Actor
from hospes.team.enums import TokenPurpose

LIVES = {
    TokenPurpose.INVITE: timedelta(days=7),
    TokenPurpose.RESET: timedelta(hours=2),
    TokenPurpose.SETUP: timedelta(days=7),
}


class AccessTokenQuerySet(models.QuerySet["AccessToken"]):
    def open(self) -> "AccessTokenQuerySet":
        """Neither used nor replaced. An open token may still have run out of time."""
        return self.filter(used_at=None, voided_at=None)

    def usable(self, now: datetime) -> "AccessTokenQuerySet":
        """Open and in time. One of a time to come is not: a clock that is set back prolongs no link."""
        return self.open().filter(made_at__lte=now, expires_at__gt=now)

    def matching(self, raw: str, purpose: TokenPurpose) -> "AccessTokenQuerySet":
        """The token behind a link: at most one. An empty link matches nothing."""
        return self.filter(token_hash=tokens.hash_token(raw), purpose=purpose) if raw else self.none()

    def void(self, now: datetime) -> int:
        """Make the open tokens among these worthless. Returns how many there were."""
        return self.open().update(voided_at=now)

    def make(self, *, purpose: TokenPurpose, member_id: int | None, by: Actor) -> tuple["AccessToken", str]:
        """Make a token and return it with the raw link part, which is stored nowhere.

        Earlier tokens of the same purpose stop working. The caller holds the member's row.
        """
        now = clock.now()
        of_whom = models.Q(member=None) if member_id is None else models.Q(member=member_id)
        self.filter(of_whom, purpose=purpose).void(now)
        raw = tokens.random_token()
        token = self.create(
            member_id=member_id,
            purpose=purpose,
            token_hash=tokens.hash_token(raw),
            made_by=by,
            made_at=now,
            expires_at=now + LIVES[purpose],
        )
        return token, raw


class AccessToken(models.Model):
    """One link that works once: an invitation, a new password, or the first set-up."""

    member = models.ForeignKey("team.Member", models.PROTECT, null=True, blank=True, related_name="access_tokens")
    purpose = models.CharField(max_length=10, choices=TokenPurpose)
    token_hash = models.CharField(max_length=128, unique=True)
    made_by = models.CharField(max_length=60)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)
    voided_at = models.DateTimeField(null=True, blank=True)

    objects = AccessTokenQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="access_token_one_open_for_a_member",
                fields=["member", "purpose"],
                condition=models.Q(used_at=None, voided_at=None),
            ),
            models.UniqueConstraint(
                name="access_token_one_open_for_set_up",
                fields=["purpose"],
                condition=models.Q(used_at=None, voided_at=None, purpose="setup"),
            ),
            models.CheckConstraint(
                name="access_token_is_used_or_voided_not_both",
                condition=models.Q(used_at=None) | models.Q(voided_at=None),
            ),
            models.CheckConstraint(
                name="access_token_names_a_member_unless_set_up",
                condition=models.Q(purpose="setup", member=None)
                | ~models.Q(purpose="setup") & models.Q(member__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.purpose} {self.pk}"

    def is_spent(self, now: datetime) -> bool:
        """Used, replaced by a later one, or out of time."""
        return bool(self.used_at or self.voided_at) or not self.made_at <= now < self.expires_at

    def use(self, now: datetime) -> None:
        """Spend the token. The caller has locked it and found it usable."""
        self.used_at = now
        self.save(update_fields=["used_at"])
