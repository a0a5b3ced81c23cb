"""What a provider says about a letter stands on that letter, and on no other."""

import pytest

from hospes.post.enums import What
from hospes.post.models import Envelope
from hospes.post.told_by_provider import Event, tell

pytestmark = pytest.mark.django_db


def left(number: int = 1) -> Envelope:
    """A letter to Ada that left."""
    letter = Envelope.objects.queue(
        key=f"test:{number}",
        from_name="Grace",
        from_address="grace@harbourlight.example",
        to_name="Ada",
        to_address="ada@example.org",
        subject="Hello",
        text="Hello",
    )
    Envelope.objects.filter(pk=letter.pk).update(
        state="accepted", accepted_at=letter.queued_at, handing_over_at=letter.queued_at
    )
    letter.refresh_from_db()
    return letter


def event(what: What = What.BOUNCED, **facts) -> Event:
    return Event(what=what, **{"recipient": "Ada@example.org", "hard": True, "said": "550 no such user", **facts})


def test_by_its_message_id_and_once():
    letter = left()
    left(2)

    assert [tell(event(message_id=letter.message_id)) for _time in range(2)] == [True, True]
    letter.refresh_from_db()
    assert (letter.bounced_at is not None, letter.hard) == (True, True)
    assert Envelope.objects.filter(bounced_at=None).count() == 1


def test_by_sender_and_recipient_where_one_letter_fits():
    letter = left()

    assert tell(event(sender="Grace@harbourlight.example"))
    letter.refresh_from_db()
    assert letter.bounced_at is not None


def test_two_that_fit_are_none():
    left()
    left(2)

    assert not tell(event(sender="grace@harbourlight.example"))
    assert not Envelope.objects.exclude(bounced_at=None).exists()


@pytest.mark.parametrize("facts", [{"recipient": "bo@example.org"}, {"message_id": "<other@example.org>"}])
def test_what_fits_no_letter_changes_none(facts):
    letter = left()

    assert not tell(event(**{"message_id": letter.message_id, **facts}))
    assert not Envelope.objects.exclude(bounced_at=None).exists()


@pytest.mark.parametrize("what", [What.DELAYED, What.COMPLAINED])
def test_a_delay_or_a_complaint_is_no_return(what):
    letter = left()

    assert tell(event(what, message_id=letter.message_id))
    letter.refresh_from_db()
    assert letter.bounced_at is None


def test_by_the_name_that_the_provider_has_for_it():
    letter = left()
    left(2)
    Envelope.objects.filter(pk=letter.pk).update(known_as="pm-1")

    assert tell(event(known_as="pm-1", sender="grace@harbourlight.example"))
    letter.refresh_from_db()
    assert letter.bounced_at is not None
    assert Envelope.objects.filter(bounced_at=None).count() == 1


def test_a_providers_name_for_a_letter_that_left_over_smtp_is_no_obstacle():
    letter = left()

    assert tell(event(known_as="pm-2", sender="grace@harbourlight.example"))
    assert not tell(event(known_as="pm-2", message_id="<other@example.org>"))
    letter.refresh_from_db()
    assert letter.bounced_at is not None


def test_delivered_ends_a_doubt_and_is_told(told):
    letter = left()
    Envelope.objects.filter(pk=letter.pk).update(state="uncertain", accepted_at=None)

    assert [tell(event(What.DELIVERED, message_id=letter.message_id)) for _time in range(2)] == [True, True]

    letter.refresh_from_db()
    assert (letter.state, letter.accepted_at is not None) == ("accepted", True)
    assert [what for _key, what in told] == ["accepted", "delivered", "delivered"]
