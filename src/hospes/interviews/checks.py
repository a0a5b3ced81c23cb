"""What the sweeper re-derives about talks: I11 (spec 8.7)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import CharField, Exists, OuterRef, Q, Value
from django.db.models.functions import Cast, Concat

from hospes.calendars.models import Entry
from hospes.cases.enums import State as CaseState
from hospes.foundation.sweeping import Check, Violation
from hospes.interviews.enums import State
from hospes.interviews.models import Interview, Participant
from hospes.promises.enums import Kind
from hospes.promises.enums import State as PromiseState
from hospes.promises.models import Promise

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from hospes.promises.models.promise import PromiseQuerySet


def talks_are_promised(now: datetime) -> Iterator[Violation]:
    """A planned talk is owed in the ledger, and what is owed there is a planned talk."""
    for talk in Interview.objects.planned().exclude(Exists(_promises(Kind.INTERVIEW).open())):
        yield Violation("I11", f"case:{talk.application_id}", f"talk {talk.pk} is planned and not promised")
    # What the candidate contradicted within ten minutes may run until its due.
    expected = Interview.objects.filter(Q(state=State.PLANNED) | Q(contradicted_at__isnull=False))
    subjects = expected.annotate(named=_key("pk")).values("named")
    made = Promise.objects.filter(kind=Kind.INTERVIEW, state=PromiseState.MADE)
    for promise in made.exclude(subject__in=subjects):
        yield Violation("I11", f"case:{promise.case_id}", f"promise {promise.pk} is of no planned talk")


def held_talks_have_an_outcome(now: datetime) -> Iterator[Violation]:
    """After a talk one is told how it went, or the case has ended."""
    held = Interview.objects.filter(state=State.HELD, application__case__state=CaseState.OPEN)
    for talk in held.exclude(Exists(_promises(Kind.OUTCOME))):
        yield Violation("I11", f"case:{talk.application_id}", f"talk {talk.pk} was held and nobody owes its outcome")


def planned_talks_stand_in_calendars(now: datetime) -> Iterator[Violation]:
    """In that of everybody who takes part, at its hour; what was called off stands in none."""
    standing = Entry.objects.standing()
    here = standing.filter(
        key=_key(OuterRef("interview")), member=OuterRef("member"), start=OuterRef("interview__start")
    )
    taking_part = Participant.objects.filter(interview__state=State.PLANNED).exclude(Exists(here))
    for talk, member, case in taking_part.values_list("interview", "member", "interview__application"):
        yield Violation("I11", f"case:{case}", f"talk {talk} does not stand in the calendar of member {member}")
    called_off = Interview.objects.filter(state=State.CANCELLED).annotate(named=_key("pk")).values("named")
    for key, member in standing.filter(key__in=called_off).values_list("key", "member"):
        yield Violation("I11", key, f"was called off and stands in the calendar of member {member}")


def _promises(kind: Kind) -> PromiseQuerySet:
    rows = Promise.objects.shown().filter(case=OuterRef("application"), kind=kind)
    return rows.filter(subject=_key(OuterRef("pk")))


def _key(pk: str | OuterRef) -> Concat:
    return Concat(Value("interview:"), Cast(pk, CharField()))


CHECKS = [
    Check(code="I11", title="talks are promised", run=talks_are_promised),
    Check(code="I11", title="held talks have an outcome", run=held_talks_have_an_outcome),
    Check(code="I11", title="talks stand in calendars", run=planned_talks_stand_in_calendars),
]
