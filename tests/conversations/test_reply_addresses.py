"""Addresses that nobody can guess, and that survive a server which loses capitals."""

import pytest

from hospes.conversations import reply_address
from hospes.foundation import house
from hospes.post.settings import ReceivingSettings


@pytest.fixture
def receiver(world):
    house.write(
        ReceivingSettings,
        domain="in.harbourlight.example",
        jobs_address="jobs@harbourlight.example",
    )


def test_without_a_receiver_there_are_none(world, case):
    assert reply_address.address_for(case) is None
    assert reply_address.copy_address_for(world.grace) is None
    assert reply_address.case_of("reply+x-y@in.harbourlight.example") is None


def test_a_case_is_found_by_its_address_in_any_spelling(receiver, case):
    address = reply_address.address_for(case)

    assert reply_address.case_of(address) == reply_address.case_of(f"<{address.upper()}>") == case
    assert len(address.partition("@")[0]) <= 64
    assert reply_address.cases_of([address, "x@y.example", address]) == [case]


@pytest.mark.parametrize("change", [("+", "-"), ("reply", "other"), ("in.", "out."), ("-", "-a"), ("@", "x@")])
def test_any_other_address_finds_nothing(receiver, case, change):
    assert reply_address.case_of(reply_address.address_for(case).replace(*change, 1)) is None


def test_a_member_has_an_address_for_copies_until_he_leaves(receiver, world):
    address = reply_address.copy_address_for(world.grace)
    assert reply_address.copier_of(address) == world.grace
    assert reply_address.copier_of(address.replace("copy+", "copy+9")) is None
    assert reply_address.copier_of("copy+x-y@in.harbourlight.example") is None

    type(world.grace).objects.filter(pk=world.grace.pk).update(is_active=False)
    assert reply_address.copier_of(address) is None


def test_what_the_receiver_takes(receiver, case, world):
    known = [reply_address.address_for(case), reply_address.copy_address_for(world.grace), "Jobs@harbourlight.example"]

    assert [reply_address.is_known(address) for address in known] == [True, True, True]
    assert not reply_address.is_known("somebody@in.harbourlight.example")
