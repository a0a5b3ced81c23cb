"""Several mail servers: who sends by which, and one in trouble stops nobody else."""

from datetime import timedelta

import pytest

from hospes.foundation import clock
from hospes.journal.models import Entry
from hospes.post.enums import Problem
from hospes.post.models import Envelope, MailServer
from hospes.post.refusals import BadAddress, LastServer
from tests.post.conftest import GRACE

pytestmark = pytest.mark.django_db

GIVEN = {"host": "smtp.example", "port": 587, "security": "starttls"}
DAN = "dan@harbourlight.example"
EVE = "eve@other.example"


def serving(serves: str, **more) -> MailServer:
    return MailServer.objects.configure(**GIVEN | {"host": "own.example"} | more, serves=serves)


def states() -> dict[str, str]:
    return dict(Envelope.objects.values_list("key", "state"))


def test_the_own_address_comes_before_the_domain_and_the_domain_before_the_shared_one(server):
    domain, own = serving("domain:Harbourlight.example"), serving("Grace@Harbourlight.example")

    chosen = {address: MailServer.objects.for_address(address) for address in (GRACE, GRACE.upper(), DAN, EVE)}

    assert chosen == {GRACE: own, GRACE.upper(): own, DAN: domain, EVE: server}
    assert [own.is_shared, own.served, domain.served, server.is_shared] == [
        False,
        "grace@harbourlight.example",
        "harbourlight.example",
        True,
    ]


def test_a_domain_of_another_script_is_the_same_in_ascii(db):
    own = serving("domain:公司.cn")

    assert own.serves == "domain:xn--55qx5d.cn"
    assert MailServer.objects.for_address("he@公司.cn") == own
    assert MailServer.objects.for_address("he@other.cn") is None


@pytest.mark.parametrize("wrong", ["grace", "domain:", "domain:a b", "@x"])
def test_what_is_neither_address_nor_domain_is_refused(db, wrong):
    with pytest.raises(BadAddress):
        serving(wrong)


def test_a_wrong_password_stops_that_sender_only(server, queue, work, fake_office):
    own = serving(GRACE)
    queue(key="message:1")
    queue(key="message:2")
    queue(key="message:3", from_address=DAN)
    own.note_trouble(Problem.LOGIN_REFUSED, "535 5.7.8 Bad password")

    work()

    assert states() == {"message:1": "queued", "message:2": "queued", "message:3": "accepted"}
    assert list(MailServer.objects.in_trouble()) == [own]


def test_a_wrong_password_is_not_tried_every_few_minutes(server):
    server.note_trouble(Problem.LOGIN_REFUSED, "535")

    assert server.rests_until - clock.now() > timedelta(hours=5)


def test_letters_that_wait_go_to_the_server_that_sends_for_them_now(server, queue, work, fake_office):
    own = serving(GRACE)
    waits = queue()
    assert waits.server == own

    own.remove(by="member:1")

    waits.refresh_from_db()
    assert waits.server == server
    assert work() == 1
    assert states() == {"message:1": "accepted"}


def test_the_shared_server_is_not_removed(server):
    with pytest.raises(LastServer):
        server.remove(by="member:1")

    assert MailServer.objects.current() == server


def test_changes_are_in_the_journal(server):
    serving(GRACE, by="member:1").remove(by="member:1")

    changes = Entry.objects.filter(by="member:1").order_by("pk").values_list("verb", "data")
    assert list(changes) == [
        ("mail_server.configured", {"serves": GRACE, "host": "own.example"}),
        ("mail_server.removed", {"serves": GRACE, "host": "own.example"}),
    ]


def test_a_letter_queued_while_the_first_server_is_set_leaves_too(queue, work, fake_office):
    letter = queue()
    MailServer.objects.configure(**GIVEN)
    Envelope.objects.filter(pk=letter.pk).update(server=None)

    work()

    letter.refresh_from_db()
    assert (letter.state, letter.server) == ("accepted", MailServer.objects.current())


def test_what_is_accepted_says_that_its_own_server_works(server, queue, work, fake_office):
    own = serving(GRACE)
    queue()

    work()

    own.refresh_from_db()
    server.refresh_from_db()
    assert own.last_accepted_at is not None
    assert server.last_accepted_at is None


@pytest.mark.parametrize(("limit", "waits"), [({"hourly": 2}, {"hours": 1}), ({"daily": 2}, {"days": 1})])
def test_no_more_leave_than_may_in_an_hour_or_a_day(server, queue, work, fake_office, limit, waits):
    serving(GRACE, **limit)
    for number in range(5):
        queue(key=f"message:{number}")
    queue(key="message:dan", from_address=DAN)

    work()
    first = sorted(states().values())
    work()
    clock.move(timedelta(**waits) - timedelta(minutes=1))
    work()
    before = sorted(states().values())
    clock.move(timedelta(minutes=2))
    work()

    assert first == before == ["accepted"] * 3 + ["queued"] * 3
    assert sorted(states().values()) == ["accepted"] * 5 + ["queued"]


def test_two_workers_do_not_both_take_the_last_place(server, queue, work, fake_office):
    own = serving(GRACE, hourly=1)
    queue(key="message:1")
    second = queue(key="message:2")
    work()
    own.refresh_from_db()
    MailServer.objects.update(full_until=None)
    second.claimed_by = "machine:worker-2"
    second.save(update_fields=["claimed_by"])

    second.hand_over(by="machine:worker-2")

    assert states() == {"message:1": "accepted", "message:2": "queued"}


def test_a_server_is_found_by_exactly_what_it_serves(server):
    own = serving(GRACE)

    assert MailServer.objects.serving(GRACE.upper()) == own
    assert MailServer.objects.serving(DAN) is None
    assert MailServer.objects.serving("") == server


def test_a_server_goes_with_its_writer_to_another_address(server, queue):
    own = serving(GRACE, password="very secret")
    before = queue(key="message:1")

    MailServer.objects.follow(GRACE, "G.Hopper@Other.example", by="member:1")
    MailServer.objects.follow(GRACE, "G.Hopper@Other.example", by="member:1")

    own.refresh_from_db()
    before.refresh_from_db()
    assert (own.serves, own.route().password) == ("g.hopper@other.example", "very secret")
    assert before.server == server
    assert queue(key="message:2", from_address="g.hopper@other.example").server == own
    entry = Entry.objects.get(verb="mail_server.followed")
    assert (entry.by, entry.data) == ("member:1", {"before": GRACE, "serves": "g.hopper@other.example"})


def test_a_server_stays_where_the_address_stays(server):
    own = serving(GRACE)

    MailServer.objects.follow(GRACE, GRACE.upper(), by="member:1")
    MailServer.objects.follow(DAN, EVE, by="member:1")

    own.refresh_from_db()
    assert own.serves == GRACE
    assert not Entry.objects.filter(verb="mail_server.followed").exists()


def test_an_address_that_has_a_server_keeps_that_one(server):
    serving(GRACE)
    kept = serving(DAN, host="dan.example")

    MailServer.objects.follow(GRACE, DAN, by="member:1")

    assert set(MailServer.objects.all()) == {server, kept}
