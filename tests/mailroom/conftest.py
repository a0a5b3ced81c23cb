import asyncio
import threading
from collections.abc import Iterator

import pytest
from django.db import connections

from hospes.foundation import house
from hospes.mailroom import receiver
from hospes.post.settings import ReceivingSettings
from tests.world import World, in_folder


@pytest.fixture
def world(transactional_db, settings, tmp_path) -> World:
    in_folder(settings, tmp_path)
    world = World()
    world.files = []
    house.write(ReceivingSettings, domain="in.example", jobs_address="jobs@harbourlight.example")
    return world


class Running:
    """An event loop in a thread of its own, as the mailroom's process has one."""

    def __init__(self) -> None:
        self.loop = asyncio.new_event_loop()
        self.thread = threading.Thread(target=self.loop.run_forever, daemon=True)
        self.thread.start()

    def do(self, work):
        return asyncio.run_coroutine_threadsafe(work, self.loop).result(20)

    def stop(self) -> None:
        self.loop.call_soon_threadsafe(self.loop.stop)
        self.thread.join(10)
        self.loop.close()


@pytest.fixture
def running() -> Iterator[Running]:
    running = Running()
    yield running
    running.stop()
    connections.close_all()


@pytest.fixture
def listen(running):
    """Start a receiver on a free port of this machine; returns the port."""
    servers = []

    def start(**more) -> int:
        server = running.do(receiver.listen("127.0.0.1", 0, **{"largest": 100_000, "name": "in.example", **more}))
        servers.append(server)
        return server.sockets[0].getsockname()[1]

    yield start
    for server in servers:
        running.loop.call_soon_threadsafe(server.close)
