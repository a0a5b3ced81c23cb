"""The candidate says that a talk was not as we noted it (practice P21, I16): the note is no evidence any more."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, cast

from django.db import models, transaction
from django.utils import translation
from django.utils.translation import gettext as _

from hospes.cases.enums import State as CaseState
from hospes.cases.models import Case
from hospes.conversations.models import Message
from hospes.conversations.refusals import NothingToContradict, OnlyTheCandidate, TooLateToContradict
from hospes.foundation import clock, wording
from hospes.foundation.crash_points import point
from hospes.interviews.enums import State
from hospes.interviews.models.talk import when
from hospes.journal.record import record
from hospes.promises.enums import Kind
from hospes.promises.models import Promise

if TYPE_CHECKING:
    from hospes.foundation.actors import Actor
    from hospes.interviews.models.interview import Interview

STANDS = timedelta(days=7)
# What speaks for us; that we were absent, nobody has to contradict.
SPEAKS_FOR_US = frozenset({State.HELD, State.CANDIDATE_ABSENT})


class Contradicted(models.Model):
    """What we say of a talk holds unless the candidate says otherwise within seven days."""

    contradicted_at = models.DateTimeField(null=True)

    class Meta:
        abstract = True

    def may_be_contradicted(self, now: datetime) -> bool:
        """Whether we noted something that speaks for us, less than seven days ago."""
        talk = cast("Interview", self)
        if talk.state not in SPEAKS_FOR_US or talk.contradicted_at is not None or talk.settled_at is None:
            return False
        return now < talk.settled_at + STANDS

    def contradict(self, *, by: Actor, words: str = "") -> None:
        """That is not how it was: ``INTERVIEW`` is owed again, and the words wait for an answer like any question.

        Safe to repeat. Raises OnlyTheCandidate, NothingToContradict, TooLateToContradict, TooLong.
        """
        talk, now = cast("Interview", self), clock.now()
        with transaction.atomic():
            case = Case.objects.locked(talk.application_id)
            talk.refresh_from_db(fields=["state", "start", "settled_at", "contradicted_at"])
            if by != case.candidate.actor:
                raise OnlyTheCandidate
            if talk.contradicted_at is not None:
                return
            if talk.state not in SPEAKS_FOR_US:
                raise NothingToContradict
            if not talk.may_be_contradicted(now):
                raise TooLateToContradict
            talk.contradicted_at = now
            talk.save(update_fields=["contradicted_at"])
            point("interviews.contradicted")
            if case.state == CaseState.OPEN:
                for promise in Promise.objects.filter(case=case, kind=Kind.INTERVIEW, subject=talk.key):
                    promise.revoke(at=now, by=by, why="not so")
            Message.objects.receive(case, words=_words(talk, case, words), by=by)
            record("interview.contradicted", subject=case.key, by=by, case=case.pk, at=now)


def _words(talk: Interview, case: Case, words: str) -> str:
    """What was said, in the candidate's language, so that the thread tells what it is about."""
    with translation.override(wording.catalogue(case.candidate.language)):
        about = _("About our talk {when}: that is not how it was.").format(when=when(talk.start, talk.zone, case))
    return "\n\n".join(filter(None, [about, words.strip()]))
