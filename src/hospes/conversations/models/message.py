"""A message: one thing said, in or out, and what is known of its arrival."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

from hospes.cases.enums import Evidence
from hospes.cases.models import Case, Ending
from hospes.conversations.enums import (
    ON_THE_PAGE,
    TROUBLED,
    CallOutcome,
    Channel,
    Direction,
    State,
)
from hospes.conversations.models.answerable import Answerable, Receiving
from hospes.conversations.models.calls import Calling, Said
from hospes.conversations.models.contradictable import Contradictable
from hospes.conversations.models.outside import WrittenOutside
from hospes.conversations.models.provable import Provable
from hospes.conversations.models.releasable import Releasable
from hospes.conversations.models.repeatable import Repeatable
from hospes.conversations.models.writing import Writing
from hospes.foundation.claiming import Claimable
from hospes.post.models import Arrival, Envelope, TextMessage
from hospes.promises.models import Promise, Rung
from hospes.team.models import Member
from hospes.touches.models import Touch

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from hospes.conversations.models.message_file import MessageFile


# Whoever waits longer for a letter to leave chose that.
A_WHILE = timedelta(minutes=10)


# Each capability is a queryset of its own; the stubs cannot merge their managers.
class MessageQuerySet(Writing, Receiving, WrittenOutside, Calling, models.QuerySet["Message"]):  # type: ignore[override]
    """Messages, asked for in sentences."""

    def on_the_page(self) -> MessageQuerySet:
        """What the candidate may read: his own words, and ours once released (calls as a summary).

        Not what was noted where somebody else answered: that is about another person.
        """
        ours = Q(state__in=ON_THE_PAGE) & ~Q(outcome=CallOutcome.WRONG_PERSON)
        return self.filter(Q(direction=Direction.IN) | ours)

    def unanswered(self) -> MessageQuerySet:
        """What came in and is neither answered nor put aside."""
        return self.filter(direction=Direction.IN, dismissed_at=None, answered_at=None)

    def troubled(self) -> MessageQuerySet:
        """What did not get through and nobody has dealt with yet."""
        return self.filter(direction=Direction.OUT, state__in=TROUBLED, dealt_at=None)

    def leaving(self) -> MessageQuerySet:
        """Approved, in the time of undo."""
        return self.filter(state=State.APPROVED)

    def to_be_told_by_call(self) -> MessageQuerySet:
        """Released, but there is no mail address: somebody has to ring."""
        return self.filter(
            direction=Direction.OUT,
            channel=Channel.PAGE,
            state=State.RELEASED,
            dealt_at=None,
        )


class Message(Releasable, Provable, Repeatable, Answerable, Said, Contradictable, Claimable):
    """One thing said in a case."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="messages")
    direction = models.CharField(max_length=3, choices=Direction)
    channel = models.CharField(max_length=20, choices=Channel)
    state = models.CharField(max_length=10, choices=State)
    letter = models.CharField(max_length=40, blank=True)
    act = models.CharField(max_length=40, blank=True)
    act_data = models.JSONField(default=dict, blank=True)
    author = models.CharField(max_length=60)
    author_member = models.ForeignKey(Member, models.PROTECT, related_name="written_messages", null=True)
    subject = models.CharField(max_length=300, blank=True)
    text = models.TextField()
    language = models.CharField(max_length=10)
    written_at = models.DateTimeField()
    approved_by = models.ForeignKey(Member, models.PROTECT, related_name="+", null=True)
    approved_at = models.DateTimeField(null=True)
    release_at = models.DateTimeField(null=True)
    released_at = models.DateTimeField(null=True)
    accepted_at = models.DateTimeField(null=True)
    proved_at = models.DateTimeField(null=True)
    evidence = models.CharField(max_length=2, choices=Evidence, default=Evidence.E0)
    response = models.CharField(max_length=500, blank=True)
    text_hash = models.CharField(max_length=64)
    envelope = models.OneToOneField(Envelope, models.PROTECT, related_name="message", null=True)
    sms = models.OneToOneField(TextMessage, models.PROTECT, related_name="message", null=True)
    ending = models.ForeignKey(Ending, models.PROTECT, related_name="messages", null=True)
    answers = models.ForeignKey("self", models.PROTECT, related_name="answered_by", null=True)
    repeats = models.ForeignKey("self", models.PROTECT, related_name="repeated_by", null=True)
    answered_at = models.DateTimeField(null=True)
    dismissed_at = models.DateTimeField(null=True)
    dismissed_by = models.CharField(max_length=60, blank=True)
    dismissed_why = models.CharField(max_length=300, blank=True)
    # When somebody dealt with a message that did not get through.
    dealt_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=20, choices=CallOutcome, blank=True)
    # Colleagues who get it too; the candidate sees them there.
    cc = models.ManyToManyField(Member, related_name="+", blank=True)
    # The call or personal word that somebody planned and did: said once.
    touch = models.OneToOneField(Touch, models.PROTECT, related_name="message", null=True)
    # The step of the ladder that it tells the candidate of: told once.
    rung = models.OneToOneField(Rung, models.PROTECT, related_name="message", null=True)
    # The mail it came in with; a mail to the addresses of two cases is a message in each.
    arrival = models.ForeignKey(Arrival, models.PROTECT, related_name="messages", null=True)
    # Everything that was written, where ``text`` is only the new words.
    whole_text = models.TextField(blank=True)
    # Written in somebody's own mail program: not checked by us (practice P6).
    outside = models.BooleanField(default=False)
    # What a machine said about it: {"away_until": "2026-12-01"}, {"delayed": "…"}.
    hint = models.JSONField(default=dict, blank=True)

    objects = MessageQuerySet.as_manager()

    class Meta:
        ordering = ["written_at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="message_leaves_only_approved",
                condition=Q(direction="in")
                | Q(channel="phone")
                | ~Q(outcome="")
                | Q(approved_by__isnull=False)
                | Q(letter__in=["ack", "ack_again", "question_received", "withdrawn", "missed_notice"]),
            ),
            models.CheckConstraint(
                name="message_proved_by_evidence",
                condition=~Q(state="proved") | Q(evidence__in=["E1", "E2", "E3"]),
            ),
            models.UniqueConstraint(name="message_once_of_a_mail_in_a_case", fields=["arrival", "case"]),
            models.UniqueConstraint(
                name="message_one_decision_on_its_way",
                fields=["case"],
                condition=Q(state="approved") & ~Q(act=""),
            ),
        ]
        indexes = [
            models.Index(name="message_leaving", fields=["release_at"], condition=Q(state="approved")),
            models.Index(name="message_unproved", fields=["accepted_at"], condition=Q(state="accepted")),
            models.Index(
                name="message_unanswered",
                fields=["written_at"],
                condition=Q(direction="in", dismissed_at=None, answered_at=None),
            ),
            models.Index(
                name="message_troubled",
                fields=["written_at"],
                condition=Q(state__in=["refused", "bounced", "uncertain", "dropped"], dealt_at=None),
            ),
        ]

    def __str__(self) -> str:
        return self.subject or self.text[:60]

    @property
    def key(self) -> str:
        """How lower rooms name this message: ``message:88``."""
        return f"message:{self.pk}"

    @property
    def needs_call(self) -> bool:
        """Released, but there is no address to send it to."""
        return (
            self.direction == Direction.OUT
            and self.channel == Channel.PAGE
            and self.state == State.RELEASED
            and self.dealt_at is None
        )

    @property
    def waits_for_its_hour(self) -> bool:
        """Approved, and to leave later than the time of undo asks for."""
        if self.state != State.APPROVED or self.release_at is None or self.approved_at is None:
            return False
        return self.release_at - self.approved_at > A_WHILE

    def enclose(self, files: Iterable[MessageFile]) -> None:
        """Save the rows of files that were stored for this message. Within the transaction that writes it."""
        for each in files:
            each.message = self
            each.save(force_insert=True)

    def may_undo(self, now: datetime) -> bool:
        """Whether it can still be taken back."""
        return self.state == State.APPROVED and self.release_at is not None and now < self.release_at


class MessageDate(models.Model):
    """A date that stands in a message, and the promise it is (I9)."""

    message = models.ForeignKey(Message, models.CASCADE, related_name="dates")
    promise = models.ForeignKey(Promise, models.CASCADE, related_name="+")
    due = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(name="message_date_names_a_promise_once", fields=["message", "promise"])]

    def __str__(self) -> str:
        return f"{self.due:%Y-%m-%d}"
