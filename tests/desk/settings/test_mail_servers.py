"""Senders: the list, a server of one address or domain, one's own; and what the known services want."""

from datetime import timedelta

import pytest

from hospes.foundation import clock
from hospes.journal.models import Entry
from hospes.post.enums import Problem
from hospes.post.models import Envelope, MailServer
from hospes.post.presets import PRESETS

LIST = "/desk/settings/mail/"
HERE = "/desk/settings/mail/servers/"
OWN = "/desk/settings/me/mail/"
GRACE, HELEN = "grace@harbourlight.example", "helen@harbourlight.example"
SERVER = {"host": "smtp.example", "port": "465", "security": "tls", "username": "grace", "password": "very secret"}


@pytest.fixture
def grace(world, as_):
    return as_(world.grace)


def serving(serves: str, **more) -> MailServer:
    return MailServer.objects.configure(host="own.example", port=587, security="starttls", serves=serves, **more)


def rows(page) -> dict[str, tuple]:
    return {each.server.serves: (each.state, each.waiting, each.hour, each.day) for each in page.context["senders"]}


@pytest.mark.parametrize(
    ("typed", "serves"),
    [
        ("Jobs@Other.example", "jobs@other.example"),
        ("other.example", "domain:other.example"),
        ("@other.example", "domain:other.example"),
        ("公司.cn", "domain:xn--55qx5d.cn"),
    ],
)
def test_a_server_of_an_address_or_domain_is_added(world, helen, typed, serves):
    answer = helen.post(HERE, SERVER | {"serves": typed, "hourly": "50"})

    server = MailServer.objects.get(serves=serves)
    assert (server.host, server.hourly, server.daily, server.route().password) == ("smtp.example", 50, 0, "very secret")
    assert answer.url == f"{HERE}{server.pk}/"
    page = helen.get(answer.url).content.decode()
    assert server.served in page
    assert "very secret" not in page
    entry = Entry.objects.filter(verb="mail_server.configured").latest("pk")
    assert (entry.by, entry.data["serves"]) == (world.helen.actor, serves)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"serves": ""}, "serves"),
        ({"serves": "a b"}, "serves"),
        ({"serves": "@"}, "serves"),
        ({"serves": "domain:"}, "serves"),
        ({"serves": GRACE}, "serves"),
        ({"host": "not a host"}, "host"),
        ({"port": "70000"}, "port"),
        ({"hourly": "-1"}, "hourly"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field_and_stays_typed(world, helen, change, field):
    serving(GRACE)

    answer = helen.post(HERE, SERVER | {"serves": "other.example"} | change)

    assert (answer.status_code, set(answer.context["form"].errors)) == (422, {field})
    assert 'value="grace"' in answer.content.decode()
    assert "very secret" not in answer.content.decode()
    assert MailServer.objects.count() == 2


def test_a_server_is_changed_and_its_password_goes_nowhere_else(world, helen):
    server = serving("domain:other.example", username="it", password="very secret")
    here = f"{HERE}{server.pk}/"

    helen.post(here, SERVER | {"host": "own.example", "password": "", "daily": "90"})
    elsewhere = helen.post(here, SERVER | {"host": "evil.example", "password": ""})

    server.refresh_from_db()
    assert (server.host, server.daily, server.route().password) == ("own.example", 90, "very secret")
    assert (elsewhere.status_code, set(elsewhere.context["form"].errors)) == (422, {"password"})


@pytest.mark.parametrize(
    ("serves", "sender"),
    [
        ("domain:harbourlight.example", HELEN),
        (GRACE, GRACE),
        ("jobs@other.example", "jobs@other.example"),
        ("domain:other.example", HELEN),
    ],
)
def test_a_test_letter_comes_from_whom_the_server_sends_for(world, helen, serves, sender):
    server = serving(serves)

    helen.post(f"{HERE}{server.pk}/test/", {"what": "letter"})

    [letter] = world.office.messages(HELEN)
    assert sender in letter["From"]
    page = helen.get(f"{HERE}{server.pk}/").content.decode()
    assert f"A test letter is on its way to {HELEN}." in page
    assert "Works" in page


def test_what_a_test_finds_is_explained(world, helen):
    server = serving(GRACE)
    world.office.close(Problem.LOGIN_REFUSED, "535 <b>no</b>")

    helen.post(f"{HERE}{server.pk}/test/", {"what": "connection"})

    page = helen.get(f"{HERE}{server.pk}/").content.decode()
    for words in ("does not accept this user name", "What to do", "535 &lt;b&gt;no&lt;/b&gt;", "Does not send"):
        assert words in page


def test_an_address_that_nobody_reads_is_said(world, helen):
    server = serving("noreply@other.example")

    helen.post(f"{HERE}{server.pk}/test/", {"what": "letter"})

    assert "looks like an address that nobody reads" in helen.get(f"{HERE}{server.pk}/").content.decode()


def test_removing_asks_once_and_letters_go_on(world, helen):
    server = serving(GRACE)
    server.note_trouble(Problem.LOGIN_REFUSED, "535")
    world.apply()
    waits = Envelope.objects.waiting().filter(server=server).count()
    here = f"{HERE}{server.pk}/removal/"

    question = helen.get(here).content.decode()
    assert f"Remove the mail server of {GRACE}?" in question
    assert MailServer.objects.filter(pk=server.pk).exists()
    answer = helen.post(here)

    assert answer.url == LIST
    assert waits > 0
    assert [each.is_shared for each in MailServer.objects.all()] == [True]
    assert Envelope.objects.waiting().filter(server=MailServer.objects.current()).count() == waits
    assert helen.post(here).status_code == 404


def test_without_a_shared_server_letters_are_said_to_wait(world, helen):
    MailServer.objects.all().delete()
    server = serving(GRACE)

    assert "its letters wait until there is" in helen.get(f"{HERE}{server.pk}/removal/").content.decode()


def test_the_shared_server_is_not_on_these_pages(world, helen):
    here = f"{HERE}{MailServer.objects.current().pk}/"

    assert {helen.get(here).status_code, helen.post(f"{here}removal/").status_code} == {404}


@pytest.mark.parametrize("page", [HERE, f"{HERE}{{pk}}/", f"{HERE}{{pk}}/test/", f"{HERE}{{pk}}/removal/"])
def test_only_admins_find_the_servers_of_others(world, grace, page):
    url = page.format(pk=serving(GRACE).pk)

    assert {grace.get(url).status_code, grace.post(url, SERVER).status_code} == {404}


def test_a_member_enters_a_server_of_his_own_and_tries_it(world, grace):
    assert f'value="{GRACE}"' in grace.get(OWN).content.decode()
    grace.post(OWN, SERVER)
    grace.post(OWN, SERVER | {"password": "", "daily": "100"})
    grace.post(f"{OWN}test/", {"what": "letter"})

    server = MailServer.objects.for_address(GRACE)
    assert (server.serves, server.daily, server.route().password) == (GRACE, 100, "very secret")
    assert MailServer.objects.for_address(HELEN).is_shared
    assert len(world.office.messages(GRACE)) == 1
    page = grace.get(OWN).content.decode()
    assert "very secret" not in page
    assert "Works" in page


def test_a_member_cannot_name_another_address_for_his_server(world, grace):
    grace.post(OWN, SERVER | {"serves": HELEN})

    assert {each.serves for each in MailServer.objects.all()} == {"", GRACE}


def test_a_member_removes_his_server(world, grace):
    grace.post(OWN, SERVER)

    assert "Remove it" in grace.get(f"{OWN}removal/").content.decode()
    assert grace.post(f"{OWN}removal/").url == OWN
    assert MailServer.objects.get().is_shared
    assert [grace.get(f"{OWN}removal/").url, grace.post(f"{OWN}removal/").url, grace.post(f"{OWN}test/").url] == [
        OWN
    ] * 3


def test_his_server_follows_when_his_address_changes(world, helen, grace):
    grace.post(OWN, SERVER)

    helen.post(f"/desk/settings/members/{world.grace.pk}/address/", {"email": "hopper@other.example"})

    assert {each.serves for each in MailServer.objects.all()} == {"", "hopper@other.example"}


def test_trouble_of_his_server_leads_him_to_his_page(world, grace, helen):
    serving(GRACE).note_trouble(Problem.LOGIN_REFUSED, "535")

    assert OWN in grace.get("/desk/").content.decode()
    assert OWN not in helen.get("/desk/").content.decode()


def test_the_list_says_how_each_sender_does(world, helen):
    serving("domain:new.example")
    serving(HELEN).note_trouble(Problem.LOGIN_REFUSED, "535")
    serving("full@other.example", hourly=5).note_full(clock.now() + timedelta(minutes=30))
    serving(GRACE, daily=200)
    world.apply()
    world.work()

    page = helen.get(LIST)

    shared = MailServer.objects.current()
    assert list(rows(page)) == ["", "domain:new.example", "full@other.example", GRACE, HELEN]
    assert {serves: row[0] for serves, row in rows(page).items()} == {
        "": "works" if shared.last_accepted_at or shared.checked_at else "new",
        "domain:new.example": "new",
        "full@other.example": "full",
        GRACE: "works",
        HELEN: "trouble",
    }
    assert rows(page)[GRACE] == ("works", 0, 1, 1)
    words = page.content.decode()
    for each in (
        "Everybody else",
        "Grace",
        "every address there",
        "1 of 200 in the last day",
        "0 of 5 in the last hour",
    ):
        assert each in words
    assert "does not accept this user name" in words


def test_one_server_sends_for_everybody_and_none_is_said(world, helen):
    words = helen.get(LIST).content.decode()
    assert "Everybody" in words
    assert "Everybody else" not in words
    MailServer.objects.all().delete()

    assert "None yet. Set up the shared one below." in helen.get(LIST).content.decode()


def test_letters_that_wait_are_counted_by_sender(world, helen):
    serving(GRACE).note_trouble(Problem.LOGIN_REFUSED, "535")
    world.apply()

    page = helen.get(LIST)

    assert (rows(page)[GRACE][1], rows(page)[""][1]) == (1, 0)
    assert "One letter waits" in page.content.decode()


def test_a_sender_whose_member_has_no_access_is_marked(world, helen):
    # Who leaves takes his server along; one that was left over from before that rule is marked.
    serving(world.dan.email)
    assert "No access any more" not in helen.get(LIST).content.decode()
    type(world.dan).objects.filter(pk=world.dan.pk).update(is_active=False)

    assert "No access any more" in helen.get(LIST).content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_asks_the_same_however_long(world, helen, django_assert_num_queries, count):
    for number in range(count):
        serving(f"domain:d{number}.example")
    helen.get(LIST)

    with django_assert_num_queries(27):
        helen.get(LIST)


@pytest.mark.parametrize("page", [LIST, HERE, OWN])
@pytest.mark.parametrize("each", [each for each in PRESETS if each.host], ids=lambda each: each.key)
def test_a_known_service_fills_the_form_and_is_said_to_be_untested(world, helen, page, each):
    answer = helen.get(page, {"preset": each.key})

    form = answer.context["form"]
    assert {name: form[name].value() for name in ("host", "port", "security", "hourly", "daily")} == {
        name: getattr(each, name) for name in ("host", "port", "security", "hourly", "daily")
    }
    words = answer.content.decode()
    assert f'value="{each.host}"' in words
    assert "Not tested live by us." in words
    assert ("It usually sends only for the address that signs in." in words) == (page != OWN)


def test_another_service_is_looked_up_by_oneself(world, helen):
    words = helen.get(HERE, {"preset": "generic"}).content.decode()

    assert "service&#x27;s help pages" in words
    assert "Not tested live" not in words
