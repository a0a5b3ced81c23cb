from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from hospes.candidates.models import Candidate, OneTimeCode
from hospes.candidates.refusals import CodeExpired, CodeTooSoon, CodeWrong, TooManyCodes, TooManyTries
from hospes.journal.models import Entry

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
SECOND = timedelta(seconds=1)
MINUTE = timedelta(minutes=1)


def wrong(code: str) -> str:
    return f"{(int(code) + 1) % 1_000_000:06d}"


def test_the_link_leads_to_its_candidate_and_stays_the_same(ada: Candidate):
    token = ada.link_token()

    assert Candidate.objects.by_link(token) == ada
    assert Candidate.objects.get(pk=ada.pk).link_token() == token
    assert len(token.partition(".")[2]) == 22


def test_foreign_unknown_and_broken_links_lead_nowhere(make: Callable[..., Candidate]):
    ada, grace = make(), make(name="Grace", email="grace@example.org")
    signature = ada.link_token().partition(".")[2]

    for token in [
        "", ".", signature, ada.public_id, f"{ada.public_id}.", f"{grace.public_id}.{signature}",
        f"2222222222.{signature}", ada.link_token() + "x", ada.link_token()[:-1], "\x00.\x00", "\ud800.x",
        "' OR 1=1 --", f"{ada.public_id}.é",
    ]:  # fmt: skip
        assert Candidate.objects.by_link(token) is None


@pytest.mark.parametrize("others", [1, 30])
def test_a_link_is_resolved_without_looking_at_others(
    others: int, make: Callable[..., Candidate], django_assert_num_queries: Any
):
    tokens = [make(name=f"P{n}", email=f"p{n}@example.org").link_token() for n in range(others)]

    with django_assert_num_queries(1):
        Candidate.objects.by_link(tokens[0])


def test_a_rotated_link_voids_the_older_one(ada: Candidate):
    old = ada.link_token()

    new = ada.rotate_link(by="member:1")

    assert Candidate.objects.by_link(old) is None
    assert Candidate.objects.by_link(new) == ada
    assert [(e.subject, e.by) for e in Entry.objects.filter(verb="candidate.link_rotated")] == [(ada.actor, "member:1")]


def test_two_rotations_from_stale_copies_both_count(ada: Candidate):
    stale = Candidate.objects.get(pk=ada.pk)
    first = ada.rotate_link(by="member:1")

    assert stale.rotate_link(by="member:2") != first
    assert Candidate.objects.by_link(first) is None


def test_a_mailbox_is_proved_once_and_the_first_time_stays(ada: Candidate):
    ada.correct(by=ada.actor, emails=["ada@example.org", "second@example.org"])

    ada.prove_mailbox(NOW)
    ada.prove_mailbox(NOW + MINUTE)

    assert Candidate.objects.get(pk=ada.pk).mailbox_proved_at == NOW
    assert [a.proved_at for a in ada.addresses.all()] == [NOW, None]
    assert Entry.objects.filter(verb="candidate.mailbox_proved").count() == 1


def test_a_code_works_once_and_only_its_hash_is_kept(ada: Candidate):
    code = ada.issue_code("files", now=NOW)

    assert len(code) == 6
    assert code.isdecimal()
    assert code not in str(OneTimeCode.objects.values().get())
    ada.use_code("files", f" {code[:3]} {code[3:]} ", now=NOW + MINUTE)
    with pytest.raises(CodeExpired):
        ada.use_code("files", code, now=NOW + MINUTE)


def test_without_now_the_clock_is_asked(ada: Candidate):
    ada.use_code("files", ada.issue_code("files"))


@pytest.mark.parametrize(("later", "works"), [(10 * MINUTE - SECOND, True), (10 * MINUTE, False)])
def test_a_code_lives_ten_minutes(ada: Candidate, later: timedelta, works: bool):
    code = ada.issue_code("files", now=NOW)

    if works:
        ada.use_code("files", code, now=NOW + later)
    else:
        with pytest.raises(CodeExpired):
            ada.use_code("files", code, now=NOW + later)


def test_five_wrong_tries_end_a_code(ada: Candidate):
    code = ada.issue_code("files", now=NOW)

    for refusal in [CodeWrong, CodeWrong, CodeWrong, CodeWrong, TooManyTries, TooManyTries]:
        with pytest.raises(refusal):
            ada.use_code("files", wrong(code), now=NOW)

    with pytest.raises(TooManyTries):
        ada.use_code("files", code, now=NOW)
    assert OneTimeCode.objects.get().tries == 5


def test_a_code_is_for_one_person_and_one_purpose(make: Callable[..., Candidate]):
    ada, grace = make(), make(name="Grace", email="grace@example.org")
    code = ada.issue_code("files", now=NOW)

    for person, purpose in [(ada, "withdraw"), (grace, "files")]:
        with pytest.raises(CodeExpired):
            person.use_code(purpose, code, now=NOW)
    ada.use_code("files", code, now=NOW)


def test_only_the_newest_code_works(ada: Candidate):
    old = ada.issue_code("files", now=NOW)
    new = ada.issue_code("files", now=NOW + MINUTE)

    with pytest.raises(CodeWrong):
        ada.use_code("files", old if old != new else wrong(new), now=NOW + MINUTE)
    ada.use_code("files", new, now=NOW + MINUTE)


def test_codes_are_a_minute_apart_whatever_they_are_for(ada: Candidate):
    ada.issue_code("files", now=NOW)

    with pytest.raises(CodeTooSoon) as refused:
        ada.issue_code("withdraw", now=NOW + 59 * SECOND)

    assert str(refused.value) == "We have just sent a code. You can ask for another one a minute later."
    ada.issue_code("withdraw", now=NOW + MINUTE)


def test_six_codes_an_hour_and_the_old_ones_are_gone_after_it(ada: Candidate):
    for number in range(6):
        ada.issue_code("files", now=NOW + number * MINUTE)

    with pytest.raises(TooManyCodes):
        ada.issue_code("files", now=NOW + 59 * MINUTE)
    ada.issue_code("files", now=NOW + 60 * MINUTE)
    assert OneTimeCode.objects.count() == 6


@pytest.mark.parametrize("typed", ["", "12345", "１２３４５６", "\x00", "é" * 500, "' OR 1=1 --"])
def test_whatever_is_typed_as_a_code_is_only_wrong(ada: Candidate, typed: str):
    ada.issue_code("files", now=NOW)

    with pytest.raises(CodeWrong):
        ada.use_code("files", typed, now=NOW)


def test_a_clock_that_is_set_back_prolongs_no_code_and_keeps_nobody_out(ada: Candidate):
    code = ada.issue_code("files", now=NOW)

    with pytest.raises(CodeExpired):
        ada.use_code("files", code, now=NOW - SECOND)

    ada.use_code("files", ada.issue_code("files", now=NOW - 60 * MINUTE), now=NOW - 59 * MINUTE)
