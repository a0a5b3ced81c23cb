from datetime import timedelta

import pytest

from hospes.foundation import clock
from hospes.journal.models import Entry
from hospes.post.models import Envelope
from hospes.team.models import AccessToken, Member
from hospes.team.refusals import LinkSpent, PasswordTooWeak, WrongPassword
from tests.team.conftest import NOW, PASSWORD

NEW = "a wholly new password"


def link_of(letter: Envelope) -> str:
    return letter.text.split("/desk/resets/")[1].split("/")[0]


@pytest.fixture
def raw(helen, grace) -> str:
    Member.objects.ask_reset(grace.email)
    return link_of(Envelope.objects.get())


def test_the_link_comes_from_an_admin_by_mail(raw, helen, grace):
    letter = Envelope.objects.get()

    assert (letter.from_address, letter.to_address) == (helen.email, grace.email)
    assert letter.subject == "Your new password for the hiring desk of Harbourlight Robotics"
    assert "until Tue 24 Nov, " in letter.text


def test_the_only_admin_writes_to_himself(helen):
    Member.objects.ask_reset(helen.email)

    assert Envelope.objects.get().from_address == helen.email


def test_an_address_is_found_however_it_is_written(helen, grace):
    Member.objects.ask_reset(f"  {grace.email.upper()}")

    assert Envelope.objects.count() == 1


@pytest.mark.parametrize("address", ["nobody@example.org", "", "no address"])
def test_an_unknown_address_gets_the_same_silence(helen, address):
    assert Member.objects.ask_reset(address) is None
    assert (Envelope.objects.count(), AccessToken.objects.count()) == (0, 0)


def test_a_disabled_account_gets_no_link(helen, grace):
    grace.disable(by=helen.actor)

    Member.objects.ask_reset(grace.email)

    assert Envelope.objects.count() == 0


def test_asking_twice_at_once_sends_one_letter(raw, grace):
    Member.objects.ask_reset(grace.email)

    assert Envelope.objects.count() == 1


def test_asking_again_later_voids_the_first_link(raw, grace):
    clock.set_to(NOW + timedelta(minutes=3))

    Member.objects.ask_reset(grace.email)

    with pytest.raises(LinkSpent):
        Member.objects.reset(raw, NEW)
    assert Member.objects.reset(link_of(Envelope.objects.last()), NEW) == grace


def test_who_never_joined_gets_the_invitation_again(helen):
    invited = Member.objects.invite(name="Lin", email="lin@example.org", role="recruiter", by=helen.actor)
    clock.set_to(NOW + timedelta(days=8))

    Member.objects.ask_reset(invited.member.email)

    assert Envelope.objects.filter(text__contains="/desk/invitations/").count() == 2


def test_a_reset_changes_the_password_and_ends_sessions(raw, grace):
    before = grace.get_session_auth_hash()

    Member.objects.reset(raw, NEW)

    grace.refresh_from_db()
    assert (grace.check_password(NEW), grace.check_password(PASSWORD)) == (True, False)
    assert grace.get_session_auth_hash() != before
    assert Entry.objects.filter(verb="member.reset", by=grace.actor).count() == 1


def test_a_reset_works_once(raw):
    Member.objects.reset(raw, NEW)

    with pytest.raises(LinkSpent):
        Member.objects.reset(raw, NEW)


def test_a_reset_runs_out_after_two_hours(raw):
    clock.set_to(NOW + timedelta(hours=2, minutes=1))

    with pytest.raises(LinkSpent):
        Member.objects.reset(raw, NEW)


def test_a_weak_password_leaves_the_link_working(raw, grace):
    with pytest.raises(PasswordTooWeak):
        Member.objects.reset(raw, "password12")

    assert Member.objects.reset(raw, NEW) == grace


def test_a_link_is_no_invitation(raw):
    with pytest.raises(LinkSpent):
        Member.objects.accept_invitation(raw, NEW)


def test_a_member_changes_his_password_and_his_sessions_end(grace):
    before = grace.get_session_auth_hash()

    grace.change_password(present=PASSWORD, new=NEW)

    grace.refresh_from_db()
    assert (grace.check_password(NEW), grace.get_session_auth_hash() != before) == (True, True)
    assert Entry.objects.filter(verb="member.reset").count() == 1


@pytest.mark.parametrize(
    ("present", "new", "refusal"), [("wrong", NEW, WrongPassword), (PASSWORD, "short", PasswordTooWeak)]
)
def test_a_password_is_not_changed_by_a_stranger_or_to_a_weak_one(grace, present, new, refusal):
    with pytest.raises(refusal):
        grace.change_password(present=present, new=new)

    grace.refresh_from_db()
    assert grace.check_password(PASSWORD)


def test_a_clock_that_is_set_back_prolongs_no_link_and_keeps_nobody_out(raw, helen, grace):
    clock.move(timedelta(hours=-1))

    with pytest.raises(LinkSpent):
        Member.objects.reset(raw, NEW)
    assert AccessToken.objects.get().is_spent(clock.now())

    Member.objects.ask_reset(grace.email)
    Member.objects.reset(link_of(Envelope.objects.order_by("pk").last()), NEW)
