"""How mail comes in is chosen; what cannot be is refused; and our own receiver is asked."""

import socket
import threading

import pytest

from hospes.foundation import encryption, house
from hospes.journal.models import Entry
from hospes.post import receiving
from hospes.post.refusals import BadAddress, BadCertificate, BadDomain, BadScanner, SecretMissing
from hospes.post.settings import MailboxSettings, ReceivingSettings

pytestmark = pytest.mark.django_db


def test_what_is_changed_is_journalled_without_its_values():
    receiving.choose(by="member:1", domain=" @In.Example ", smtp_port=25, virus_scanner=" /run/clamd ")
    receiving.choose(by="member:1", domain="in.example")

    assert house.read(ReceivingSettings).domain == "in.example"
    assert Entry.objects.get().data == {"fields": ["domain", "smtp_port", "virus_scanner"]}


@pytest.mark.parametrize(
    ("values", "refusal"),
    [
        ({"domain": "no domain"}, BadDomain),
        ({"jobs_address": "nobody"}, BadAddress),
        ({"certificate": "/nowhere", "private_key": ""}, BadCertificate),
        ({"virus_scanner": "clamd"}, BadScanner),
        ({"virus_scanner": "clamd:66000"}, BadScanner),
        ({"provider": "mailgun"}, SecretMissing),
    ],
)
def test_what_cannot_be_is_refused_whole(values, refusal):
    with pytest.raises(refusal):
        receiving.choose(by="member:1", smtp_port=25, **values)

    assert house.read(ReceivingSettings) == ReceivingSettings()


def test_secrets_are_kept_sealed():
    receiving.choose(by="member:1", provider="postmark", provider_secret="word", jobs_address="jobs@example.com")
    receiving.choose_clients(by="member:1", google_client="g", google_secret="gs")

    now, clients = house.read(ReceivingSettings), house.read(MailboxSettings)
    assert [encryption.unseal(now.provider_secret), encryption.unseal(clients.google_secret)] == ["word", "gs"]
    assert clients.google_client == "g"


class Receiver:
    """A mail server that answers line by line as it was told; what it is not told it takes."""

    def __init__(self, answers: dict[bytes, bytes]) -> None:
        self.answers = {b"quit": b"221 bye", **answers}
        self.server = socket.create_server(("127.0.0.1", 0))
        self.port = self.server.getsockname()[1]
        self.thread = threading.Thread(target=self.serve)
        self.thread.start()

    def serve(self) -> None:
        line, _where = self.server.accept()
        with line, line.makefile("rb") as said:
            line.sendall(b"220 here\r\n")
            for words in said:
                line.sendall(next((a for q, a in self.answers.items() if q in words.lower()), b"250 fine") + b"\r\n")

    def stop(self) -> None:
        self.thread.join(10)
        self.server.close()


@pytest.fixture
def answering():
    made = []

    def answer(**answers: bytes) -> Receiver:
        made.append(Receiver({name.encode(): told for name, told in answers.items()}))
        return made[-1]

    yield answer
    for receiver in made:
        receiver.stop()


@pytest.mark.parametrize(
    ("answers", "jobs", "said"),
    [
        ({"invalid": b"550 nobody"}, "jobs@example.com", ""),
        ({"invalid": b"550 nobody"}, "", ""),
        ({}, "", "RCPT TO:<somebody@elsewhere.invalid>: 250 fine"),
        ({"invalid": b"550 nobody", "jobs": b"451 later"}, "jobs@example.com", "RCPT TO:<jobs@example.com>: 451 later"),
    ],
)
@pytest.mark.parametrize("local", [False, True])
def test_our_receiver_is_asked_as_a_stranger_would(answering, answers, jobs, said, local):
    port = answering(**answers).port
    ports = {"lmtp_port": port} if local else {"smtp_port": port}

    assert receiving.knock(ReceivingSettings(jobs_address=jobs, listen="0.0.0.0", **ports)) == said


def test_where_nobody_listens_it_is_said_word_for_word():
    assert "refused" in receiving.knock(ReceivingSettings(smtp_port=1))
