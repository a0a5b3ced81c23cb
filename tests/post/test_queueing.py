from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from hospes.foundation import clock
from hospes.post.models import Envelope, MailServer
from hospes.post.refusals import AlreadyLeft, BadAddress, BadHeader, KeyTaken, NoReplySender
from tests.post.conftest import leave_in_handing_over

pytestmark = pytest.mark.django_db


def test_a_letter_waits_as_a_row(queue):
    envelope = queue()

    assert list(Envelope.objects.waiting()) == [envelope]
    assert envelope.state == "queued"
    assert envelope.message_id.endswith("@harbourlight.example>")
    assert str(envelope) == "message:1"


def test_asking_twice_queues_once(queue):
    assert queue().pk == queue().pk
    assert Envelope.objects.count() == 1


@pytest.mark.parametrize("other", [{"text": "No."}, {"to_address": "eve@example.org"}, {"subject": "x"}])
def test_a_key_names_one_letter(queue, other):
    queue()

    with pytest.raises(KeyTaken):
        queue(**other)


def test_an_error_that_is_no_double_is_not_swallowed(queue):
    with pytest.raises(IntegrityError), transaction.atomic():
        Envelope.objects.all()._once(Envelope(key="x", queued_at=None))


@pytest.mark.parametrize(
    ("facts", "refusal"),
    [
        ({"from_address": "no-reply@harbourlight.example"}, NoReplySender),
        ({"from_address": "nobody"}, BadAddress),
        ({"to_address": "ada@example.org\nBcc: x@y"}, BadAddress),
        ({"headers": {"Bcc": "eve@example.org"}}, BadHeader),
    ],
)
def test_what_cannot_be_sent_is_not_queued(queue, facts, refusal):
    with pytest.raises(refusal):
        queue(**facts)

    assert not Envelope.objects.exists()


@pytest.mark.parametrize("sender", ["NoReply@x.example", "do-not-reply@x.example", "不回复@x.example"])
def test_the_database_knows_no_sender_that_nobody_reads(queue, sender):
    envelope = queue()

    with pytest.raises(IntegrityError), transaction.atomic():
        Envelope.objects.filter(pk=envelope.pk).update(from_address=sender)


@pytest.mark.parametrize(
    "wrong", [{"state": "lost"}, {"state": "accepted"}, {"state": "refused"}, {"state": "uncertain"}]
)
def test_the_database_knows_no_other_states(queue, wrong):
    envelope = queue()

    with pytest.raises(IntegrityError), transaction.atomic():
        Envelope.objects.filter(pk=envelope.pk).update(**wrong)


def test_names_and_subject_become_one_line(queue):
    envelope = queue(to_name="Ada\r\nBcc: x", subject="a\nb", from_name="y" * 2000)

    assert (envelope.to_name, envelope.subject) == ("Ada Bcc: x", "a b")
    assert len(envelope.from_name) == 200


def test_a_letter_is_due_from_its_time_on(server, queue):
    now = clock.now()
    envelope = queue(not_before=now + timedelta(seconds=30))

    assert list(Envelope.objects.due(now + timedelta(seconds=29))) == []
    assert list(Envelope.objects.due(now + timedelta(seconds=30))) == [envelope]


def test_without_a_mail_server_letters_wait(queue):
    queue()

    assert list(Envelope.objects.due(clock.now())) == []


def test_while_the_server_rests_only_what_a_crash_left_is_looked_at(server, queue):
    queue()
    left = leave_in_handing_over(queue(key="message:2"))
    MailServer.objects.update(rests_until=clock.now() + timedelta(minutes=5))

    assert list(Envelope.objects.due(clock.now())) == [left]


def test_a_letter_can_be_taken_back_before_it_leaves(envelope, work, fake_office):
    envelope.cancel(by="member:7")
    envelope.cancel(by="member:8")

    assert work() == 0
    assert fake_office.delivered == []
    assert (envelope.state, envelope.settled_by) == ("cancelled", "member:7")


def test_a_letter_that_has_left_cannot_be_taken_back(envelope, work):
    work()

    with pytest.raises(AlreadyLeft):
        envelope.cancel(by="member:7")

    assert Envelope.objects.get().state == "accepted"


def test_a_copy_for_a_colleague_is_the_same_mail_and_goes_to_nobody_twice(queue):
    letter = queue()
    copy = queue(key="message:1:cc:2", to_address="dan@harbourlight.example", message_id=letter.message_id)

    assert copy.message_id == letter.message_id
    with pytest.raises(IntegrityError), transaction.atomic():
        queue(key="message:1:again", message_id=letter.message_id)


def test_the_next_letter_is_found_by_an_index_however_many_wait(server, queue):
    queue()

    plan = Envelope.objects.due(clock.now()).explain()

    assert connection.vendor != "sqlite" or "USING INDEX envelope_due" in plan
