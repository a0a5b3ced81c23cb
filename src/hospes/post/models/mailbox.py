"""A mailbox that is read: a member's own, or one that several share."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Self

from django.db import models, transaction
from django.db.models import Q
from django.db.models.functions import Coalesce

from hospes.foundation import clock, encryption
from hospes.post import mailbox_words
from hospes.post.enums import Access, Problem, Security
from hospes.post.models.setting_up import WELL, Removing, SettingUp

if TYPE_CHECKING:
    from hospes.post.diagnosis import Diagnosis
    from hospes.post.enums import Problem as ProblemType

# Spec 8.7, I1: a mailbox that nobody could read for a day is an alert.
HEALTHY_FOR = timedelta(hours=24)


class MailboxQuerySet(SettingUp):
    """Mailboxes, asked for in sentences."""

    def read_now(self) -> Self:
        """Those that are to be read."""
        return self.filter(active=True).order_by("pk")

    def failing(self, now: datetime) -> Self:
        """Those that nobody has read to the end for a day, whether somebody tried or not."""
        last = Coalesce("last_success_at", "added_at")
        return self.filter(active=True).alias(last=last).filter(last__lte=now - HEALTHY_FOR).order_by("pk")


class Mailbox(Removing):
    """How a mailbox is reached over IMAP, how far it was read, and how it is doing.

    ``owner`` is ``member:12`` or ``shared:<name>``. ``folders`` says for each folder up to where it was read:
    ``{"INBOX": {"validity": 1, "uid": 70}}``. In ``drop_folder`` everything is taken in, elsewhere only what
    concerns a case or a candidate. Secrets are sealed with the data folder's key.
    """

    owner = models.CharField(max_length=80)
    address = models.CharField(max_length=254)
    host = models.CharField(max_length=253)
    port = models.PositiveIntegerField(default=993)
    security = models.CharField(max_length=8, choices=Security, default=Security.TLS)
    access = models.CharField(max_length=10, choices=Access, default=Access.PASSWORD)
    username = models.CharField(max_length=254)
    sealed_password = models.TextField(blank=True)
    sealed_refresh_token = models.TextField(blank=True)
    sealed_access_token = models.TextField(blank=True)
    token_until = models.DateTimeField(null=True)
    sent_folder = models.CharField(max_length=200, blank=True)
    drop_folder = models.CharField(max_length=200, blank=True, default="Hospes")
    folders = models.JSONField(default=dict, blank=True)
    active = models.BooleanField(default=True)
    added_at = models.DateTimeField()
    checked_at = models.DateTimeField(null=True)
    last_success_at = models.DateTimeField(null=True)
    problem = models.CharField(max_length=24, choices=Problem, blank=True)
    last_error = models.TextField(blank=True)
    failing_since = models.DateTimeField(null=True)
    failures = models.PositiveIntegerField(default=0)

    objects = MailboxQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(name="mailbox_once", fields=["owner", "address"]),
            models.CheckConstraint(name="mailbox_security_is_known", condition=Q(security__in=Security.values)),
            models.CheckConstraint(name="mailbox_access_is_known", condition=Q(access__in=Access.values)),
        ]

    def __str__(self) -> str:
        return self.address

    def password(self) -> str:
        """The password. Raises CannotUnseal if it was sealed with another key."""
        return encryption.unseal(self.sealed_password)

    def diagnosis(self) -> Diagnosis:
        """How it is, in words."""
        return mailbox_words.explain(Problem(self.problem), host=self.host, port=self.port, said=self.last_error)

    def note_success(self) -> None:
        """It was read to the end: whatever was wrong is over."""
        now = clock.now()
        self._write(checked_at=now, last_success_at=now, **WELL)

    def note_well(self) -> None:
        """It opens again; when it was read last stays as it is."""
        self._write(**WELL)

    def note_trouble(self, problem: ProblemType, words: str) -> None:
        """It could not be read; ``words`` are the server's own."""
        now = clock.now()
        self._write(
            checked_at=now,
            problem=problem,
            last_error=words[:2000].replace("\0", ""),
            failing_since=self.failing_since or now,
            failures=self.failures + 1,
        )

    def note_read(self, folder: str, *, validity: int, uid: int) -> None:
        """Write down how far a folder was read, after everything up to there was taken in."""
        with transaction.atomic():
            self.refresh_from_db(from_queryset=Mailbox.objects.select_for_update())
            self.folders = {**self.folders, folder: {"validity": validity, "uid": uid}}
            self.save(update_fields=["folders"])

    def _write(self, **columns: Any) -> None:
        for name, value in columns.items():
            setattr(self, name, value)
        self.save(update_fields=list(columns))
