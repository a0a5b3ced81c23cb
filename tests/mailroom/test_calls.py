"""Providers call: believed by signature or secret, kept before it is said, and read in their documented shape."""

import base64
import hashlib
import hmac
import json

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.test import Client

from hospes.conversations import reply_address
from hospes.conversations.models import Message
from hospes.foundation import encryption, house
from hospes.post.models import Arrival, Envelope
from hospes.post.settings import ReceivingSettings
from tests.post.mails import letter

SECRET = "key-1234"
BASIC = {"Authorization": "Basic " + base64.b64encode(f"hospes:{SECRET}".encode()).decode()}
RAW = letter(text="Is there a bus?").decode()


@pytest.fixture
def case(world):
    return world.apply().case


@pytest.fixture
def to(case) -> str:
    return reply_address.address_for(case)


@pytest.fixture
def sent(case) -> Envelope:
    """The receipt that left for Ada."""
    return Envelope.objects.get(to_address="ada@example.org")


def choose(provider: str, secret: str = SECRET) -> None:
    house.write(ReceivingSettings, provider=provider, provider_secret=encryption.seal(secret))


def signed(key: str = SECRET) -> dict[str, str]:
    mac = hmac.new(key.encode(), b"1700000000" + b"token", hashlib.sha256).hexdigest()
    return {"timestamp": "1700000000", "token": "token", "signature": mac}


def call(provider: str, told, headers=None, *, as_json=False):
    whole = {"data": json.dumps(told), "content_type": "application/json"} if as_json else {"data": told}
    return Client().post(f"/mailroom/{provider}/", headers=headers or {}, **whole)


def mailgun(to, **change):
    return {**signed(), "recipient": to, "sender": "ada@example.org", "body-mime": RAW, **change}


def postmark(to, **change):
    facts = {"RecordType": "Inbound", "FromFull": {"Email": "ada@example.org"}, "OriginalRecipient": to}
    return {**facts, "MailboxHash": "", "RawEmail": RAW, **change}


def sendgrid(to, **change):
    return {"envelope": json.dumps({"to": [to], "from": "ada@example.org"}), "email": RAW, **change}


def hand_over(provider, to, **change):
    choose(provider)
    if provider == "mailgun":
        return call("mailgun", mailgun(to, **change))
    if provider == "postmark":
        return call("postmark", postmark(to, **change), BASIC, as_json=True)
    return call("sendgrid", sendgrid(to, **change), BASIC)


PROVIDERS = ("mailgun", "postmark", "sendgrid")


@pytest.mark.parametrize("provider", PROVIDERS)
def test_a_mail_is_kept_once_and_finds_its_conversation(world, case, to, provider):
    assert [hand_over(provider, to).status_code for _time in range(2)] == [200, 200]

    arrival = Arrival.objects.get()
    assert (arrival.way, arrival.envelope_from, arrival.envelope_to) == ("webhook", "ada@example.org", [to])
    assert arrival.raw().replace(b"\r\n", b"\n") == RAW.encode()
    world.work()
    assert Message.objects.get(direction="in").case == case


@pytest.mark.parametrize("provider", PROVIDERS)
def test_a_mail_for_nobody_here_is_not_kept(world, case, provider):
    assert hand_over(provider, "somebody@in.example").status_code == 406
    assert not Arrival.objects.exists()


@pytest.mark.parametrize("provider", PROVIDERS)
def test_who_cannot_sign_is_not_believed(world, to, provider):
    choose(provider, "another key")
    bodies = {"mailgun": mailgun(to), "postmark": postmark(to), "sendgrid": sendgrid(to)}
    headers = [None, BASIC, {"Authorization": "Basic !"}, {"Authorization": "Bearer x"}]

    said = [call(provider, bodies[provider], each, as_json=provider == "postmark").status_code for each in headers]

    assert said == [403] * 4
    assert not Arrival.objects.exists()


