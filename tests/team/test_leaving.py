from datetime import timedelta

import pytest
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY, get_user
from django.contrib.sessions.backends.db import SessionStore
from django.test import RequestFactory

from hospes.foundation import clock
from hospes.journal.models import Entry
from hospes.post.models import Envelope, MailServer
from hospes.team import duties
from hospes.team.models import Member
from hospes.team.refusals import AddressUnreadable, AlreadyHere, LastAdmin, LinkSpent, UnknownRole
from tests.team.conftest import NOW, PASSWORD
from tests.team.test_resetting import link_of


@pytest.fixture
def handed():
    """What a room above would be told."""
    told = []

    def owed(member):
        return 3

    def hand_over(member, to, by, now):
        told.append((member, to, by))

    duties.hand_overs.add(duties.HandOver(name="test", owed=owed, hand_over=hand_over))
    yield told
    duties.hand_overs.remove("test")


def who_is_signed_in(member: Member):
    """Return what a browser with this member's session is, asked as the next request would."""
    session = SessionStore()
    session[SESSION_KEY] = str(member.pk)
    session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
    session[HASH_SESSION_KEY] = member.get_session_auth_hash()
    request = RequestFactory().get("/")
    request.session = session
    return lambda: get_user(request)


def test_a_session_lives_while_nothing_changes(grace):
    assert who_is_signed_in(grace)() == grace


@pytest.mark.parametrize(
    "change",
    [
        lambda member, by: member.disable(by=by),
        lambda member, by: member.change_role("interviewer", by=by),
        lambda member, by: member.change_address("g.hopper@harbourlight.example", by=by),
    ],
)
def test_sessions_end_at_once(helen, grace, change):
    now_there = who_is_signed_in(grace)

    change(grace, helen.actor)

    assert now_there().is_anonymous


def test_enabling_does_not_revive_an_old_session(helen, grace):
    now_there = who_is_signed_in(grace)

    grace.disable(by=helen.actor)
    grace.enable(by=helen.actor)

    assert now_there().is_anonymous
    assert (grace.is_active, grace.disabled_at, grace.check_password(PASSWORD)) == (True, None, True)


def test_disabling_hands_over_to_the_standing_deputy(helen, grace, dan, handed):
    grace.describe(by=helen.actor, standing_deputy=dan, lead=helen)

    grace.disable(by=helen.actor)

    assert handed == [(grace, dan, helen.actor)]
    assert (grace.is_active, grace.disabled_at is not None) == (False, True)
    entry = Entry.objects.get(verb="member.disabled")
    assert (entry.by, entry.data) == (helen.actor, {"heir": dan.actor})


def test_disabling_hands_over_to_the_lead_where_the_deputy_left(helen, grace, dan, iris, handed):
    grace.describe(by=helen.actor, standing_deputy=dan, lead=iris)
    dan.disable(by=helen.actor)
    handed.clear()

    Member.objects.get(pk=grace.pk).disable(by=helen.actor)

    assert handed == [(grace, iris, helen.actor)]


def test_disabling_hands_over_to_an_admin_where_nobody_is_named(helen, grace, dan, handed):
    grace.disable(by=helen.actor)

    assert handed == [(grace, helen, helen.actor)]


def test_disabling_twice_hands_over_once(helen, grace, handed):
    grace.disable(by=helen.actor)
    grace.disable(by=helen.actor)

    assert len(handed) == 1
    assert Entry.objects.filter(verb="member.disabled").count() == 1


def test_what_a_member_owes_is_counted(grace, handed):
    assert duties.owed(grace)["test"] == 3


def test_disabling_voids_links(helen, grace):
    Member.objects.ask_reset(grace.email)
    grace.disable(by=helen.actor)
    grace.enable(by=helen.actor)

    with pytest.raises(LinkSpent):
        Member.objects.reset(link_of(Envelope.objects.get()), "a wholly new password")


def test_enabling_an_active_member_changes_nothing(helen, grace):
    grace.enable(by=helen.actor)

    assert not Entry.objects.filter(verb="member.enabled").exists()


def test_the_last_admin_stays(helen, grace):
    with pytest.raises(LastAdmin, match="Helen Zhou is the last admin"):
        helen.disable(by=helen.actor)
    with pytest.raises(LastAdmin):
        helen.change_role("recruiter", by=helen.actor)

    assert set(Member.objects.active()) == {helen, grace}


def test_an_admin_may_go_where_another_stays(helen, make):
    second = make("Second Admin", "admin")

    helen.disable(by=second.actor)

    assert set(Member.objects.disabled()) == {helen}


def test_a_role_is_changed_and_journalled(helen, grace):
    grace.change_role("admin", by=helen.actor)
    grace.change_role("admin", by=helen.actor)

    assert grace.is_admin
    entry = Entry.objects.get(verb="member.role_changed")
    assert entry.data == {"before": "recruiter", "role": "admin"}


def test_an_unknown_role_is_refused(helen, grace):
    with pytest.raises(UnknownRole):
        grace.change_role("owner", by=helen.actor)


def test_an_address_is_changed_and_voids_links(helen, grace):
    Member.objects.filter(pk=grace.pk).update(address_refused_at=clock.now())
    Member.objects.ask_reset(grace.email)

    grace.change_address("Grace.H@harbourlight.example", by=helen.actor)

    assert (grace.email, grace.has_working_address) == ("grace.h@harbourlight.example", True)
    with pytest.raises(LinkSpent):
        Member.objects.reset(link_of(Envelope.objects.get()), "a wholly new password")


def test_the_own_mail_server_goes_with_the_address(helen, grace):
    own = MailServer.objects.configure(host="own.example", port=587, security="starttls", serves=grace.email)

    grace.change_address("grace.h@other.example", by=helen.actor)

    own.refresh_from_db()
    assert own.serves == "grace.h@other.example"


def test_who_leaves_takes_his_own_mail_server_along_and_what_waits_leaves_by_the_shared_one(helen, grace):
    shared = MailServer.objects.configure(host="shared.example", port=587, security="starttls")
    of_all = MailServer.objects.configure(
        host="all.example", port=587, security="starttls", serves="domain:elsewhere.example"
    )
    MailServer.objects.configure(host="own.example", port=587, security="starttls", serves=grace.email)

    grace.disable(by=helen.actor)
    grace.disable(by=helen.actor)

    assert list(MailServer.objects.order_by("pk")) == [shared, of_all]
    assert MailServer.objects.for_address(grace.email) == shared
    assert Entry.objects.filter(verb="mail_server.removed", by=helen.actor).count() == 1


def test_the_same_address_changes_nothing(helen, grace):
    grace.change_address(grace.email.upper(), by=helen.actor)

    assert not Entry.objects.filter(verb="member.address_changed").exists()


def test_an_address_belongs_to_one_member(helen, grace, dan):
    with pytest.raises(AlreadyHere):
        grace.change_address(dan.email, by=helen.actor)
    with pytest.raises(AddressUnreadable):
        grace.change_address("grace", by=helen.actor)


def test_disabled_at_is_our_clock(helen, grace):
    grace.disable(by=helen.actor)

    assert grace.disabled_at - NOW < timedelta(minutes=1)
