"""Writing a line."""

from datetime import datetime
from typing import Any

from django.db.models import Model

from hospes.foundation import clock
from hospes.foundation.actors import Actor
from hospes.journal.models import Entry


def record(
    verb: str,
    *,
    subject: str | Model,
    by: Actor,
    case: int | Model | None = None,
    at: datetime | None = None,
    **data: Any,
) -> Entry:
    """Write that ``by`` did ``verb`` (``application.declined``) to ``subject``, in the verb's transaction.

    ``subject`` and ``case`` are keys or rows; ``at`` is the verb's ``now``, else this instant; ``data``
    is JSON: keys and states, not names or texts, since an entry outlives an erasure.
    """
    return Entry.objects.create(
        verb=verb,
        subject=key_of(subject),
        case=case.pk if isinstance(case, Model) else case,
        by=by,
        at=at or clock.now(),
        data=data,
    )


def key_of(subject: str | Model) -> str:
    """Return the key of a row, ``application:12``; a key stays as it is."""
    if isinstance(subject, str):
        return subject
    return f"{subject._meta.model_name}:{subject.pk}"
