from datetime import timedelta

import pytest

from hospes.foundation import clock
from hospes.foundation.text import TooLong
from hospes.journal.models import Entry
from hospes.post.models import Envelope
from hospes.post.refusals import NoReplySender
from hospes.team.enums import TokenPurpose
from hospes.team.models import AccessToken, Member
from hospes.team.refusals import (
    AddressUnreadable,
    AlreadyHere,
    AlreadyInvited,
    AlreadyJoined,
    LinkSpent,
    NameMissing,
    NotActive,
    PasswordTooWeak,
    UnknownRole,
)
from tests.team.conftest import NOW, PASSWORD

LIN = {"name": "林悦", "email": "Lin.Yue@Harbourlight.example", "role": "recruiter"}


@pytest.fixture
def lin(helen):
    return Member.objects.invite(**LIN, by=helen.actor)


def test_an_invited_member_is_active_in_the_company_s_place(lin):
    member = Member.objects.get(email="lin.yue@harbourlight.example")

    assert (member.name, member.sort_key, member.role) == ("林悦", "lin yue", "recruiter")
    assert (member.zone, member.calendar, member.language) == ("Asia/Shanghai", "CN", "en")
    assert (member.is_active, member.has_joined, member.has_usable_password()) == (True, False, False)
    assert set(Member.objects.invited()) == {member}


def test_the_invitation_leaves_from_whoever_invites(lin, helen):
    letter = Envelope.objects.get()

    assert (letter.from_name, letter.from_address) == ("Helen Zhou", helen.email)
    assert letter.to_address == "lin.yue@harbourlight.example"
    assert letter.subject == "Helen Zhou invites you to the hiring desk of Harbourlight Robotics"
    assert f"https://jobs.harbourlight.example/desk/invitations/{lin.token}/" in letter.text
    assert "until Tue 1 Dec, 10:00" in letter.text
    assert "Your role: Recruiter." in letter.text


def test_the_raw_link_is_stored_nowhere_but_in_the_letter(lin):
    token = AccessToken.objects.get()

    assert lin.token not in token.token_hash
    assert (token.made_at, token.expires_at) == (token.made_at, token.made_at + timedelta(days=7))


def test_an_invitation_is_journalled_without_name_and_address(lin, helen):
    entry = Entry.objects.get(verb="member.invited")

    assert (entry.by, entry.subject, entry.data) == (helen.actor, lin.member.actor, {"role": "recruiter"})


def test_an_invitation_may_be_in_another_language(helen):
    invited = Member.objects.invite(**LIN, by=helen.actor, language="zh-hans")

    assert invited.member.language == "zh"


def test_a_second_click_sends_no_second_letter(lin, helen):
    with pytest.raises(AlreadyInvited, match="林悦 has an invitation"):
        Member.objects.invite(**LIN, by=helen.actor)

    assert Envelope.objects.count() == 1


@pytest.mark.parametrize("active", [True, False])
def test_who_was_here_before_is_not_invited(helen, grace, active):
    Member.objects.filter(pk=grace.pk).update(is_active=active)

    with pytest.raises(AlreadyHere):
        Member.objects.invite(**LIN | {"email": grace.email.upper()}, by=helen.actor)


@pytest.mark.parametrize(
    ("facts", "refusal"),
    [
        ({"email": "lin"}, AddressUnreadable),
        ({"email": "noreply@harbourlight.example"}, NoReplySender),
        ({"name": " \u202e "}, NameMissing),
        ({"name": "x" * 2000}, TooLong),
        ({"role": "king"}, UnknownRole),
    ],
)
def test_bad_facts_are_refused(helen, facts, refusal):
    with pytest.raises(refusal):
        Member.objects.invite(**LIN | facts, by=helen.actor)

    assert Member.objects.count() == 1


def test_accepting_makes_an_account_with_a_password(lin):
    member = Member.objects.accept_invitation(lin.token, PASSWORD, name="Lin Yue 林悦")

    assert (member.name, member.has_joined, member.check_password(PASSWORD)) == ("Lin Yue 林悦", True, True)
    assert set(Member.objects.joined()) >= {member}
    assert Entry.objects.filter(verb="member.joined", by=member.actor).count() == 1


def test_accepting_without_a_name_keeps_the_name(lin):
    assert Member.objects.accept_invitation(lin.token, PASSWORD).name == "林悦"


def test_an_invitation_works_once(lin):
    Member.objects.accept_invitation(lin.token, PASSWORD)

    with pytest.raises(LinkSpent):
        Member.objects.accept_invitation(lin.token, "another good password")
    assert Member.objects.get(pk=lin.member.pk).check_password(PASSWORD)


@pytest.mark.parametrize("raw", ["", "None", "0", "x" * 500])
def test_a_link_of_one_s_own_making_opens_nothing(lin, raw):
    with pytest.raises(LinkSpent):
        Member.objects.accept_invitation(raw, PASSWORD)


def test_an_invitation_is_no_link_for_a_new_password(lin):
    with pytest.raises(LinkSpent):
        Member.objects.reset(lin.token, PASSWORD)


def test_a_weak_password_leaves_the_link_working(lin):
    with pytest.raises(PasswordTooWeak, match="at least 10 characters"):
        Member.objects.accept_invitation(lin.token, "short")

    assert Member.objects.accept_invitation(lin.token, PASSWORD).has_joined


def test_an_invitation_runs_out_after_seven_days(lin):
    clock.set_to(NOW + timedelta(days=7, minutes=1))

    with pytest.raises(LinkSpent):
        Member.objects.accept_invitation(lin.token, PASSWORD)


def test_an_invitation_ends_with_the_account(lin, helen):
    lin.member.disable(by=helen.actor)

    with pytest.raises(LinkSpent):
        Member.objects.accept_invitation(lin.token, PASSWORD)


def test_an_open_link_of_a_disabled_account_opens_nothing(lin):
    Member.objects.filter(pk=lin.member.pk).update(is_active=False)

    with pytest.raises(LinkSpent):
        Member.objects.accept_invitation(lin.token, PASSWORD)
    with pytest.raises(LinkSpent):
        Member.objects.peek(lin.token, TokenPurpose.INVITE)


def test_looking_at_a_link_does_not_use_it(lin):
    for _ in range(20):
        assert Member.objects.peek(lin.token, TokenPurpose.INVITE) == lin.member

    assert Member.objects.accept_invitation(lin.token, PASSWORD).has_joined


def test_a_used_link_cannot_be_looked_at(lin):
    Member.objects.accept_invitation(lin.token, PASSWORD)

    with pytest.raises(LinkSpent):
        Member.objects.peek(lin.token, TokenPurpose.INVITE)


def test_inviting_again_voids_the_older_link(lin, helen):
    fresh = lin.member.invite_again(by=helen.actor)

    with pytest.raises(LinkSpent):
        Member.objects.accept_invitation(lin.token, PASSWORD)
    assert Member.objects.accept_invitation(fresh.token, PASSWORD).has_joined
    assert Envelope.objects.count() == 2


def test_who_has_joined_is_not_invited_again(grace, helen):
    with pytest.raises(AlreadyJoined):
        grace.invite_again(by=helen.actor)


def test_who_has_left_is_not_invited_again(lin, helen):
    lin.member.disable(by=helen.actor)

    with pytest.raises(NotActive):
        lin.member.invite_again(by=helen.actor)
