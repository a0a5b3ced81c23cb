"""What the ledger's entries in calendars are called, and whether they say what the ledger says (I11).

They are written by the ledger's verbs (``models.calendared``).
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, TypeVar

from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from hospes.calendars.about import About
from hospes.calendars.models import Entry
from hospes.cases.models import Case
from hospes.foundation import wording
from hospes.foundation.sweeping import Violation
from hospes.jobs.models import Job
from hospes.promises.enums import Kind
from hospes.promises.models import Promise
from hospes.promises.models.calendared import entry_key

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from django.db.models import QuerySet

    from hospes.team.models import Member

ROOM = "promise"
SIZE = 500
T = TypeVar("T")
TITLES = {
    Kind.REVIEW: gettext_lazy("First answer due: {name}"),
    Kind.SCHEDULE: gettext_lazy("Times to choose from due: {name}"),
    Kind.OUTCOME: gettext_lazy("Word after the talk due: {name}"),
    Kind.DECISION: gettext_lazy("Decision due: {name}"),
    Kind.CALLBACK: gettext_lazy("Call promised: {name}"),
    Kind.UPDATE: gettext_lazy("Next word due: {name}"),
    Kind.REPLY: gettext_lazy("Answer to a question due: {name}"),
    Kind.DATA_REQUEST: gettext_lazy("Answer about personal data due: {name}"),
}


def about(keys: list[str], member: Member) -> dict[str, About]:
    """What ``member`` may read of these entries, in the active language; whom he may not see has no name."""
    roots = [int(key.partition(":")[2]) for key in keys]
    cases = Case.objects.seen_by(member)
    rows = list(Promise.objects.filter(pk__in=roots).select_related("case__candidate"))
    seen = set(cases.filter(pk__in={row.case_id for row in rows}).values_list("pk", flat=True))
    wanted = {row.case.job_pk or 0 for row in rows if row.case_id in seen}
    jobs = {job.pk: job for job in Job.objects.filter(pk__in=wanted).prefetch_related("texts")}
    return {entry_key(row.pk): _said(row, jobs.get(row.case.job_pk or 0), seen=row.case_id in seen) for row in rows}


def same_as_the_ledger(now: datetime) -> Iterator[Violation]:
    """I11: every open date stands in its owner's calendar at that date, and nothing else does."""
    standing = Entry.objects.standing().filter(key__startswith=f"{ROOM}:")
    right = 0
    for batch in _batches(_running()):
        keys = [entry_key(root) for root, *_facts in batch]
        entries = set(standing.filter(key__in=keys).values_list("key", "member", "end"))
        for root, owner, due, case in batch:
            if (entry_key(root), owner, due) in entries:
                right += 1
            else:
                yield Violation("I11", f"case:{case}", f"promise {root} does not stand in its owner's calendar")
    # A member has a key once, so equal numbers leave nothing over; to name what is over takes longer.
    if standing.count() > right:
        yield from _left_over(standing, {(entry_key(root), owner) for root, owner, *_facts in _running()})


def _running() -> Iterator[tuple[int, int, datetime, int]]:
    """Each chain that runs: the promise it began with, who owes it, by when, and its case."""
    # The type checker's plugin does not see that ``running`` names the root.
    return Promise.objects.running().values_list("root", "owner", "due", "case").iterator(SIZE)  # type: ignore[misc]


def _left_over(standing: QuerySet[Entry], owed: set[tuple[str, int]]) -> Iterator[Violation]:
    for key, member in standing.values_list("key", "member"):
        if (key, member) not in owed:
            yield Violation("I11", key, f"stands in the calendar of member {member}, who owes nothing there")


def _said(promise: Promise, job: Job | None, *, seen: bool) -> About:
    title = TITLES[Kind(promise.kind)]
    if not seen:
        return About(title=title.format(name=_("a candidate")))
    of = job.title(wording.code(get_language() or "en")) if job else ""
    return About(title=title.format(name=promise.case.candidate.name), description=of, case=promise.case.public_id)


def _batches(rows: Iterator[T]) -> Iterator[list[T]]:
    return iter(lambda: list(islice(rows, SIZE)), [])
