"""Mailboxes that are read: set up, tried, signed in to, taken away; whose they are and who hears that they fail."""

import json
import threading
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.parse import parse_qs, urlsplit

import pytest

from hospes.conversations import reply_address
from hospes.foundation import clock, encryption, house, sweeping
from hospes.journal.models import Entry
from hospes.post.models import Mailbox
from hospes.post.settings import MailboxSettings, ReceivingSettings
from hospes.team.mailboxes import failing_for

HERE = "/desk/settings/mailbox/"
SHARED = "/desk/settings/incoming/mailboxes/"
BOX = {
    "address": "grace@harbourlight.example",
    "host": "127.0.0.1",
    "port": "1",
    "security": "none",
    "access": "password",
    "username": "grace",
    "password": "very secret",
    "drop_folder": "Hospes",
}


@pytest.fixture
def grace(world, as_):
    return as_(world.grace)


def test_a_member_lets_his_mailbox_be_read(world, grace):
    grace.post(HERE, BOX)
    grace.post(HERE, BOX | {"password": "", "drop_folder": "Jobs"})

    mailbox = Mailbox.objects.get()
    assert (mailbox.owner, mailbox.password(), mailbox.drop_folder) == (world.grace.actor, "very secret", "Jobs")
    page = grace.get(HERE).content.decode()
    assert "very secret" not in page
    assert "Not read yet" in page
    assert list(Entry.objects.filter(verb="mailbox.set_up").values_list("by", flat=True)) == [world.grace.actor] * 2


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"host": "not a host"}, "host"),
        ({"port": "70000"}, "port"),
        ({"security": "hope"}, "security"),
        ({"access": "luck"}, "access"),
        ({"address": "nobody"}, "address"),
        ({"password": ""}, "password"),
    ],
)
def test_what_cannot_be_a_mailbox_is_refused_at_its_field(world, grace, change, field):
    answer = grace.post(HERE, BOX | change)

    assert (answer.status_code, set(answer.context["form"].errors)) == (422, {field})
    assert "very secret" not in answer.content.decode()
    assert not Mailbox.objects.exists()


def test_a_kept_password_goes_to_no_other_server(world, grace):
    grace.post(HERE, BOX)

    answer = grace.post(HERE, BOX | {"host": "evil.example", "password": ""})

    assert (answer.status_code, set(answer.context["form"].errors)) == (422, {"password"})


def test_another_mailbox_is_read_from_its_beginning(world, grace):
    grace.post(HERE, BOX)
    Mailbox.objects.update(folders={"INBOX": {"validity": 1, "uid": 9}})
    grace.post(HERE, BOX | {"username": "somebody else"})

    assert Mailbox.objects.get().folders == {}


def test_a_known_service_is_filled_in(world, grace):
    page = grace.get(f"{HERE}?service=netease").content.decode()

    assert 'value="imap.qiye.163.com"' in page
    assert "Not tested live by us." in page


def test_a_try_says_in_words_what_is_wrong(world, grace):
    grace.post(HERE, BOX)
    grace.post(f"{HERE}act/", {"what": "try"})

    page = grace.get(HERE).content.decode()
    assert "127.0.0.1 does not take connections on port 1" in page
    assert "Check the port: 993 for TLS" in page


def test_a_mailbox_is_read_no_more(world, grace):
    grace.post(HERE, BOX)
    grace.post(f"{HERE}act/", {"what": "remove"})

    assert not Mailbox.objects.exists()
    assert Entry.objects.filter(verb="mailbox.removed").count() == 1
    assert grace.post(f"{HERE}act/", {"what": "remove"}).status_code == 302


def test_who_leaves_takes_his_mailbox_with_him(world, grace):
    grace.post(HERE, BOX)

    world.grace.disable(by=world.helen.actor)

    assert not Mailbox.objects.exists()


def test_a_shared_mailbox_has_a_name_and_is_for_admins(world, helen, grace):
    answer = helen.post(SHARED, BOX | {"name": "Jobs"})

    mailbox = Mailbox.objects.get()
    assert (mailbox.owner, answer.url) == ("shared:Jobs", f"{SHARED}{mailbox.pk}/")
    assert "127.0.0.1" in helen.get(answer.url).content.decode()
    assert [grace.get(answer.url).status_code, grace.post(f"{answer.url}act/").status_code] == [404, 404]
    helen.post(f"{answer.url}act/", {"what": "remove"})
    assert not Mailbox.objects.exists()


def test_the_same_shared_mailbox_twice_is_refused(world, helen):
    helen.post(SHARED, BOX | {"name": "Jobs"})

    assert set(helen.post(SHARED, BOX | {"name": "Jobs"}).context["form"].errors) == {"address"}


def test_a_members_own_mailbox_is_no_page_for_an_admin(world, helen, grace):
    grace.post(HERE, BOX)

    assert helen.get(f"{SHARED}{Mailbox.objects.get().pk}/").status_code == 404


def test_the_private_copy_address_stands_on_the_page(world, grace):
    house.write(ReceivingSettings, domain="in.example")

    assert reply_address.copy_address_for(world.grace) in grace.get(HERE).content.decode()


