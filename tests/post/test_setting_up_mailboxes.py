"""A mailbox that is read is set up, changed, told in words, and taken away."""

from datetime import timedelta

import pytest

from hospes.foundation import clock, encryption
from hospes.journal.models import Entry
from hospes.post import mailbox_reading, mailbox_words
from hospes.post.enums import Problem
from hospes.post.models import Mailbox
from hospes.post.refusals import BadAddress, BadServer, MailboxKnown, PasswordMissing

pytestmark = pytest.mark.django_db
FACTS = {
    "owner": "member:1",
    "address": "grace@harbourlight.example",
    "host": "IMAP.example",
    "port": 993,
    "security": "tls",
    "access": "password",
    "username": "",
    "by": "member:1",
}


def set_up(**change) -> Mailbox:
    return Mailbox.objects.set_up(**{"password": "secret", **FACTS, **change})


def test_a_mailbox_is_set_up_sealed_and_journalled():
    mailbox = set_up()

    assert (mailbox.host, mailbox.username, mailbox.password()) == ("imap.example", FACTS["address"], "secret")
    assert "secret" not in mailbox.sealed_password
    entry = Entry.objects.get(verb="mailbox.set_up")
    assert (entry.subject, entry.data["owner"], "secret" in str(entry.data)) == (mailbox.key, "member:1", False)


def test_a_change_keeps_password_and_place_and_ends_trouble():
    mailbox = set_up()
    mailbox.note_read("INBOX", validity=1, uid=7)
    mailbox.note_trouble(Problem.LOGIN_REFUSED, "no")

    changed = set_up(mailbox=mailbox, password=None, drop_folder=" Jobs ")

    assert (changed.pk, changed.password(), changed.drop_folder) == (mailbox.pk, "secret", "Jobs")
    assert (changed.folders, changed.problem) == ({"INBOX": {"validity": 1, "uid": 7}}, "")


def test_another_user_is_another_mailbox_read_from_its_beginning():
    mailbox = set_up(access="google", password="")
    Mailbox.objects.update(sealed_refresh_token=encryption.seal("rt"), folders={"INBOX": {"validity": 1, "uid": 7}})

    changed = set_up(mailbox=mailbox, username="other", access="google", password="")

    assert (changed.folders, changed.sealed_refresh_token) == ({}, "")


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ({"host": "no host"}, BadServer),
        ({"port": 0}, BadServer),
        ({"security": "hope"}, BadServer),
        ({"access": "luck"}, BadServer),
        ({"address": "nobody"}, BadAddress),
        ({"password": ""}, PasswordMissing),
    ],
)
def test_what_cannot_be_a_mailbox_is_refused(change, refusal):
    with pytest.raises(refusal):
        set_up(**change)

    assert not Mailbox.objects.exists()


def test_the_same_mailbox_is_read_once():
    set_up()

    with pytest.raises(MailboxKnown):
        set_up()
    assert list(Mailbox.objects.owned_by("member:1")) == [Mailbox.objects.get()]


def test_a_mailbox_is_removed_and_journalled():
    mailbox = set_up()
    key = mailbox.key

    mailbox.remove(by="member:1")

    assert Entry.objects.get(verb="mailbox.removed").subject == key
    assert not Mailbox.objects.exists()


def test_one_that_nobody_read_for_a_day_fails_whether_or_not_somebody_tried(now):
    mailbox = set_up()
    assert list(Mailbox.objects.failing(clock.now())) == []

    assert list(Mailbox.objects.failing(clock.now() + timedelta(hours=24))) == [mailbox]
    mailbox.note_success()
    assert list(Mailbox.objects.failing(clock.now() + timedelta(hours=23))) == []


def test_one_that_opens_again_is_well_but_not_read_yet():
    mailbox = set_up()
    mailbox.note_trouble(Problem.SILENT, "timed out")

    mailbox.note_well()

    assert (mailbox.problem, mailbox.failures, mailbox.last_success_at) == ("", 0, None)


@pytest.mark.parametrize("problem", list(Problem))
def test_every_problem_has_words(problem):
    told = mailbox_words.explain(problem, host="imap.example", port=993, said="NO")

    assert "%(" not in f"{told.happened}{told.means}{told.steps}"
    assert told.works is (problem == Problem.NONE)


@pytest.mark.parametrize(
    ("host", "words"),
    [
        ("imap.163.com", "授权码"),
        ("imap.gmail.com", "app password"),
        ("outlook.office365.com", "Sign in with Microsoft"),
        ("imap.example", "user name"),
    ],
)
def test_what_the_big_services_want_is_said(host, words):
    set_up(host=host)
    mailbox = Mailbox.objects.get()
    mailbox.note_trouble(Problem.LOGIN_REFUSED, "NO")

    assert words in mailbox.diagnosis().steps[0]


def test_where_nobody_reads_mailboxes_none_can_be_tried(monkeypatch):
    assert mailbox_reading.reader().name == "imap"
    monkeypatch.setattr(mailbox_reading, "register", type(mailbox_reading.register)("empty", key=str))

    with pytest.raises(LookupError):
        mailbox_reading.reader()
