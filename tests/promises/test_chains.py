"""The record cannot be improved, and what is personal in it can be deleted all the same."""

import pytest
from django.db import IntegrityError, connection, transaction

from hospes.foundation import append_only
from hospes.promises import chains
from hospes.promises.models import PromiseEvent
from tests.world import ADA


@pytest.fixture
def other(world, case):
    """A second person's case, whose chain must not be touched."""
    return world.apply(ADA.__class__(name="Lin", email="lin@example.org"), nonce="n-2").case


def test_an_empty_ledger_is_whole(db):
    assert chains.verify() == chains.Verified(head=chains.verify().head)


def test_every_chain_is_reckoned(case, other):
    done = chains.verify()

    assert (done.cases, done.events, done.erased, done.broken) == (2, PromiseEvent.objects.count(), 0, [])


def test_after_an_erasure_the_chain_still_proves_kinds_and_times(case, other):
    events = PromiseEvent.objects.filter(case=case)
    before, head = list(events.values_list("number", "what", "at", "due", "digest")), chains.verify().head

    assert PromiseEvent.objects.erase(case) == len(before) > 0

    done = chains.verify()
    assert (done.erased, done.broken, done.head) == (len(before), [], head)
    assert list(events.values_list("number", "what", "at", "due", "digest")) == before
    assert set(events.values_list("by", "salt")) == {("erased", "")}
    assert not PromiseEvent.objects.filter(case=other, by="erased").exists()
    assert PromiseEvent.objects.erase(case) == 0


def test_life_goes_on_after_an_erasure(case, review):
    PromiseEvent.objects.erase(case)

    review.note("told", by="member:1", at=review.made_at)

    assert chains.verify().broken == []


@pytest.mark.parametrize(
    "edit",
    [{"by": "member:99"}, {"fact": {"why": "ill"}}, {"salt": ""}, {"by": "erased", "fact": {"why": "ill"}, "salt": ""}],
)
def test_whoever_edits_what_may_be_erased_is_found(case, edit):
    """The database lets these columns be emptied, so the seal must tell an erasure from an edit."""
    PromiseEvent.objects.filter(case=case, number=2).update(**edit)

    assert chains.verify().broken == [(case.pk, 2)]


@pytest.mark.parametrize("column", ["what", "at", "due", "seal", "digest", "previous", "number"])
def test_nothing_else_can_be_written(case, column):
    event = PromiseEvent.objects.filter(case=case).first()

    with pytest.raises(IntegrityError), transaction.atomic():
        PromiseEvent.objects.filter(pk=event.pk).update(**{column: getattr(event, column)})


def test_a_seal_that_is_put_on_afterwards_is_found(case):
    with append_only.lifted(connection):
        PromiseEvent.objects.filter(case=case, number=2).update(seal="0" * 64)

    assert chains.verify().broken == [(case.pk, 2)]


def test_events_from_before_there_were_seals_are_proved_as_ever(case):
    event = PromiseEvent.objects.filter(case=case).last()
    event.seal = event.salt = ""
    old = {"seal": "", "salt": "", "digest": event.computed_digest()}
    with append_only.lifted(connection):
        PromiseEvent.objects.filter(pk=event.pk).update(**old)

    assert chains.verify().broken == []
    PromiseEvent.objects.filter(pk=event.pk).update(by="member:99")
    assert chains.verify().broken == [(case.pk, event.number)]
