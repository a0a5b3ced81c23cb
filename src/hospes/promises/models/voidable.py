"""Voiding: only for the reasons the spec names (8.3)."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.db import models
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from hospes.promises.enums import State, What

if TYPE_CHECKING:
    from datetime import datetime

    from hospes.foundation.actors import Actor
    from hospes.promises.models.promise import Promise


class VoidReason(TextChoices):
    """Why a promise is no longer needed."""

    WITHDREW = "withdrew", _("the candidate withdrew")
    OUTCOME = "outcome", _("the answer was given")
    ENDED = "ended", _("the matter ended")
    NO_ANSWER_NEEDED = "no_answer_needed", _("no answer was needed")
    NOT_AN_APPLICATION = "not_an_application", _("this was no application")
    CALLED_OFF = "called_off", _("the talk was called off before it began")
    EARLIER = "earlier", _("an earlier date took its place")
    REOPENED = "reopened", _("the matter was opened again")


class Voidable(models.Model):
    """A promise may fall away, with its reason in the chain."""

    class Meta:
        abstract = True

    def void(self, reason: VoidReason, *, by: Actor, now: datetime) -> None:
        """Let an open promise fall away (the caller holds the lock). A settled one stays as it is.

        What had been missed already stays missed in the events: it is broken first.
        """
        promise = cast("Promise", self)
        if not promise.is_open:
            return
        promise.break_now(at=now)
        promise.state, promise.void_reason = State.VOID, reason
        promise.save(update_fields=["state", "void_reason"])
        promise.note(What.VOIDED, by=by, at=now, reason=reason)
        promise.stand_in_calendar(now=now)
