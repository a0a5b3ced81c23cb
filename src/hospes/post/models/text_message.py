"""A text message (SMS): a row before it is sent, and its delivery report afterwards (practice P9)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from django.db import IntegrityError, models, transaction
from django.db.models import Q

from hospes.foundation import clock, house
from hospes.foundation.claiming import Claimable
from hospes.foundation.crash_points import point
from hospes.post import pauses, text_outcomes, texting
from hospes.post.enums import DUE, MAY_HAVE_LEFT, NOT_LEFT, State, What
from hospes.post.refusals import KeyTaken
from hospes.post.texting import SmsSettings, TextParcel
from hospes.post.transports.line import Never, NoLine, NotNow, Unknown

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

LONGEST = 500


class TextMessageQuerySet(models.QuerySet["TextMessage"]):
    """Text messages, asked for in sentences."""

    def queue(
        self, *, key: str, number: str, text: str, kind: str = "letter", variables: Mapping[str, str] | None = None
    ) -> TextMessage:
        """Put a text message into the queue; the worker sends it. Asking twice with one ``key`` queues once.

        ``number`` is E.164. Raises KeyTaken (the key names another message).
        """
        now = clock.now()
        row = self.model(
            key=key,
            number=number,
            text=text[:LONGEST],
            kind=kind,
            variables=dict(variables or {}),
            queued_at=now,
            not_before=now,
        )
        try:
            with transaction.atomic():
                row.save(force_insert=True)
        except IntegrityError:
            known = self.filter(key=key).first()
            if known is None:
                raise
            if (known.number, known.text) != (row.number, row.text):
                raise KeyTaken(key=key) from None
            return known
        return row

    def due(self, now: datetime) -> Self:
        """What the worker should look at; without a provider only what a crash left in handing over."""
        rows = self.filter(state__in=DUE, not_before__lte=now).order_by("not_before", "pk")
        return rows if texting.chosen() is not None else rows.filter(state=State.HANDING_OVER)

    def of_provider(self, provider: str, provider_id: str) -> TextMessage | None:
        """The message a delivery report is about."""
        return self.filter(provider=provider, provider_id=provider_id).first() if provider_id else None


class TextMessage(Claimable):
    """One text message to one number. ``provider_id`` is the provider's own name for it."""

    key = models.CharField(max_length=120, unique=True)
    number = models.CharField(max_length=20)
    kind = models.CharField(max_length=10)
    text = models.CharField(max_length=LONGEST)
    variables = models.JSONField(default=dict, blank=True)
    state = models.CharField(max_length=12, choices=State, default=State.QUEUED)
    provider = models.CharField(max_length=40, blank=True)
    provider_id = models.CharField(max_length=200, blank=True)
    queued_at = models.DateTimeField()
    not_before = models.DateTimeField()
    tried_since = models.DateTimeField(null=True)
    handing_over_at = models.DateTimeField(null=True)
    accepted_at = models.DateTimeField(null=True)
    delivered_at = models.DateTimeField(null=True)
    refused_at = models.DateTimeField(null=True)
    response = models.TextField(blank=True)

    objects = TextMessageQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(name="text_message_state_is_known", condition=Q(state__in=State.values)),
            models.CheckConstraint(
                name="text_message_accepted_at_a_time",
                condition=~Q(state=State.ACCEPTED) | Q(accepted_at__isnull=False),
            ),
        ]
        indexes = [
            models.Index(name="text_message_due", fields=["not_before"], condition=Q(state__in=DUE)),
            models.Index(name="text_message_at_provider", fields=["provider", "provider_id"]),
        ]

    def __str__(self) -> str:
        return self.key

    def hand_over(self, *, by: str) -> None:
        """Send it, as the worker ``by`` that holds the claim, outside any transaction.

        *Handing over* is committed before the request leaves; what breaks afterwards is uncertain and not sent
        again by a machine (DESIGN, mail path).
        """
        if self.state == State.HANDING_OVER:
            self._conclude(What.UNCERTAIN, only_from=(State.HANDING_OVER,), state=State.UNCERTAIN)
            return
        provider = texting.chosen()
        if provider is None or not self._start(by, provider.name):
            return
        point("post.text_before_request")
        parcel = TextParcel(number=self.number, kind=self.kind, text=self.text, variables=self.variables)
        try:
            name = provider.send(parcel, house.read(SmsSettings))
        except (NotNow, NoLine) as answer:
            self._again_later(answer.words)
        except Never as answer:
            self._refuse(answer.words)
        except Unknown as answer:
            only = (State.HANDING_OVER,)
            self._conclude(What.UNCERTAIN, only_from=only, state=State.UNCERTAIN, response=answer.words)
        else:
            point("post.text_after_request")
            facts = {"state": State.ACCEPTED, "accepted_at": clock.now(), "provider_id": name[:200]}
            self._conclude(What.ACCEPTED, only_from=(State.HANDING_OVER, State.UNCERTAIN), **facts)

    def report(self, *, delivered: bool, said: str = "") -> None:
        """The provider says what became of it. A second report changes nothing."""
        now = clock.now()
        if delivered:
            facts = {"state": State.ACCEPTED, "accepted_at": self.accepted_at or now, "delivered_at": now}
            if self.delivered_at is None:
                self._conclude(What.DELIVERED, only_from=MAY_HAVE_LEFT, response=said, **facts)
        elif self.delivered_at is None:
            facts = {"state": State.REFUSED, "refused_at": now, "response": said}
            self._conclude(What.BOUNCED, only_from=MAY_HAVE_LEFT, **facts)

    def _start(self, by: str, provider: str) -> bool:
        now = clock.now()
        with transaction.atomic(durable=True):
            self._lock()
            if self.state not in NOT_LEFT or self.claimed_by != by:
                return False
            self.state, self.provider = State.HANDING_OVER, provider
            self.handing_over_at, self.tried_since = now, self.tried_since or now
            self.save(update_fields=["state", "provider", "handing_over_at", "tried_since"])
        return True

    def _again_later(self, words: str) -> None:
        now = clock.now()
        with transaction.atomic():
            self._lock()
            if self.state != State.HANDING_OVER:
                return
            self.state, self.response = State.QUEUED, words
            self.not_before = now + pauses.before_try(self.attempts)
            self.save(update_fields=["state", "response", "not_before"])
        if self.tried_since is not None and now - self.tried_since >= pauses.GIVE_UP_AFTER:
            self._refuse(words)

    def _refuse(self, words: str) -> None:
        facts = {"state": State.REFUSED, "refused_at": clock.now(), "response": words}
        self._conclude(What.REFUSED, only_from=(State.HANDING_OVER, State.QUEUED), **facts)

    def _conclude(self, what: What, *, only_from: tuple[State, ...], **facts: Any) -> None:
        with transaction.atomic():
            for listener in text_outcomes.register.all():
                listener.lock(self)
            self._lock()
            if self.state not in only_from:
                return
            for field, value in facts.items():
                setattr(self, field, value)
            self.save(update_fields=list(facts))
            for listener in text_outcomes.register.all():
                listener.tell(self, what)

    def _lock(self) -> None:
        self.refresh_from_db(from_queryset=TextMessage.objects.select_for_update())
