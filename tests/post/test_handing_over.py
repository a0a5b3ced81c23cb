from datetime import timedelta

import pytest
from django.db import transaction

from hospes.foundation import claiming, clock
from hospes.foundation.crash_points import Crashed, armed
from hospes.post import outcomes, pauses
from hospes.post.enums import Problem
from hospes.post.models import Envelope, MailServer
from hospes.post.refusals import NoMailServer
from hospes.post.work import HAND_OVER
from tests.post.conftest import ADA

pytestmark = pytest.mark.django_db


def state() -> str:
    return Envelope.objects.get().state


def test_a_letter_is_handed_over_once(envelope, work, fake_office, told):
    work()
    work()

    assert [mail["Message-ID"] for mail in fake_office.messages(ADA)] == [envelope.message_id]
    assert fake_office.messages("eve@example.org") == []
    envelope.refresh_from_db()
    assert (envelope.state, envelope.response) == ("accepted", "250 2.0.0 Queued")
    assert envelope.accepted_at >= envelope.handing_over_at
    assert told == [("message:1", "accepted")]
    assert MailServer.objects.bounce_path_healthy(clock.now())


@pytest.mark.parametrize("order", ["refuse", "refuse_at_data"])
def test_a_refused_letter_is_not_tried_again(envelope, work, fake_office, told, order):
    getattr(fake_office, order)(ADA)

    work()
    clock.move(timedelta(hours=30))
    work()

    envelope.refresh_from_db()
    assert (envelope.state, envelope.hard, envelope.response[:2]) == ("refused", True, "55")
    assert fake_office.delivered == []
    assert told == [("message:1", "refused")]


def test_a_deferred_letter_is_tried_again_after_a_growing_pause(envelope, work, fake_office):
    fake_office.defer(ADA)
    fake_office.defer(ADA)

    pauses_made = []
    for _ in range(2):
        work()
        envelope.refresh_from_db()
        pauses_made.append(round((envelope.not_before - clock.now()) / pauses.FIRST))
        assert (envelope.state, envelope.response) == ("queued", "451 4.7.1 Try again later")
        assert work() == 0
        clock.move(envelope.not_before - clock.now())
    work()

    assert pauses_made == [1, 2]
    assert state() == "accepted"


def test_after_hours_a_person_is_told_and_after_five_days_it_is_refused(envelope, work, fake_office, told):
    for _ in range(90):
        fake_office.defer(ADA)

    while state() == "queued":
        clock.move(timedelta(hours=1))
        work()

    envelope.refresh_from_db()
    assert (envelope.state, envelope.hard) == ("refused", False)
    assert envelope.refused_at - envelope.tried_since >= timedelta(days=5)
    assert envelope.attempts < 45
    assert timedelta(hours=4) <= envelope.waiting_told_at - envelope.tried_since < timedelta(hours=9)
    assert told == [("message:1", "delayed"), ("message:1", "refused")]


def test_trouble_with_the_server_makes_the_whole_queue_rest(server, queue, work, fake_office):
    queue(key="message:1")
    queue(key="message:2")
    fake_office.close(Problem.LOGIN_REFUSED, "535 5.7.8 Bad password")

    assert work() == 1
    assert work() == 0

    server.refresh_from_db()
    assert (server.problem, server.last_error) == ("login_refused", "535 5.7.8 Bad password")
    assert set(Envelope.objects.values_list("state", flat=True)) == {"queued"}
    assert fake_office.lines_opened == 0


def test_the_queue_moves_again_when_the_server_does(server, queue, work, fake_office):
    queue(key="message:1")
    queue(key="message:2")
    fake_office.close()
    work()
    fake_office.open()

    clock.move(timedelta(minutes=2))
    work()

    server.refresh_from_db()
    assert set(Envelope.objects.values_list("state", flat=True)) == {"accepted"}
    assert (server.problem, server.failing_since, server.rests_until) == ("", None, None)


def test_saving_the_server_anew_sends_what_waits_at_once(server, envelope, work, fake_office):
    fake_office.close()
    work()
    fake_office.open()

    MailServer.objects.configure(host="other.example", port=465, security="tls")
    work()

    assert state() == "accepted"


