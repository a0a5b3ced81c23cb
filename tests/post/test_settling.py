import pytest

from hospes.foundation import clock
from hospes.post import outcomes
from hospes.post.enums import What
from hospes.post.models import Envelope
from hospes.post.refusals import NotSentYet, NotUncertain, OnlyAPerson

pytestmark = pytest.mark.django_db


@pytest.fixture
def accepted(envelope, work) -> Envelope:
    work()
    return Envelope.objects.get()


@pytest.fixture
def uncertain(in_handing_over, work) -> Envelope:
    work()
    return Envelope.objects.get()


def test_a_letter_comes_back(accepted, told):
    accepted.bounce(by="machine:mailroom", response="550 5.1.1 unknown", hard=True)

    letter = Envelope.objects.get()
    assert (letter.state, letter.hard, letter.response) == ("refused", True, "550 5.1.1 unknown")
    assert letter.bounced_at == letter.refused_at
    assert letter.accepted_at is not None
    assert told == [("message:1", "bounced")]


def test_a_second_notice_changes_nothing(accepted, told):
    accepted.bounce(by="machine:mailroom", response="first", hard=False)
    accepted.bounce(by="machine:mailroom", response="second", hard=True)

    assert Envelope.objects.get().response == "first"
    assert told == [("message:1", "bounced")]


def test_a_letter_that_never_left_cannot_come_back(envelope, told):
    with pytest.raises(NotSentYet):
        envelope.bounce(by="machine:mailroom", response="550", hard=True)

    assert told == []


def test_a_bounce_settles_doubt(uncertain, told):
    uncertain.bounce(by="machine:mailroom", response="550", hard=True)

    assert told == [("message:1", "bounced")]


def test_a_bounce_that_is_faster_than_the_answer_stays(in_handing_over, told):
    in_handing_over.bounce(by="machine:mailroom", response="550", hard=True)

    in_handing_over.accept("250 OK")

    assert Envelope.objects.get().state == "refused"
    assert told == [("message:1", "bounced")]


@pytest.mark.parametrize("as_", [What.ACCEPTED, What.REFUSED])
@pytest.mark.parametrize("by", ["member:7", "candidate:k3v9x2m4pq"])
def test_a_person_settles_doubt(uncertain, told, as_, by):
    uncertain.settle_uncertain(as_=as_, by=by)

    letter = Envelope.objects.get()
    assert (letter.state, letter.settled_by) == (as_, by)
    assert told == [("message:1", as_)]


def test_a_machine_settles_no_doubt(uncertain):
    with pytest.raises(OnlyAPerson):
        uncertain.settle_uncertain(as_=What.ACCEPTED, by="machine:worker")

    assert Envelope.objects.get().state == "uncertain"


def test_only_doubt_is_settled(accepted):
    with pytest.raises(NotUncertain):
        accepted.settle_uncertain(as_=What.REFUSED, by="member:7")

    assert Envelope.objects.get().state == "accepted"


def test_a_settled_letter_is_no_test_of_the_way_back(uncertain, server):
    uncertain.settle_uncertain(as_=What.ACCEPTED, by="member:7")

    assert not type(server).objects.bounce_path_healthy(clock.now())


def test_listeners_lock_first_and_are_told_inside_the_transaction(accepted):
    order = []
    outcomes.register.add(
        outcomes.Listener(
            name="above",
            lock=lambda envelope: order.append(("lock", envelope.state)),
            tell=lambda envelope, what: order.append((what, Envelope.objects.get(pk=envelope.pk).state)),
        )
    )

    accepted.bounce(by="machine:mailroom", response="550", hard=True)
    outcomes.register.remove("above")

    assert order == [("lock", "accepted"), ("bounced", "refused")]


def test_a_listener_that_refuses_undoes_the_state(accepted):
    def fail(envelope, what):
        raise RuntimeError

    outcomes.register.add(outcomes.Listener(name="broken", tell=fail))
    with pytest.raises(RuntimeError):
        accepted.bounce(by="machine:mailroom", response="550", hard=True)
    outcomes.register.remove("broken")

    assert Envelope.objects.get().state == "accepted"
