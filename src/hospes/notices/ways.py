"""How a word to a member leads to the person whom it names: by the matters it tells of, else by the name in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q

from hospes.candidates.models import Candidate
from hospes.candidates.models.linkable import NOBODY
from hospes.foundation import holdings
from hospes.notices.models import Word
from hospes.post.models import Envelope

if TYPE_CHECKING:
    from django.db.models import QuerySet


def words(candidate: int) -> QuerySet[Word]:
    """Words that have not left and tell of him; what has left holds nothing any more."""
    named = _named(candidate, "subject", "text", "mail")
    return Word.objects.exclude(text="", mail="").filter(named | Q(notices__case__candidate=candidate)).distinct()


def envelopes(candidate: int) -> QuerySet[Envelope]:
    """Morning lists and the like, sent by mail, in which his name stands."""
    return Envelope.objects.filter(_named(candidate, "subject", "text"), key__startswith="word:")


def _named(candidate: int, *columns: str) -> Q:
    """His name in one of these columns; nothing once he is erased."""
    who = Candidate.objects.get(pk=candidate)
    names = {name for name in (who.name, who.called) if name and name != NOBODY}
    found = Q(pk=None)
    for name in names:
        for column in columns:
            found |= Q(**{f"{column}__icontains": name})
    return found


WAYS = {"notices.Word": words, "post.Envelope of notices": envelopes}


def fill() -> None:
    """Register, once, in ``AppConfig.ready``."""
    for kind, way in WAYS.items():
        holdings.ways.add(kind, way)