def test_only_the_provider_that_was_chosen_may_call(world, to):
    assert hand_over("mailgun", to).status_code == 200
    assert [call(name, {}).status_code for name in ("postmark", "sendgrid", "other")] == [404] * 3
    choose("")
    assert call("mailgun", mailgun(to)).status_code == 404


@pytest.mark.parametrize(
    ("provider", "change"),
    [
        ("mailgun", {"body-mime": None, "body-plain": "By line?", "message-headers": "HEADERS"}),
        ("postmark", {"RawEmail": "", "TextBody": "By line?", "From": "Ada <ada@example.org>", "Subject": "Bus"}),
        ("sendgrid", {"email": None, "text": "By line?", "headers": "From: Ada <ada@example.org>\nSubject: Bus\n"}),
    ],
)
def test_a_mail_whose_original_is_not_handed_over_is_put_together(world, case, to, provider, change):
    headers = [["From", "Ada <ada@example.org>"], ["Subject", "Bus\r\nBcc: x@y.example"], ["Content-Type", "x"]]
    change = {name: json.dumps(headers) if value == "HEADERS" else value for name, value in change.items()}
    body = {"mailgun": mailgun, "postmark": postmark, "sendgrid": sendgrid}[provider](to, **change)
    body = {name: value for name, value in body.items() if value is not None}
    choose(provider)

    assert call(provider, body, BASIC, as_json=provider == "postmark").status_code == 200
    read = Arrival.objects.get().read()
    assert (read.sender.address, read.text.strip(), read.header("Bcc")) == ("ada@example.org", "By line?", "")
    world.work()
    assert Message.objects.get(direction="in").text == "By line?"


def test_files_come_with_a_mail_that_is_put_together(world, to):
    files = [{"Name": "cv.txt", "Content": base64.b64encode(b"I").decode(), "ContentType": "text/plain"}]
    hand_over("postmark", to, RawEmail="", TextBody="See", HtmlBody="<p>See</p>", Attachments=files)

    assert [(file.name, file.data) for file in Arrival.objects.get().read().attachments] == [("cv.txt", b"I")]


def bounce(provider, sent, *, soft=False):
    name = sent.message_id.strip("<>")
    if provider == "mailgun":
        event = {"event": "failed", "severity": "temporary" if soft else "permanent", "recipient": sent.to_address}
        event |= {"delivery-status": {"code": 550, "message": "No such user"}}
        event |= {"message": {"headers": {"message-id": name}}}
        return {"signature": signed(), "event-data": event}
    if provider == "postmark":
        kind = "Transient" if soft else "HardBounce"
        facts = {"RecordType": "Bounce", "Type": kind, "Email": sent.to_address, "From": sent.from_address}
        return {**facts, "Details": "550 No such user"}
    kind = "deferred" if soft else "bounce"
    return [{"event": kind, "email": sent.to_address, "smtp-id": f"<{name}>", "reason": "550 No such user"}]


@pytest.mark.parametrize("provider", PROVIDERS)
def test_returned_mail_is_told_on_the_letter(world, sent, provider):
    choose(provider)

    assert call(provider, bounce(provider, sent), BASIC, as_json=True).status_code == 200
    sent.refresh_from_db()
    assert (sent.bounced_at is not None, sent.hard) == (True, True)
    assert "No such user" in sent.response


@pytest.mark.parametrize("provider", PROVIDERS)
def test_a_delay_is_no_return(world, sent, provider):
    choose(provider)

    assert call(provider, bounce(provider, sent, soft=True), BASIC, as_json=True).status_code == 200
    sent.refresh_from_db()
    assert sent.bounced_at is None


def delivered(provider, sent):
    if provider == "mailgun":
        event = {"event": "delivered", "recipient": sent.to_address, "message": {"headers": {"message-id": "p-1"}}}
        return {"signature": signed(), "event-data": event}
    if provider == "postmark":
        return {"RecordType": "Delivery", "MessageID": "p-1", "Recipient": sent.to_address, "Details": "250 ok"}
    return [{"event": "delivered", "email": sent.to_address, "anymail_id": "p-1", "response": "250 ok"}]


