"""Two actors at the same moment: one wins, the other is told why not."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from hospes.foundation.refusals import Refusal
from hospes.post.models import Envelope
from hospes.team import first_run
from hospes.team.models import Company, Member
from tests.team.conftest import PASSWORD
from tests.team.test_first_run import COMPANY, HELEN

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*acts: Callable[[], object]) -> list[str]:
    """Run the acts in threads that start together; return what became of each, sorted."""
    start = Barrier(len(acts))

    def run(act: Callable[[], object]) -> str:
        start.wait()
        try:
            act()
        except Refusal as refusal:
            return type(refusal).__name__
        finally:
            connection.close()
        return "done"

    with ThreadPoolExecutor(len(acts)) as threads:
        return sorted(threads.map(run, acts))


def test_an_invitation_is_accepted_once(helen):
    raw = Member.objects.invite(name="Lin", email="lin@example.org", role="recruiter", by=helen.actor).token

    became = at_once(*[lambda: Member.objects.accept_invitation(raw, PASSWORD)] * 3)

    assert became == ["LinkSpent", "LinkSpent", "done"]


def test_a_person_is_invited_once(helen):
    became = at_once(
        *[lambda: Member.objects.invite(name="Lin", email="lin@example.org", role="recruiter", by=helen.actor)] * 3
    )

    assert became == ["AlreadyInvited", "AlreadyInvited", "done"]
    assert (Member.objects.count(), Envelope.objects.count()) == (2, 1)


def test_two_admins_who_disable_each_other_leave_one(helen, make):
    second = make("Second Admin", "admin")

    became = at_once(lambda: helen.disable(by=second.actor), lambda: second.disable(by=helen.actor))

    assert became == ["LastAdmin", "done"]
    assert Member.objects.active().count() == 1


def test_inviting_again_while_he_accepts_leaves_no_open_door(helen):
    invited = Member.objects.invite(name="Lin", email="lin@example.org", role="recruiter", by=helen.actor)

    became = at_once(
        lambda: Member.objects.accept_invitation(invited.token, PASSWORD),
        lambda: invited.member.invite_again(by=helen.actor),
    )

    assert became in (["AlreadyJoined", "done"], ["LinkSpent", "done"])


def test_the_house_is_opened_once():
    raw = first_run.issue_link()

    became = at_once(*[lambda: first_run.open_house(raw=raw, company=COMPANY, admin=HELEN)] * 2)

    assert became == ["AlreadyOpen", "done"]
    assert (Company.objects.count(), Member.objects.count()) == (1, 1)


def test_parallel_guesses_all_count(helen):
    def guess() -> None:
        Member.objects.sign_in(email=helen.email, password="wrong", network="203.0.113.7")

    became = at_once(*[guess] * 8)

    assert became == ["TooManyAttempts"] * 3 + ["WrongSignIn"] * 5
