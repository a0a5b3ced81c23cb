"""In the calendars of those who take part: written with the talk, moved with it, gone when it is called off."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.db import models

from hospes.calendars.models import Entry
from hospes.interviews.enums import State

if TYPE_CHECKING:
    from datetime import datetime

    from hospes.interviews.models.interview import Interview


class Calendared(models.Model):
    """A talk is written into calendars in the transaction that arranged, moved or called it off."""

    class Meta:
        abstract = True

    def stand_in_calendars(self, *, now: datetime) -> None:
        """Let every calendar concerned say what this talk says (the caller holds the case's lock).

        A talk that took place, or that somebody missed, stays where it was: only one that is called off is struck.
        """
        talk = cast("Interview", self)
        if talk.state == State.CANCELLED:
            Entry.objects.cancel(talk.key, now=now)
            return
        for member in talk.people():
            # Under the invitation's own name: who took that over as well has one event, not two.
            Entry.objects.put(member=member, key=talk.key, start=talk.start, end=talk.end, uid=talk.uid, now=now)
