"""How the letters to colleagues about a talk lead to the person it was with (``foundation.holdings.ways``)."""

from django.db.models import Q, QuerySet

from hospes.interviews.models import Interview
from hospes.post.models import Envelope, EnvelopeFile


def envelopes(candidate: int) -> "QuerySet[Envelope]":
    """The letters to colleagues about a person's talks."""
    keys = Q(pk=None)
    for pk in Interview.objects.filter(application__case__candidate=candidate).values_list("pk", flat=True):
        keys |= Q(key__startswith=f"interview:{pk}:")
    return Envelope.objects.filter(keys)


def enclosed(candidate: int) -> "QuerySet[EnvelopeFile]":
    """The invitations that went with them."""
    return EnvelopeFile.objects.filter(envelope__in=envelopes(candidate).values("pk"))


WAYS = {"post.Envelope": envelopes, "post.EnvelopeFile": enclosed}