def test_a_mailbox_that_fails_for_a_day_is_told_to_its_member_and_the_admins(world, grace, helen, as_):
    grace.post(HERE, BOX)
    Mailbox.objects.update(added_at=clock.now() - timedelta(hours=25))

    words = "Nobody could read the mailbox grace@harbourlight.example for a day"
    told = [words in as_(who).get("/desk/").content.decode() for who in (world.grace, world.helen, world.dan)]
    assert told == [True, True, False]
    assert failing_for(world.grace, clock.now() - timedelta(hours=2)) == []
    report = sweeping.sweep(clock.now())
    assert [found.code for found in report.listed] == ["mailboxes"]
    assert report.found == []
    assert "1 mailbox fails" in helen.get("/desk/settings/").content.decode()


def test_the_sweep_finds_a_mailbox_that_nobody_would_hear_of(world, grace):
    grace.post(HERE, BOX)
    Mailbox.objects.update(owner="member:999999")

    assert [found.fact for found in sweeping.sweep(clock.now()).found] == [
        "the mailbox of somebody without access is read"
    ]


class Provider(BaseHTTPRequestHandler):
    """The token endpoint as Google and Microsoft document it."""

    asked: list[dict[str, list[str]]] = []
    answer: tuple[int, object] = (200, {})

    def do_POST(self):
        type(self).asked.append(parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode()))
        status, told = type(self).answer
        self.send_response(status)
        self.end_headers()
        self.wfile.write(json.dumps(told).encode())

    def log_message(self, *words):
        return


@pytest.fixture
def provider(world):
    server = HTTPServer(("127.0.0.1", 0), Provider)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    Provider.asked = []
    address = f"http://127.0.0.1:{server.server_port}/token"
    secret = encryption.seal("our secret")
    house.write(MailboxSettings, google_client="us", google_secret=secret, google_token_url=address)
    house.write(MailboxSettings, microsoft_client="us", microsoft_secret=secret, microsoft_token_url=address)
    yield Provider
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.mark.parametrize(("access", "host"), [("google", "accounts.google.com"), ("microsoft", "login.microsoft")])
def test_a_member_signs_in_there_and_comes_back(world, grace, provider, access, host):
    grace.post(HERE, BOX | {"access": access, "password": ""})
    there = grace.post(f"{HERE}sign-in/").url
    facts = {name: values[0] for name, values in parse_qs(urlsplit(there).query).items()}
    provider.answer = (200, {"access_token": "at", "refresh_token": "rt", "expires_in": 3599, "token_type": "Bearer"})

    grace.get(f"{HERE}signed-in/", {"code": "c-1", "state": facts["state"]})

    assert there.startswith(f"https://{host}")
    assert (facts["client_id"], facts["code_challenge_method"]) == ("us", "S256")
    asked = provider.asked[0]
    assert (asked["grant_type"], asked["code"], asked["redirect_uri"]) == (
        ["authorization_code"],
        ["c-1"],
        [facts["redirect_uri"]],
    )
    mailbox = Mailbox.objects.get()
    assert (encryption.unseal(mailbox.sealed_refresh_token), mailbox.problem) == ("rt", "")


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ((400, {"error": "invalid_grant", "error_description": "Bad code"}), "127.0.0.1 does not let us in"),
        ((200, ["odd"]), "does not let us look into the mailbox"),
    ],
)
def test_a_provider_that_says_no_is_told_in_words(world, grace, provider, answer, words):
    grace.post(HERE, BOX | {"access": "google", "password": ""})
    facts = parse_qs(urlsplit(grace.post(f"{HERE}sign-in/").url).query)
    provider.answer = answer
    grace.get(f"{HERE}signed-in/", {"code": "c-1", "state": facts["state"][0]})

    assert words in grace.get(HERE).content.decode()


def test_a_forged_way_back_and_a_no_open_nothing(world, grace, provider):
    grace.post(HERE, BOX | {"access": "google", "password": ""})
    assert grace.get(f"{HERE}signed-in/", {"code": "c", "state": "mine"}).url == HERE
    state = parse_qs(urlsplit(grace.post(f"{HERE}sign-in/").url).query)["state"][0]
    grace.get(f"{HERE}signed-in/", {"code": "c", "state": "mine"})
    grace.get(f"{HERE}signed-in/", {"code": "c", "state": state})
    state = parse_qs(urlsplit(grace.post(f"{HERE}sign-in/").url).query)["state"][0]
    grace.get(f"{HERE}signed-in/", {"error": "access_denied", "state": state})

    assert provider.asked == []
    assert "you or your organisation said no" in grace.get(HERE).content.decode()


def test_nobody_is_sent_away_without_a_client_of_ours(world, grace):
    grace.post(HERE, BOX | {"access": "google", "password": ""})

    assert grace.post(f"{HERE}sign-in/").url == HERE
    assert "An admin has to enter our client there first" in grace.get(HERE).content.decode()


def test_a_mailbox_that_became_anothers_meanwhile_stays_his(world, grace, provider):
    grace.post(HERE, BOX | {"access": "google", "password": ""})
    state = parse_qs(urlsplit(grace.post(f"{HERE}sign-in/").url).query)["state"][0]
    Mailbox.objects.update(owner=world.dan.actor)

    assert grace.get(f"{HERE}signed-in/", {"code": "c", "state": state}).status_code == 404


def test_a_shared_mailbox_is_signed_in_to_by_an_admin(world, helen, provider):
    page = helen.post(SHARED, BOX | {"name": "Jobs", "access": "microsoft", "password": ""}).url
    state = parse_qs(urlsplit(helen.post(f"{page}sign-in/").url).query)["state"][0]
    provider.answer = (200, {"access_token": "at"})

    assert helen.get(f"{HERE}signed-in/", {"code": "c", "state": state}).url == page