@pytest.mark.parametrize("provider", PROVIDERS)
def test_a_delivery_is_evidence_by_the_providers_own_name(world, sent, provider):
    world.work()
    Envelope.objects.filter(pk=sent.pk).update(known_as="<p-1>" if provider == "mailgun" else "p-1")
    choose(provider)
    message = Message.objects.get(envelope=sent)
    assert (message.state, message.evidence) == ("accepted", "E0")

    for _time in range(2):
        assert call(provider, delivered(provider, sent), BASIC, as_json=True).status_code == 200

    message.refresh_from_db()
    assert (message.state, message.evidence) == ("proved", "E2")


@pytest.mark.parametrize(
    ("provider", "told"),
    [
        ("mailgun", {"signature": signed(), "event-data": {"event": "opened"}}),
        ("mailgun", {"signature": signed(), "event-data": "odd"}),
        ("mailgun", {"signature": signed(), "event-data": {"event": "failed", "message": 3, "delivery-status": []}}),
        ("postmark", {"RecordType": "Open"}),
        ("postmark", ["odd"]),
        ("postmark", {"RecordType": "SpamComplaint", "Email": "nobody@example.org"}),
        ("sendgrid", [{"event": "open"}, "odd", {"event": "spamreport", "email": "nobody@example.org"}]),
        ("sendgrid", {"odd": True}),
    ],
)
def test_what_says_nothing_about_a_letter_is_taken_calmly(world, sent, provider, told):
    choose(provider)

    assert call(provider, told, BASIC, as_json=True).status_code == 200
    sent.refresh_from_db()
    assert sent.bounced_at is None


@pytest.mark.parametrize("kind", ["application/json", "multipart/form-data", "multipart/form-data; boundary=x"])
@pytest.mark.parametrize("body", [b"", b"{", b"\xff\xfe", b"[" * 100_000, b"--x\r\n\r\n--x--"])
def test_nonsense_is_refused_and_breaks_nothing(world, case, kind, body):
    choose("sendgrid")

    answer = Client().post("/mailroom/sendgrid/", data=body, content_type=kind, headers=BASIC)

    assert answer.status_code in {200, 400}
    assert not Arrival.objects.exists()


def test_a_call_signed_with_a_public_key_is_believed(world, to):
    key = ec.generate_private_key(ec.SECP256R1())
    public = key.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    choose("sendgrid", base64.b64encode(public).decode())
    body = json.dumps([]).encode()
    signature = base64.b64encode(key.sign(b"1700" + body, ec.ECDSA(SHA256()))).decode()
    names = ("X-Twilio-Email-Event-Webhook-Timestamp", "X-Twilio-Email-Event-Webhook-Signature")

    said = [
        Client().post("/mailroom/sendgrid/", body, "application/json", headers=dict(zip(names, each, strict=True)))
        for each in [("1700", signature), ("1701", signature), ("1700", "!"), ("", "")]
    ]

    assert [answer.status_code for answer in said] == [200, 403, 403, 403]


def test_what_is_too_large_is_refused(world, to):
    house.write(ReceivingSettings, largest_mail=1000)

    assert hand_over("mailgun", to, **{"body-mime": "x" * 5000}).status_code == 413


def test_what_cannot_be_kept_is_called_again(world, to, monkeypatch):
    def full(*args, **kwargs):
        raise OSError("No space left on device")

    monkeypatch.setattr("hospes.foundation.files.store", full)

    assert hand_over("mailgun", to).status_code == 503


def test_a_large_mail_comes_whole(world, to):
    raw = letter(text="x" * 70 + "\n" + ("y" * 70 + "\n") * 60_000).decode()

    assert hand_over("mailgun", to, **{"body-mime": raw}).status_code == 200
    assert Arrival.objects.get().size >= 4_000_000
