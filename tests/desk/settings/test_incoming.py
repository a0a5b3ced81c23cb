"""Incoming mail: each way chosen, tried, explained."""

import pytest

from hospes.foundation import beats, clock, encryption, house
from hospes.journal.models import Entry
from hospes.post.models import Mailbox
from hospes.post.settings import MailboxSettings, ReceivingSettings
from tests.post.test_virus_check import clamd

__all__ = ["clamd"]

HERE = "/desk/settings/incoming/"
RECEIVER = {
    "domain": "In.Example",
    "jobs_address": "jobs@harbourlight.example",
    "listen": "127.0.0.1",
    "smtp_port": "1",
    "lmtp_port": "0",
    "certificate": "",
    "private_key": "",
    "copy_to_member": "on",
}


def test_the_receiver_is_set_and_journalled(world, helen):
    helen.post(HERE, RECEIVER)
    helen.post(HERE, RECEIVER)

    now = house.read(ReceivingSettings)
    assert (now.domain, now.smtp_port, now.copy_to_member) == ("in.example", 1, True)
    entry = Entry.objects.get(verb="receiving.changed")
    assert (entry.by, entry.data) == (world.helen.actor, {"fields": ["domain", "jobs_address", "smtp_port"]})


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"domain": "no domain"}, "domain"),
        ({"domain": "localhost"}, "domain"),
        ({"jobs_address": "nobody"}, "jobs_address"),
        ({"listen": "everywhere"}, "listen"),
        ({"smtp_port": "70000"}, "smtp_port"),
        ({"certificate": "/nowhere/cert.pem"}, "certificate"),
        ({"private_key": "/nowhere/key.pem"}, "certificate"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(world, helen, change, field):
    answer = helen.post(HERE, RECEIVER | change)

    assert (answer.status_code, set(answer.context["form"].errors)) == (422, {field})
    assert house.read(ReceivingSettings) == ReceivingSettings()


def test_a_try_says_what_is_missing(world, helen):
    said = []
    for change in ({"domain": ""}, {"smtp_port": "0"}, {}):
        helen.post(HERE, RECEIVER | change)
        helen.post(f"{HERE}test/")
        said.append(helen.session["toast"]["text"])
    beats.beat("mailroom", listening=0, trouble=["127.0.0.1:1: Permission denied"])
    helen.post(f"{HERE}test/")
    said.append(helen.session["toast"]["text"])

    assert [words.split(":")[0] for words in said] == [
        "There is no mail domain yet, so nothing is received.",
        "No port is set, so nothing listens.",
        "Nothing answers",
        "It does not answer as it should. Word for word",
    ]
    assert "Permission denied" in helen.get(HERE).content.decode()


def test_a_provider_needs_its_secret(world, helen):
    answer = helen.post(f"{HERE}provider/", {"provider": "mailgun", "secret": ""})
    assert (answer.status_code, set(answer.context["provider_form"].errors)) == (422, {"secret"})

    helen.post(f"{HERE}provider/", {"provider": "mailgun", "secret": "very secret"})
    helen.post(f"{HERE}provider/", {"provider": "mailgun", "secret": ""})

    now = house.read(ReceivingSettings)
    assert (now.provider, encryption.unseal(now.provider_secret)) == ("mailgun", "very secret")
    page = helen.get(HERE).content.decode()
    assert "/mailroom/mailgun/" in page
    assert "very secret" not in page


def test_our_clients_are_kept_sealed(world, helen):
    told = {"google_client": "g", "google_secret": "gs", "microsoft_client": "m", "microsoft_secret": "ms"}
    helen.post(f"{HERE}clients/", told)
    helen.post(f"{HERE}clients/", told | {"google_secret": ""})

    now = house.read(MailboxSettings)
    assert (now.google_client, encryption.unseal(now.google_secret)) == ("g", "gs")
    assert now.google_secret not in helen.get(HERE).content.decode()


def make_mailboxes(count):
    for number in range(count):
        Mailbox.objects.create(
            owner="shared:Jobs",
            address=f"g{number}@example.org",
            host="imap.example",
            username="g",
            added_at=clock.now(),
        )


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_of_mailboxes_asks_as_often_for_one_as_for_three(world, helen, count, django_assert_num_queries):
    make_mailboxes(count)
    helen.get(HERE)

    with django_assert_num_queries(23):
        page = helen.get(HERE).content.decode()

    assert page.count("example.org") == count


def test_the_scanner_is_tried_with_the_file_that_every_scanner_knows(world, helen, clamd):
    said = []
    for address in ("", clamd, "127.0.0.1:1"):
        helen.post(f"{HERE}scanner/", {"virus_scanner": address})
        helen.post(f"{HERE}scanner/test/")
        said.append(helen.session["toast"]["text"])

    assert "not checked" in said[0]
    assert said[1] == "It works: the scanner found the virus in the test file."
    assert "Connection refused" in said[2]


def test_what_is_no_address_of_a_scanner_is_refused_at_its_field(world, helen):
    for wrong in ("localhost", "localhost:port", "localhost:70000", ":3310"):
        answer = helen.post(f"{HERE}scanner/", {"virus_scanner": wrong})

        assert (answer.status_code, set(answer.context["scanner_form"].errors)) == (422, {"virus_scanner"})
        assert wrong in answer.content.decode()
    assert house.read(ReceivingSettings).virus_scanner == ""
