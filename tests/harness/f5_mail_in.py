"""F5: mail by our own receiver, killed between DATA and 250, and then by the worker, killed while it sorts.

A sender that heard no 250 sends again, as mail servers do. What was acknowledged must be there once, in its thread.
"""

import asyncio
import random
import signal
import smtplib
import socket
import time
from pathlib import Path

from django.conf import settings

from hospes.conversations import reply_address
from hospes.conversations.models import Message
from hospes.foundation import claiming, house
from hospes.mailroom import house as mailroom
from hospes.mailroom import receiver, taking
from hospes.post.enums import Standing
from hospes.post.models import Arrival
from hospes.post.reading import identity
from hospes.post.settings import ReceivingSettings
from tests.crashes.processes import Born, born, killed, later
from tests.harness.lines import Harness, Line, harness
from tests.post.mails import letter
from tests.world import World, in_folder

# "" is any moment.
RECEIVING = ("", "post.mail_stored", "post.mail_written", "post.mail_taken", "mailroom.before_250")
SORTING = ("", "post.before_sorting", "post.sorted")
TRIES = 8


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Gateway:
    """The mailroom as a process of its own, killed and started again."""

    def __init__(self, port: int, chance: random.Random) -> None:
        self.port, self.chance = port, chance
        self.child: Born | None = None

    def start(self, dies_at: str = "", within: float = 0.0) -> None:
        """Let the old one die as by kill -9, and begin a new one, which dies at a point or within a time."""
        self.stop()

        def listening(_words: str) -> None:
            if within:
                signal.setitimer(signal.ITIMER_REAL, within)

        self.child = born(lambda: asyncio.run(mailroom.until_told(listening)), dies_at=dies_at)
        until = time.monotonic() + 20
        while time.monotonic() < until and not self.answers():
            time.sleep(0.01)

    def answers(self) -> bool:
        try:
            socket.create_connection(("127.0.0.1", self.port), 1).close()
        except OSError:
            return False
        return True

    def stop(self) -> None:
        if self.child is not None:
            self.child.kill()
            self.child.answer()
            self.child = None

    def break_down(self) -> None:
        """Begin one that will die over the next mail."""
        point = self.chance.choice(RECEIVING)
        self.start(point, within=0.0 if point else self.chance.uniform(0.001, 0.05))

    def took(self, raw: bytes, to: str) -> bool:
        """Send a mail and say whether it was acknowledged."""
        taken = False
        try:
            with smtplib.SMTP("127.0.0.1", self.port, timeout=20) as line:
                line.sendmail("ada@example.org", [to], raw)
                taken = True
        except (smtplib.SMTPException, OSError):
            return taken
        return taken


def delivered(gateway: Gateway, raw: bytes, to: str) -> bool:
    """Send until it is acknowledged; the first time often over a gateway that dies."""
    if gateway.chance.random() < 0.6:
        gateway.break_down()
    for _try in range(TRIES):
        if gateway.took(raw, to):
            return True
        gateway.start()
    return False


def sorted_out(chance: random.Random) -> None:
    """Let workers die over what came in, and then one that lives finish it."""
    for point in (*SORTING, *SORTING):
        killed(work, chance, point)
        later(minutes=3)
    while work():
        later(minutes=3)


def work() -> int:
    return claiming.run_once("machine:harness", limit=1000)


def run(number: int, seed: int) -> Line:
    in_folder(settings, Path(settings.DATA))
    world, chance = World(), random.Random(seed)
    world.files = []
    port = free_port()
    house.write(ReceivingSettings, domain="in.example", smtp_port=port)
    to = reply_address.address_for(world.apply().case) or ""
    gateway = Gateway(port, chance)
    gateway.start()
    mails = {f"<f5-{count}@example.org>": f"Question {count} of {seed}?" for count in range(number)}
    acknowledged = []
    for name, words in mails.items():
        raw = letter(message_id=name, text=words, to=to)
        acknowledged += [name] if delivered(gateway, raw, to) else []
        if chance.random() < 0.2:
            gateway.took(raw, to)
        if chance.random() < 0.05:
            sorted_out(chance)
    gateway.stop()
    sorted_out(chance)
    return counted(mails, acknowledged, seed)


def counted(mails: dict[str, str], acknowledged: list[str], seed: int) -> Line:
    lost, doubled, waits = [], [], 0
    for name, words in mails.items():
        kept = Arrival.objects.filter(message_id=name)
        told = Message.objects.filter(direction="in", text=words).count()
        # A mail whose sorting died again and again waits for a person (Arrival.sort): it is there, and shown.
        unsorted = kept.filter(standing=Standing.UNSORTED).exists()
        waits += unsorted
        if name in acknowledged and not (kept.exists() and (told or unsorted)):
            lost.append(f"{name} was acknowledged and is lost")
        if kept.count() > 1 or told > 1:
            doubled.append(f"{name} is there {kept.count()} times, in the thread {told} times")
    unheard = [f"{name} was never acknowledged" for name in mails if name not in acknowledged]
    return Line(
        tried=len(mails),
        seed=seed,
        said=(("acknowledged", len(acknowledged)), ("waiting for a person", waits)),
        zero=(("lost", len(lost)), ("doubled", len(doubled))),
        wrong=(*lost, *doubled, *unheard),
    )


def says_so_before_it_is_kept() -> None:
    take = taking.take

    async def later_on(raw: bytes, **told: object) -> object:
        soon = asyncio.create_task(take(raw, **told))  # type: ignore[arg-type]
        kept.add(soon)
        return type("Kept", (), {"public_id": "soon"})

    kept: set[object] = set()
    receiver.taking.take = later_on  # type: ignore[assignment]


def knows_no_mail_again() -> None:
    of, number = identity.of, iter(range(10**9))
    identity.of = lambda mail: (of(mail)[0], f"{random.SystemRandom().getrandbits(60)}{next(number)}")  # type: ignore[assignment]


harness(
    Harness(
        name="F5",
        about="mail in by our receiver",
        small=12,
        short=200,
        run=run,
        broken={"says 250 before it is kept": says_so_before_it_is_kept, "knows no mail again": knows_no_mail_again},
    )
)
