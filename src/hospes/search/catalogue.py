"""The verbs of the room: index, remove, find."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import BooleanField, Case, Value, When

from hospes.foundation import clock
from hospes.foundation.text import shorten
from hospes.search import tokens
from hospes.search.matching import Column, Matches
from hospes.search.models import Entry

PORTION = 500
TITLE = 300


@dataclass(frozen=True, kw_only=True)
class Draft:
    """What one thing shall be found by: tokens made by ``tokens``, names counting more than words."""

    key: str
    title: str
    audience: str
    names: Sequence[str]
    words: Sequence[str]
    at: datetime


def index(
    kind: str,
    key: str,
    *,
    title: str,
    audience: str,
    words: str = "",
    names: Sequence[str] | None = None,
    exact: Iterable[str] = (),
    at: datetime | None = None,
) -> None:
    """Make one thing findable, or anew; call it in the verb's own transaction.

    ``title`` is shown and found like a name, unless ``names`` has tokens made by
    ``tokens.of_name``; ``words`` is text; ``exact`` are addresses and numbers, found only whole.
    ``audience`` is the key that an asker must have; ``at`` orders hits of one rank, newest first.
    """
    draft = Draft(
        key=key,
        title=title,
        audience=audience,
        names=tokens.of_text(title) if names is None else names,
        words=[*tokens.of_text(words), *tokens.of_exact(exact)],
        at=at or clock.now(),
    )
    write(kind, [draft])


def write(kind: str, drafts: Sequence[Draft]) -> None:
    """Write drafts of one kind; an entry of the same key is replaced."""
    rows = [
        Entry(
            kind=kind,
            key=draft.key,
            audience=draft.audience,
            title=shorten(draft.title, TITLE),
            names=" ".join(draft.names),
            words=" ".join(draft.words),
            at=draft.at,
        )
        for draft in drafts
    ]
    Entry.objects.bulk_create(
        rows,
        batch_size=PORTION,
        update_conflicts=True,
        unique_fields=["kind", "key"],
        update_fields=["audience", "title", "names", "words", "at"],
    )


def remove(kind: str, key: str) -> None:
    """Make one thing unfindable; one that is not there is as good."""
    Entry.objects.filter(kind=kind, key=key).delete()


def find(query: str, *, audiences: Sequence[str], kinds: Sequence[str] = (), limit: int = 50) -> list[Entry]:
    """Return what ``query`` finds for somebody of these ``audiences``: names first, then the newest.

    Every word must be found, Latin words by their beginning. A query without a word finds nothing.
    """
    wanted = tokens.query(query)
    if not wanted:
        return []
    by_name = Case(
        When(Matches(wanted, Column.NAMES), then=Value(True)),
        default=Value(False),
        output_field=BooleanField(),
    )
    return list(
        Entry.objects.for_audiences(audiences)
        .of_kinds(kinds)
        .filter(Matches(wanted, Column.ALL))
        .annotate(by_name=by_name)
        .order_by("-by_name", "-at", "-pk")[:limit]
    )
