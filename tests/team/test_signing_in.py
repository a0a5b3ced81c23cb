from datetime import timedelta

import pytest
from django.contrib.auth import authenticate

from hospes.foundation import clock
from hospes.journal.models import Entry
from hospes.team.models import Member, SignInAttempt
from hospes.team.models.sign_in_attempt import network_of
from hospes.team.refusals import TooManyAttempts, WrongSignIn
from tests.team.conftest import NOW, PASSWORD
from tests.team.hashing import hashed

HOME = "203.0.113.7"


def sign_in(email: str, password: str = PASSWORD, network: str = HOME) -> Member:
    return Member.objects.sign_in(email=email, password=password, network=network)


def wrong(email: str, times: int = 1, network: str = HOME) -> None:
    for _ in range(times):
        with pytest.raises(WrongSignIn):
            sign_in(email, "not the password", network)


def test_signing_in_is_noted(grace):
    member = sign_in(grace.email.upper())

    assert (member, member.signed_in_at - NOW < timedelta(minutes=1)) == (grace, True)
    assert Entry.objects.filter(verb="member.signed_in", by=grace.actor).count() == 1


def test_the_framework_s_own_sign_in_works_too(grace):
    assert authenticate(username=grace.email, password=PASSWORD) == grace
    assert authenticate(username="nobody@example.org", password=PASSWORD) is None


def test_wrong_unknown_invited_and_disabled_get_one_answer(helen, grace, dan):
    invited = Member.objects.invite(name="Lin", email="lin@example.org", role="recruiter", by=helen.actor)
    dan.disable(by=helen.actor)

    said = set()
    for email, password in [
        (grace.email, "wrong"),
        ("nobody@example.org", PASSWORD),
        (invited.member.email, ""),
        (dan.email, PASSWORD),
        ("", ""),
    ]:
        with pytest.raises(WrongSignIn) as refusal:
            sign_in(email, password)
        said.add(str(refusal.value))

    assert said == {"The address or the password is not right."}


def test_an_unknown_address_costs_a_hash_too(grace, settings):
    settings.PASSWORD_HASHERS = ["tests.team.hashing.CountingHasher"]
    costs = []

    for email in ("nobody@example.org", grace.email):
        hashed.clear()
        wrong(email)
        costs.append(len(hashed))

    assert costs == [1, 1]


def test_the_sixth_attempt_has_to_wait(grace):
    wrong(grace.email, 5)

    with pytest.raises(TooManyAttempts, match="after 15 minutes"):
        sign_in(grace.email)


def test_waiting_helps(grace):
    wrong(grace.email, 5)
    with pytest.raises(TooManyAttempts):
        sign_in(grace.email)
    clock.set_to(NOW + timedelta(minutes=10))
    with pytest.raises(TooManyAttempts, match=r"after [56] minutes"):
        sign_in(grace.email)
    clock.set_to(NOW + timedelta(minutes=16))

    assert sign_in(grace.email) == grace


def test_each_pause_is_twice_as_long(grace):
    pauses, at = [], NOW
    for _ in range(8):
        wrong(grace.email, 5)
        with pytest.raises(TooManyAttempts) as refusal:
            sign_in(grace.email)
        pauses.append(refusal.value.facts["minutes"])
        at += timedelta(minutes=pauses[-1] + 1)
        clock.set_to(at)

    assert pauses == [15, 30, 60, 120, 240, 480, 960, 1440]


def test_five_wrong_spread_over_hours_do_not_count_together(grace):
    for hour in range(6):
        clock.set_to(NOW + timedelta(hours=hour))
        wrong(grace.email)

    assert sign_in(grace.email) == grace


def test_a_right_one_forgives_the_wrong_ones(grace):
    wrong(grace.email, 4)
    sign_in(grace.email)
    wrong(grace.email, 4)

    assert sign_in(grace.email) == grace


def test_somebody_else_s_guesses_do_not_lock_her_out(grace):
    wrong(grace.email, 5, network="198.51.100.1")

    assert sign_in(grace.email, network=HOME) == grace


def test_an_unknown_address_is_paused_like_a_known_one(company):
    wrong("nobody@example.org", 5)

    with pytest.raises(TooManyAttempts):
        sign_in("nobody@example.org")


def test_one_password_tried_on_everybody_is_stopped(company):
    for number in range(50):
        wrong(f"somebody{number}@example.org")

    with pytest.raises(TooManyAttempts):
        sign_in("somebody51@example.org")


def test_counts_are_forgotten_after_two_days(grace):
    wrong("nobody@example.org")
    clock.set_to(NOW + timedelta(days=3))
    sign_in(grace.email)

    assert SignInAttempt.objects.count() == 1


def test_a_count_names_nobody(grace):
    wrong(grace.email)

    kept = str(list(SignInAttempt.objects.values()))
    assert (grace.email in kept, HOME in kept) == (False, False)
    assert str(SignInAttempt.objects.first()) == "1 wrong"


@pytest.mark.parametrize(
    ("peer", "network"),
    [
        ("203.0.113.7", "203.0.113.7"),
        ("2001:db8:1:2:3::4", "2001:db8:1:2::/64"),
        ("", ""),
        ("'; drop table", ""),
    ],
)
def test_a_network_is_an_address_or_a_64(peer, network):
    assert network_of(peer) == network
