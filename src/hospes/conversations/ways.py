"""How rows of lower rooms lead to a person: letters, mails, text messages, and what the journal says of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import CharField, Q, Value
from django.db.models.functions import Cast, Concat

from hospes.candidates.models import Candidate, EmailAddress
from hospes.cases.models import Case
from hospes.conversations.models import Message
from hospes.foundation import holdings
from hospes.journal.models import Entry
from hospes.post.models import Arrival, Envelope, EnvelopeFile, TextMessage

if TYPE_CHECKING:
    from django.db.models import QuerySet


def envelopes(candidate: int) -> QuerySet[Envelope]:
    """Letters to him, their copies to colleagues, and his codes."""
    messages = Message.objects.filter(case__candidate=candidate, direction="out").values_list("pk", flat=True)
    keys = Q(key__startswith=f"code:{candidate}:") | Q(key__in=[f"copy:{pk}" for pk in _all(candidate)])
    for pk in messages.filter(cc__isnull=False).distinct():
        keys |= Q(key__startswith=f"message:{pk}:cc:")
    return Envelope.objects.filter(keys | Q(message__case__candidate=candidate))


def enclosed(candidate: int) -> QuerySet[EnvelopeFile]:
    """What went with these letters."""
    return EnvelopeFile.objects.filter(envelope__in=envelopes(candidate).values("pk"))


def arrivals(candidate: int) -> QuerySet[Arrival]:
    """Mails that became messages of his cases, and those from his addresses, wherever they were put."""
    his = Q(messages__case__candidate=candidate) | Q(sorted_as__in=[f"message:{pk}" for pk in _all(candidate)])
    for address in EmailAddress.objects.filter(candidate=candidate).values_list("address", flat=True):
        # What became somebody else's message is his: two people may share a mailbox.
        his |= Q(messages=None) & (Q(from_address__iexact=address) | Q(envelope_from__iexact=address))
    return Arrival.objects.filter(his).distinct()


def texts(candidate: int) -> QuerySet[TextMessage]:
    """Text messages to him."""
    return TextMessage.objects.filter(Q(message__case__candidate=candidate) | Q(key__startswith=f"code:{candidate}:"))


def entries(candidate: int) -> QuerySet[Entry]:
    """What the journal says of him, his cases and his mails."""
    cases = Case.objects.filter(candidate=candidate).values("pk")
    person = Candidate.objects.get(pk=candidate).actor
    mails = arrivals(candidate).annotate(name=Concat(Value("arrival:"), Cast("pk", CharField()))).values("name")
    return Entry.objects.filter(Q(case__in=cases) | Q(subject=person) | Q(by=person) | Q(subject__in=mails))


def _all(candidate: int) -> list[int]:
    return list(Message.objects.filter(case__candidate=candidate).values_list("pk", flat=True))


WAYS: dict[str, Any] = {
    "post.Envelope": envelopes,
    "post.EnvelopeFile": enclosed,
    "post.Arrival": arrivals,
    "post.TextMessage": texts,
    "journal.Entry": entries,
}


def fill() -> None:
    """Register, once, in ``AppConfig.ready``."""
    for kind, way in WAYS.items():
        holdings.ways.add(kind, way)
