"""The mailroom follows the settings while it runs."""

import asyncio
import socket

import pytest

from hospes.foundation import beats, house
from hospes.mailroom.house import BEAT, Mailroom, wishes
from hospes.post.settings import ReceivingSettings


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def answers(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), 1).close()
    except OSError:
        return False
    return True


def test_without_a_domain_or_a_port_nothing_listens(world):
    assert wishes() == set()
    house.write(ReceivingSettings, domain="", smtp_port=2525)
    assert wishes() == set()


def test_it_opens_and_closes_as_the_settings_say(world, running):
    said: list[str] = []
    mailroom, port, local = Mailroom(said.append), free_port(), free_port()
    house.write(ReceivingSettings, smtp_port=port, lmtp_port=local)
    running.do(mailroom.follow())
    assert answers(port)
    assert answers(local)
    assert sorted(said) == [f"LMTP on 127.0.0.1:{local}", f"SMTP on 127.0.0.1:{port}"]

    house.write(ReceivingSettings, smtp_port=0, lmtp_port=0)
    running.do(mailroom.follow())

    assert not answers(port)
    assert beats.facts(BEAT) == {"listening": 0, "trouble": []}


@pytest.mark.parametrize("files", [{}, {"certificate": "/nowhere.pem", "private_key": "/nowhere.key"}])
def test_a_port_or_certificate_that_cannot_be_used_is_said_in_words(world, running, files):
    taken = socket.create_server(("127.0.0.1", 0))
    port = taken.getsockname()[1]
    if files:
        taken.close()
    house.write(ReceivingSettings, smtp_port=port, **files)
    mailroom = Mailroom()

    running.do(mailroom.follow())
    running.do(mailroom.follow())

    assert [words.startswith(f"127.0.0.1:{port}: ") for words in beats.facts(BEAT)["trouble"]] == [True]
    taken.close()


def test_it_runs_until_told_to_stop_whatever_the_database_says(world, running, monkeypatch):
    async def run() -> None:
        stop = asyncio.Event()
        task = asyncio.create_task(Mailroom().run(stop))
        await asyncio.sleep(0.2)
        stop.set()
        await task

    monkeypatch.setattr("hospes.mailroom.house.LOOK_EVERY_SECONDS", 0.05)
    running.do(run())
    monkeypatch.setattr("hospes.mailroom.house.wishes", lambda: 1 / 0)
    running.do(run())