@pytest.mark.parametrize("arrives", [True, False])
def test_a_line_that_breaks_after_data_leaves_doubt_and_no_second_letter(envelope, work, fake_office, told, arrives):
    fake_office.break_after_data(ADA, arrives=arrives)

    for _ in range(3):
        work()
        clock.move(timedelta(hours=5))

    envelope.refresh_from_db()
    assert (envelope.state, envelope.response) == ("uncertain", "Connection unexpectedly closed")
    assert len(fake_office.delivered) == arrives
    assert list(Envelope.objects.uncertain()) == [envelope]
    assert told == [("message:1", "uncertain")]


@pytest.mark.parametrize(
    ("point", "ends", "letters"),
    [
        ("post.before_handing_over", "accepted", 1),
        ("post.before_data", "uncertain", 0),
        ("post.after_data", "uncertain", 1),
        ("post.answer_noted", "accepted", 1),
    ],
)
def test_a_crash_doubles_nothing_and_loses_nothing(*, envelope, work, fake_office, told, point, ends, letters):
    with armed(point), pytest.raises(Crashed):
        work("machine:dies")

    clock.move(timedelta(minutes=10))
    work("machine:lives")
    clock.move(timedelta(days=1))
    work("machine:lives")

    assert state() == ends
    assert len(fake_office.delivered) == letters
    assert told == [("message:1", ends)]


def test_what_is_held_by_a_living_worker_is_left_alone(envelope, work):
    with armed("post.before_data"), pytest.raises(Crashed):
        work("machine:slow")

    assert work("machine:other") == 0


def test_a_slow_worker_that_lost_its_claim_hangs_up_before_data(envelope, work, fake_office):
    def meanwhile():
        Envelope.objects.update(claimed_by="machine:other")

    with armed("post.before_handing_over", meanwhile):
        work("machine:slow")

    assert fake_office.delivered == []
    assert state() == "claimed"


def test_a_letter_taken_back_while_the_worker_dials_does_not_leave(envelope, work, fake_office):
    with armed("post.before_handing_over", lambda: Envelope.objects.get().cancel(by="member:7")):
        work()

    assert fake_office.delivered == []
    assert state() == "cancelled"


def test_a_letter_taken_back_just_before_it_is_claimed_is_left_alone(envelope, fake_office):
    stale = Envelope.objects.get()
    envelope.cancel(by="member:7")

    stale.hand_over(by="machine:worker-1")

    assert fake_office.lines_opened == 0


@pytest.mark.parametrize("order", ["defer", "refuse"])
def test_a_worker_that_lost_its_claim_writes_no_answer(envelope, work, fake_office, order):
    getattr(fake_office, order)(ADA)
    seen = fake_office.hear_address

    def meanwhile(parcel):
        Envelope.objects.update(claimed_by="machine:other")
        seen(parcel)

    fake_office.hear_address = meanwhile
    work("machine:slow")
    del fake_office.hear_address

    assert state() == "claimed"


def test_a_late_yes_ends_the_doubt(envelope, work, told):
    def others_call_it_a_crash():
        row = Envelope.objects.get()
        row.doubt("slow", by=row.claimed_by)

    with armed("post.after_data", others_call_it_a_crash):
        work()

    assert state() == "accepted"
    assert told == [("message:1", "uncertain"), ("message:1", "accepted")]


def test_a_listener_that_fails_costs_no_evidence(envelope, work, fake_office):
    def fail(envelope, what):
        raise RuntimeError("the room above is broken")

    outcomes.register.add(outcomes.Listener(name="broken", tell=fail))
    work()
    outcomes.register.remove("broken")
    assert state() == "handing_over"

    clock.move(timedelta(minutes=1))
    work()

    assert state() == "accepted"
    assert len(fake_office.delivered) == 1


def test_without_a_server_nothing_is_tried(envelope):
    MailServer.objects.all().delete()
    Envelope.objects.update(claimed_by="machine:worker-1")

    with pytest.raises(NoMailServer):
        Envelope.objects.get().hand_over(by="machine:worker-1")


@pytest.mark.django_db(transaction=True)
def test_handing_over_is_committed_before_data_or_not_at_all(envelope):
    work = claiming.due_work[HAND_OVER]
    row = claiming.claim(work, "machine:worker-1")

    with pytest.raises(RuntimeError), transaction.atomic():
        row.hand_over(by="machine:worker-1")

    assert state() == "queued"


def test_pauses_grow_to_four_hours():
    minutes = [pauses.before_try(number).total_seconds() / 60 for number in (0, 1, 2, 3, 8, 9, 1000)]

    assert minutes == [1, 1, 2, 4, 128, 240, 240]
