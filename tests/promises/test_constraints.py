"""What the database itself refuses, on both engines (DESIGN section 5)."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.db.models import F

from hospes.promises.models import Promise, PromiseEvent

DAY = timedelta(days=1)


@pytest.mark.parametrize(
    "wrong",
    [
        {"deputy": F("owner")},
        {"due": F("made_at")},
        {"state": "kept"},
        {"state": "kept", "kept_at": F("due") + DAY},
        {"chain": 3},
        {"superseded_due": F("due"), "told_at": F("due") + DAY},
        {"case": None},
    ],
    ids=str,
)
def test_a_promise_that_cannot_be_is_refused(review, wrong):
    with pytest.raises(IntegrityError), transaction.atomic():
        Promise.objects.filter(pk=review.pk).update(**wrong)


def test_a_kind_is_open_once_for_each_subject(case, review):
    review.pk = None

    with pytest.raises(IntegrityError), transaction.atomic():
        review.save(force_insert=True)


def test_a_promise_is_superseded_once(case, review, now):
    facts = {"by": "member:1", "now": now, "supersedes": review}
    Promise.objects.propose(case, "UPDATE", **facts)

    with pytest.raises(IntegrityError), transaction.atomic():
        Promise.objects.propose(case, "UPDATE", **facts)


@pytest.mark.parametrize("act", ["update", "delete"])
def test_events_are_neither_edited_nor_deleted(review, act):
    rows = PromiseEvent.objects.filter(promise=review)

    with pytest.raises(IntegrityError), transaction.atomic():
        rows.update(what="kept") if act == "update" else rows.delete()

    assert rows.count() == 1


def test_events_are_numbered_once(review):
    event = review.events.get()
    event.pk = None

    with pytest.raises(IntegrityError), transaction.atomic():
        event.save(force_insert=True)

    assert str(review.events.get()) == "2 made"
