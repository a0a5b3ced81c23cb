"""Whose a mailbox is, who hears that it fails, and what the sweep finds."""

from datetime import timedelta

import pytest

from hospes.foundation import clock
from hospes.post.models import Mailbox
from hospes.team import checks
from hospes.team.mailboxes import failing_for
from tests.makers import make_member

pytestmark = pytest.mark.django_db


def make_mailbox(owner: str) -> Mailbox:
    return Mailbox.objects.create(
        owner=owner, address="jobs@harbourlight.example", host="imap.example", username="jobs", added_at=clock.now()
    )


def test_one_that_fails_is_told_to_its_member_and_to_admins():
    helen, grace, dan = make_member("Helen Zhou", role="admin"), make_member("Grace Hopper"), make_member("Dan Okafor")
    own, shared = make_mailbox(grace.actor), make_mailbox("shared:Jobs")
    later = clock.now() + timedelta(hours=24)

    assert [failing_for(member, later) for member in (helen, grace, dan)] == [[own, shared], [own], []]
    assert failing_for(helen, clock.now()) == []
    assert [found.subject for found in checks.not_read(later)] == [own.key, shared.key]


def test_a_mailbox_of_somebody_without_access_is_a_violation():
    grace = make_member("Grace Hopper")
    make_mailbox(grace.actor)
    make_mailbox("shared:Jobs")
    assert list(checks.alerts_reach_somebody(clock.now())) == []

    Mailbox.objects.filter(owner=grace.actor).update(owner="member:999999")

    assert [found.code for found in checks.alerts_reach_somebody(clock.now())] == ["I1"]


def test_who_leaves_is_read_no_more():
    helen, grace = make_member("Helen Zhou", role="admin"), make_member("Grace Hopper")
    make_mailbox(grace.actor)
    make_mailbox("shared:Jobs")

    grace.disable(by=helen.actor)

    assert [mailbox.owner for mailbox in Mailbox.objects.all()] == ["shared:Jobs"]
