"""Whether a day of silence proves anything: only while we know that we would notice what comes back (P1)."""

from datetime import timedelta

import pytest

from hospes.foundation import claiming, clock, house
from hospes.post import testing_the_way_back, ways_in
from hospes.post.enums import Way
from hospes.post.models import Arrival, Envelope, Mailbox, MailServer, WayBack
from hospes.post.settings import ReceivingSettings, WayBackSettings
from hospes.post.work import HAND_OVER, SORT, TEST_WAY_BACK
from tests.post.conftest import GRACE
from tests.post.test_sorting_returned import quoted, report

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def way_in(db):
    house.write(ReceivingSettings, domain="in.example")


@pytest.fixture
def mailbox(db):
    return Mailbox.objects.create(
        owner="member:1", address=GRACE, host="imap.example", username=GRACE, added_at=clock.now()
    )


def work(*names: str) -> None:
    claiming.run_once("machine:worker-1", names=names or [TEST_WAY_BACK, HAND_OVER, SORT])


def probes() -> list[Envelope]:
    return list(Envelope.objects.filter(key__startswith="way-back:").order_by("pk"))


def healthy() -> bool:
    return MailServer.objects.bounce_path_healthy(clock.now())


def test_without_a_way_in_acceptance_has_to_do(now, envelope):
    work()

    assert (healthy(), probes()) == (True, [])
    assert "Send a test letter" in MailServer.objects.get().why_unproved(clock.now() + timedelta(days=8))


@pytest.mark.parametrize("way", ["way_in", "mailbox"])
def test_with_a_way_in_acceptance_does_not_do(now, envelope, way, request):
    request.getfixturevalue(way)
    work()

    assert not healthy()
    assert "came back" in MailServer.objects.get().why_unproved(clock.now())


def test_a_mailbox_that_is_switched_off_is_no_way_in(now, mailbox):
    mailbox.active = False
    mailbox.save()

    assert not ways_in.there_is_one()


def test_a_test_that_comes_back_proves_the_way_for_a_week(now, way_in, envelope, later, fake_office):
    work()
    [test] = probes()
    returned = fake_office.delivered[-1]

    Arrival.objects.take(
        report(quoted(test), recipient=test.to_address).encode(), way=Way.SMTP, envelope_to=[returned.sender]
    )
    work(SORT)

    assert healthy()
    later(days=7, seconds=5)
    assert not healthy()


def test_a_letter_that_really_came_back_proves_it_too(now, way_in, envelope):
    work()

    Arrival.objects.take(report(quoted(envelope)).encode(), way=Way.SMTP, envelope_to=[GRACE])
    work(SORT)

    assert healthy()


def test_the_test_goes_from_a_person_to_nobody(now, way_in, envelope):
    work()

    [test] = probes()
    assert test.from_address == GRACE
    assert test.to_address.startswith("no-such-address-")
    assert test.to_address.endswith("@in.example")
    assert test.headers == {"Auto-Submitted": "auto-generated"}


def test_where_only_mailboxes_are_read_nobody_is_in_the_writers_domain(now, mailbox, envelope):
    work()

    assert [test.to_address.partition("@")[2] for test in probes()] == ["harbourlight.example"]


def test_the_house_may_name_the_address(now, way_in, envelope):
    house.write(WayBackSettings, test_address="nobody-at-all@elsewhere.example")
    work()

    assert [test.to_address for test in probes()] == ["nobody-at-all@elsewhere.example"]


def test_it_is_repeated_every_few_days(now, way_in, envelope, later):
    work()
    later(days=4, hours=23)
    work(TEST_WAY_BACK)
    assert len(probes()) == 1

    later(hours=2)
    work(TEST_WAY_BACK)

    assert len(probes()) == 2
    assert WayBack.objects.get().attempts == 0


def test_before_the_first_letter_there_is_nobody_to_send_it(now, way_in, server, later):
    work(TEST_WAY_BACK)

    assert probes() == []
    assert WayBack.objects.get().due_at > clock.now() + timedelta(minutes=59)
    assert str(WayBack.objects.get()) == "not tested yet"


def test_one_due_time_is_one_letter(now, way_in, envelope):
    row = WayBack.objects.get()
    work()

    testing_the_way_back.send(row, "machine:worker-2")

    assert len(probes()) == 1


def test_setting_the_server_again_does_not_begin_anew(now, way_in, envelope):
    work()
    before = WayBack.objects.get().due_at

    MailServer.objects.configure(host="other.example", port=587, security="starttls")

    assert WayBack.objects.get().due_at == before
