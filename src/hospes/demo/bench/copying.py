"""Many rows at once: copies of what the verbs made, each with keys of its own."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

from django.db import transaction

from hospes.applications.models import Application
from hospes.candidates.models import Candidate, EmailAddress
from hospes.cases.models import Case
from hospes.conversations.models import Message
from hospes.foundation import public_ids
from hospes.jobs.models import Criterion, Job, JobPlace, JobText, Opening, Stage
from hospes.promises.models import Promise

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db import models

    from hospes.post.models import Envelope

PARTS: tuple[type[models.Model], ...] = (JobText, JobPlace, Stage, Criterion, Opening)
BATCH = 400


def jobs(count: int) -> None:
    """Copy the public jobs with all their parts until there are ``count``."""
    patterns = list(Job.objects.listed().order_by("pk")[:5])
    missing = max(0, count - Job.objects.listed().count())
    with transaction.atomic():
        pairs = _spread(patterns, missing)
        made = _add(Job, [_again(pattern, public_id=public_ids.new()) for pattern in pairs])
        for part in PARTS:
            rows = list(part._default_manager.filter(job__in=patterns))
            of = {pattern.pk: [row for row in rows if row.job_id == pattern.pk] for pattern in patterns}  # type: ignore[attr-defined]
            _add(
                part, [_again(row, job=job) for pattern, job in zip(pairs, made, strict=True) for row in of[pattern.pk]]
            )


def applicants(job: Job, count: int) -> None:
    """Copy the applications of ``job``, with person, promises and letters, until ``count`` wait, over all stages."""
    patterns = list(Application.objects.filter(job=job).live().select_related("case__candidate").order_by("pk")[:5])
    stages = list(job.stages.order_by("order"))
    missing = max(0, count - Application.objects.filter(job=job).live().count())
    with transaction.atomic():
        pairs = _spread(patterns, missing)
        people = _add(Candidate, [_person(pattern.case.candidate, number) for number, pattern in enumerate(pairs)])
        cases = _add(
            Case,
            [
                _again(pattern.case, candidate=person, public_id=public_ids.new())
                for pattern, person in zip(pairs, people, strict=True)
            ],
        )
        _add(
            Application,
            [
                _again(row, case=case, response=None, nonce=f"bench-{case.pk}", stage=stages[number % len(stages)])
                for number, (row, case) in enumerate(zip(pairs, cases, strict=True))
            ],
        )
        _add(
            EmailAddress,
            [
                EmailAddress(
                    candidate=person,
                    address=f"person.{person.pk}@example.org",
                    normalised=f"person.{person.pk}@example.org",
                    primary=True,
                    added_at=person.created_at,
                )
                for person in people
            ],
        )
        for noun, own in ((Promise, {}), (Message, {"envelope": None})):
            rows = {pattern.pk: list(noun._default_manager.filter(case=pattern.case)) for pattern in patterns}
            pairs_of_rows = zip(pairs, cases, strict=True)
            _add(noun, [_again(row, case=case, **own) for pattern, case in pairs_of_rows for row in rows[pattern.pk]])


def letters(pattern: Envelope, numbers: Iterable[int]) -> None:
    """Copy a letter that waits, once for each number, to addresses of their own."""
    own = [
        {"key": f"copy:{n}", "message_id": f"<copy.{n}@bench.example>", "to_address": f"p{n}@example.org"}
        for n in numbers
    ]
    with transaction.atomic():
        _add(type(pattern), [_again(pattern, **facts) for facts in own])


def _person(pattern: Candidate, number: int) -> Candidate:
    return _again(pattern, public_id=public_ids.new(), name=f"{pattern.name} {number}")


def _spread(patterns: list[Any], count: int) -> list[Any]:
    return [patterns[number % len(patterns)] for number in range(count)]


def _again(row: Any, **facts: Any) -> Any:
    """The same row once more, with a key of its own."""
    double = copy.copy(row)
    double._state = copy.copy(row._state)
    double._state.fields_cache = {}
    double.pk = None
    double._state.adding = True
    for name, value in facts.items():
        setattr(double, name, value)
    return double


def _add(noun: type[models.Model], rows: Iterable[Any]) -> list[Any]:
    return noun._default_manager.bulk_create(list(rows), batch_size=BATCH)
