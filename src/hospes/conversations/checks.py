"""What the sweeper re-derives about messages: I4, I5, I9, I10 (spec 8.7)."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.db.models import CharField, Exists, F, OuterRef, Q, Value
from django.db.models.functions import Cast, Concat

from hospes.cases.enums import SILENT
from hospes.cases.enums import State as CaseState
from hospes.cases.models import Ending
from hospes.conversations.enums import GOT_THROUGH, ON_THE_PAGE, Direction, State
from hospes.conversations.hashing import hash_of
from hospes.conversations.models import Message, MessageDate
from hospes.foundation import working
from hospes.foundation.sweeping import Check, Violation
from hospes.post.models import Arrival
from hospes.promises.enums import Kind
from hospes.promises.enums import State as PromiseState
from hospes.promises.models import Promise
from hospes.promises.models.voidable import VoidReason
from hospes.team.models import Company

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from django.db.models import QuerySet

# Spec 8.7, I10: in working hours of the company.
UNSORTED_FOR = timedelta(hours=4)


def ending_says_so(now: datetime) -> Iterator[Violation]:
    """I4: a confirmed ending has a proved message whose text is the approved one."""
    confirmed = Ending.objects.standing().exclude(confirmed_at=None).exclude(outcome__in=SILENT)
    for ending in confirmed.prefetch_related("messages__envelope").iterator(chunk_size=500):
        key = f"case:{ending.case_id}"
        proved = [m for m in ending.messages.all() if m.state == State.PROVED]
        if not proved:
            yield Violation("I4", key, "closed, but no message of the ending is proved")
        for message in proved:
            if ending.text_hash and message.text_hash != ending.text_hash:
                yield Violation("I4", key, "the proved text is not the approved one")
            if hash_of(message.text) != message.text_hash:
                yield Violation("I4", key, f"message {message.pk} was changed after approval")
            if message.envelope and message.text not in message.envelope.text:
                yield Violation("I4", key, f"message {message.pk} left with another text")


def bounce_reopens(now: datetime) -> Iterator[Violation]:
    """I5: an ending whose message came back does not stand, unless stronger evidence exists."""
    back = Message.objects.filter(
        state__in=[State.BOUNCED, State.REFUSED], ending__reopened_at=None, ending__isnull=False
    )
    stronger = Message.objects.filter(ending=OuterRef("ending")).filter(
        Q(evidence__in=["E1", "E3"]) | Q(state__in=GOT_THROUGH)
    )
    for message in back.exclude(Exists(stronger)):
        yield Violation("I5", f"case:{message.case_id}", "the answer came back, the ending stands")


def dates_are_promises(now: datetime) -> Iterator[Violation]:
    """I9: every date in a message that left is the due of a promise that was made."""
    left = MessageDate.objects.filter(message__state__in=ON_THE_PAGE)
    wrong = ~Q(due=F("promise__due")) | Q(promise__state=PromiseState.PROPOSED)
    for date in left.filter(wrong).select_related("message"):
        yield Violation("I9", f"case:{date.message.case_id}", f"message {date.message_id} says another date")
    dated = Message.objects.filter(direction=Direction.OUT, state__in=ON_THE_PAGE)
    for message in dated.filter(text__contains="{date}"):
        yield Violation("I9", f"case:{message.case_id}", f"message {message.pk} left without its date")


def no_orphan_question(now: datetime) -> Iterator[Violation]:
    """I10: what came in has an open REPLY, an answer that left, or a person's reason."""
    subject = Concat(Value("message:"), Cast(OuterRef("pk"), CharField()))
    owed = Promise.objects.filter(kind=Kind.REPLY, case=OuterRef("case"), subject=subject).open()
    # Whoever steps back needs no answer any more, also where our receipt for it comes back.
    withdrew = Promise.objects.filter(
        kind=Kind.REPLY, case=OuterRef("case"), subject=subject, void_reason=VoidReason.WITHDREW
    )
    for message in Message.objects.unanswered().exclude(Exists(owed)).exclude(Exists(withdrew)):
        yield Violation("I10", f"case:{message.case_id}", f"message {message.pk} waits without a date")
    bare = Message.objects.filter(direction=Direction.IN, dismissed_at__isnull=False)
    for message in bare.filter(Q(dismissed_by="") | Q(dismissed_why="")):
        yield Violation("I10", f"case:{message.case_id}", "put aside without a reason")


def closing_is_told(now: datetime) -> Iterator[Violation]:
    """I4: a closing case has a message that carries its ending."""
    endings = Ending.objects.standing().filter(case__state=CaseState.CLOSING, messages=None)
    for ending in endings:
        yield Violation("I4", f"case:{ending.case_id}", "closing, but no message carries the ending")


def mail_is_sorted(now: datetime) -> Iterator[Violation]:
    """I10: what came in is looked at within four working hours, by the sorters at least."""
    for arrival in waiting_long(Arrival.objects.to_sort(now), now):
        yield Violation("I10", arrival.key, "came in and was not sorted")


def mail_waits(now: datetime) -> Iterator[Violation]:
    """Listed, not a violation: it waits for a person, longer than four working hours (an alert on Today)."""
    for arrival in waiting_long(Arrival.objects.unsorted(), now):
        yield Violation("unsorted", arrival.key, "waits for a place")


def waiting_long(rows: QuerySet[Arrival], now: datetime) -> list[Arrival]:
    """Those of ``rows`` that have waited for more than four working hours."""
    old = list(rows.filter(received_at__lt=now - UNSORTED_FOR))
    if not old:
        return []
    company = Company.objects.current()
    key = company.calendar if company else "CN"
    return [arrival for arrival in old if working.worked(arrival.received_at, now, key) > UNSORTED_FOR]


CHECKS = [
    Check(code="I4", title="the ending's message is proved", run=ending_says_so),
    Check(code="I4", title="closing is told", run=closing_is_told),
    Check(code="I5", title="a bounce reopens", run=bounce_reopens),
    Check(code="I9", title="dates are promises", run=dates_are_promises),
    Check(code="I10", title="no orphan question", run=no_orphan_question),
    Check(code="I10", title="mail is sorted", run=mail_is_sorted),
    Check(code="unsorted", title="a mail waits for a place", run=mail_waits, informs=True),
]
