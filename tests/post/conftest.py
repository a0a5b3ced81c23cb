from collections.abc import Callable, Iterator
from typing import Any

import pytest

from hospes.foundation import claiming, clock
from hospes.post import outcomes
from hospes.post.models import Envelope, MailServer
from hospes.post.transports.fake import FakeOffice, office
from hospes.post.work import HAND_OVER

GRACE = "grace@harbourlight.example"
ADA = "ada@example.org"


@pytest.fixture(autouse=True)
def moving_clock(settings, tmp_path):
    settings.DATA = tmp_path
    settings.MOVABLE_CLOCK = True
    return clock


@pytest.fixture(autouse=True)
def fake_office(settings) -> FakeOffice:
    settings.POST_TRANSPORT = "fake"
    office.clear()
    return office


@pytest.fixture
def server(db) -> MailServer:
    return MailServer.objects.configure(host="mail.example", port=587, security="starttls")


@pytest.fixture
def queue() -> Callable[..., Envelope]:
    def put(**facts: Any) -> Envelope:
        letter = {
            "key": "message:1",
            "from_name": "Grace 何",
            "from_address": GRACE,
            "to_name": "Ada Lovelace",
            "to_address": ADA,
            "subject": "It arrived",
            "text": "Hello Ada,\nit arrived.",
        }
        return Envelope.objects.queue(**letter | facts)

    return put


@pytest.fixture
def envelope(server, queue) -> Envelope:
    return queue()


@pytest.fixture
def work() -> Callable[..., int]:
    def one_round(worker: str = "machine:worker-1") -> int:
        return claiming.run_once(worker, names=[HAND_OVER])

    return one_round


@pytest.fixture
def told() -> Iterator[list[tuple[str, str]]]:
    """What a listener of a higher room was told: (key, what)."""
    heard: list[tuple[str, str]] = []
    outcomes.register.add(
        outcomes.Listener(name="test", tell=lambda envelope, what: heard.append((envelope.key, what)))
    )
    yield heard
    outcomes.register.remove("test")


@pytest.fixture
def in_handing_over(envelope) -> Envelope:
    """A letter whose worker stopped in the middle of DATA."""
    return leave_in_handing_over(envelope)


def leave_in_handing_over(envelope: Envelope) -> Envelope:
    envelope.state = "handing_over"
    envelope.handing_over_at = clock.now()
    envelope.claimed_by = "machine:dead"
    envelope.lease_until = clock.now()
    envelope.save()
    return envelope
