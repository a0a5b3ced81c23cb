"""Notes: what members tell each other about a case. Candidates never get them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models, transaction

from hospes.cases.models import Case
from hospes.conversations.refusals import NothingSaid, TooLong
from hospes.conversations.settings import ConversationSettings
from hospes.foundation import clock, house, text
from hospes.journal.record import record
from hospes.team.models import Member

if TYPE_CHECKING:
    from collections.abc import Iterable


class NoteQuerySet(models.QuerySet["Note"]):
    """Notes, written by one verb."""

    def write(self, case: Case, *, by: Member, words: str, mentions: Iterable[Member] = ()) -> Note:
        """Leave a note; who is mentioned finds it on Today. Raises NothingSaid, TooLong."""
        limit = house.read(ConversationSettings).message_limit
        if len(words) > limit:
            raise TooLong(limit=limit)
        said = text.clean_text(words, limit).strip()
        if not said:
            raise NothingSaid
        now = clock.now()
        with transaction.atomic():
            note = self.create(case=case, author=by, text=said, at=now)
            note.mentions.set([member for member in mentions if member != by])
            record("note.written", subject=case.key, by=by.actor, case=case.pk, at=now)
        return note


class Note(models.Model):
    """A line for colleagues beside the thread."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="notes")
    author = models.ForeignKey(Member, models.PROTECT, related_name="notes")
    text = models.TextField()
    at = models.DateTimeField()
    mentions = models.ManyToManyField(Member, related_name="mentioned_in", blank=True)

    objects = NoteQuerySet.as_manager()

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return self.text[:60]
