"""Two forms, two codes, two corrections at one moment, each on a connection of its own."""

import threading
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import connection

from hospes.candidates.models import Candidate, OneTimeCode
from hospes.candidates.refusals import CodeExpired, CodeTooSoon
from hospes.foundation.refusals import Refusal

pytestmark = pytest.mark.django_db(transaction=True)
NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


def at_once(*acts: Callable[[], Any]) -> list[Any]:
    """Run every act in a thread of its own, started together; return results or refusals."""
    start = threading.Barrier(len(acts))
    results: list[Any] = [None] * len(acts)

    def run(position: int, act: Callable[[], Any]) -> None:
        start.wait()
        try:
            results[position] = act()
        except Refusal as refusal:
            results[position] = refusal
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


def apply(name: str, **told: str) -> Callable[[], Any]:
    return lambda: Candidate.objects.find_or_create(name=name, by="machine:test", **told)


def test_one_person_who_sends_a_form_four_times_at_once_is_one_person():
    results = at_once(*[apply("Ada", email="ada@example.org", phone="+4930901820")] * 4)

    assert sorted(how for _candidate, how in results) == ["new", "same", "same", "same"]
    assert len({candidate.pk for candidate, _how in results}) == Candidate.objects.count() == 1


def test_two_names_with_one_address_at_once_are_two_people_and_one_is_flagged():
    results = at_once(apply("Ada", email="a@example.org"), apply("Grace", email="a@example.org"))

    assert sorted(how for _candidate, how in results) == ["new", "new_flagged"]
    assert Candidate.objects.filter(flagged_same_address=True).count() == 1


def test_forms_and_corrections_that_cross_wait_for_each_other():
    ada = apply("Ada", email="ada@example.org")()[0]

    results = at_once(
        *[lambda: ada.correct(by="member:1", emails=["ada@example.org", "b@example.org"])] * 2,
        *[apply("Ada", email="ada@example.org", phone="+4930901820")] * 2,
        *[apply("Grace", email="b@example.org")] * 2,
    )

    assert [result for result in results if isinstance(result, Exception)] == []
    assert Candidate.objects.count() == 2


def test_a_code_used_twice_at_once_works_once():
    ada = apply("Ada", email="ada@example.org")()[0]
    code = ada.issue_code("files", now=NOW)

    results = at_once(*[lambda: ada.use_code("files", code, now=NOW)] * 3)

    assert sorted(type(result) is CodeExpired for result in results) == [False, True, True]


def test_codes_asked_for_at_once_are_one_code():
    ada = apply("Ada", email="ada@example.org")()[0]

    results = at_once(*[lambda: ada.issue_code("files", now=NOW)] * 3)

    assert sum(isinstance(result, CodeTooSoon) for result in results) == 2
    assert OneTimeCode.objects.count() == 1
