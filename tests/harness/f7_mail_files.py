"""F7: every mail of the corpora, and then each bent in random places: parsed, or kept whole under "could not read".

Every tenth is also taken in by a house, as the answer of somebody it knows, and must find a place there.
"""

import logging
import random
import resource
import time
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

from hospes.conversations import reply_address
from hospes.foundation import house
from hospes.post.enums import Standing, Way
from hospes.post.models import Arrival
from hospes.post.models.placing import Places
from hospes.post.reading import charsets, mail
from hospes.post.reading.cleaning import clean
from hospes.post.reading.fingerprint import body_hash
from hospes.post.reading.returned import classify
from hospes.post.reading.shown import shown
from hospes.post.settings import ReceivingSettings
from tests.conftest import CORPORA
from tests.harness.lines import Harness, Line, harness
from tests.world import World, in_folder

TOPICS = ("mime", "bounces", "email-replies")
NO_MAIL = {".json", ".csv", ".md"}
TAKEN_IN = 10
SECONDS = 2.0
MEGABYTES = 256
PIECES = [
    b"\r\n", b"\n\n", b"\0" * 9, b"\xff\xfe", b"=?utf-8?B?", b"=?gb2312?Q?=C8=CB?=", b"--", b"\n.\n", b"begin 644 a\n",
    b"Content-Type: multipart/mixed; boundary=x\n\n--x\n", b"Content-Transfer-Encoding: base64\n", b"charset=nonsense;",
    b"\xe4\xba\xba\xe4\xba", b"\xc8\xcb\xca", b"<" * 99, b'"' * 99, b"(" * 99, b"; name*0*=utf-8''%E4", b" " * 999,
]  # fmt: skip


def mails() -> list[tuple[str, bytes]]:
    """Return the mails of the corpora with their names."""
    files = [file for topic in TOPICS for file in sorted((CORPORA / topic).rglob("*"))]
    return [(short(file), file.read_bytes()) for file in files if file.is_file() and file.suffix not in NO_MAIL]


def short(file: Path) -> str:
    return str(file.relative_to(CORPORA))


def bent(raw: bytes, other: bytes, chance: random.Random) -> bytes:
    """Return a mail with one to four mutations."""
    told = bytearray(raw)
    for _time in range(chance.randint(1, 4)):
        at = chance.randrange(len(told) + 1)
        to = min(len(told), at + chance.choice([1, 2, 8, 80, 800]))
        chance.choice([flip, cut, double, put_in, borrow, swap, end])(told, at, to, other, chance)
    return bytes(told)


def flip(told: bytearray, at: int, to: int, other: bytes, chance: random.Random) -> None:
    for place in range(at, to, chance.choice([1, 7, 31])):
        told[place] ^= 1 << chance.randrange(8)


def cut(told: bytearray, at: int, to: int, other: bytes, chance: random.Random) -> None:
    del told[at:to]


def double(told: bytearray, at: int, to: int, other: bytes, chance: random.Random) -> None:
    told[at:at] = told[at:to] * chance.choice([1, 3, 50])


def put_in(told: bytearray, at: int, to: int, other: bytes, chance: random.Random) -> None:
    told[at:at] = chance.choice(PIECES)


def borrow(told: bytearray, at: int, to: int, other: bytes, chance: random.Random) -> None:
    start = chance.randrange(len(other) + 1)
    told[at:to] = other[start : start + to - at]


def swap(told: bytearray, at: int, to: int, other: bytes, chance: random.Random) -> None:
    """Exchange two lines of the head."""
    head, blank, body = bytes(told).partition(b"\n\n")
    lines = head.split(b"\n")
    one, two = chance.randrange(len(lines)), chance.randrange(len(lines))
    lines[one], lines[two] = lines[two], lines[one]
    told[:] = b"\n".join(lines) + blank + body


def end(told: bytearray, at: int, to: int, other: bytes, chance: random.Random) -> None:
    """Break off, as a line that was cut does."""
    del told[at:]


def tried(number: int, seed: int) -> Iterator[tuple[str, bytes]]:
    """Yield ``number`` mails: each as it is, then bent ones by the seed."""
    known, chance = mails(), random.Random(seed)
    for count in range(number if known else 0):
        name, raw = known[count % len(known)]
        whole = count < len(known)
        yield name, raw if whole else bent(raw, chance.choice(known)[1], chance)


def run(number: int, seed: int) -> Line:
    logging.disable()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    count, kept, slowest = 0, 0, 0.0
    lost, raised, slow = [], [], []
    mailroom = Mailroom()
    for name, raw in tried(number, seed):
        began = time.perf_counter()
        told = mail.read(raw)
        failed = understood(told)
        took = time.perf_counter() - began
        count, slowest = count + 1, max(slowest, took)
        what = f"mail {count} of {name}"
        kept += told.raw == raw and (told.ok or told.error != "")
        lost += [] if told.raw == raw and (told.ok or told.error) else [f"{what} is lost"]
        raised += [f"{what} raised {failed}"] if failed else []
        slow += [f"{what} took {took:.1f} s"] if took >= SECONDS else []
        if count % TAKEN_IN == 0:
            mailroom.take_in(what, raw)
    lost, raised = lost + mailroom.lost(), raised + mailroom.raised
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024
    return Line(
        tried=count,
        seed=seed,
        said=(("kept", kept), ("of them taken in", len(mailroom.taken))),
        zero=(("lost", len(lost)), ("raised", len(raised))),
        more=f"slowest {slowest:.2f} s",
        wrong=(*lost, *raised, *slow, *([f"it took {grown} MB"] if grown >= MEGABYTES else [])),
    )


def understood(told: mail.ReadMail) -> str:
    """Do with a mail what the mailroom and the desk do with it; '' or what was raised."""
    if told.error == mail.UNREADABLE:
        return "in its reader"
    try:
        verdict = classify(told)
        shown(told, verdict.kind)
        clean(told.html, cid_url=lambda content_id: f"/files/{len(content_id)}")
    except Exception as error:  # noqa: BLE001 -- whatever it is, it is what this line looks for
        return f"{type(error).__name__}: {error}"
    return ""


class Mailroom:
    """A house that knows Ada, and gets these mails as her answers."""

    def __init__(self) -> None:
        in_folder(settings, settings.DATA)
        world = World()
        house.write(ReceivingSettings, domain="in.example", jobs_address="jobs@harbourlight.example")
        self.address = reply_address.address_for(world.apply().case)
        self.taken: dict[int, tuple[str, str]] = {}
        self.raised: list[str] = []

    def take_in(self, what: str, raw: bytes) -> None:
        """Take a mail in and let its place be found."""
        raw = b"From: Ada Lovelace <ada@example.org>\r\n" + raw
        try:
            arrival = Arrival.objects.take(raw, way=Way.SMTP, envelope_to=[self.address])
            self.taken[arrival.pk] = (what, body_hash(raw))
            arrival.sort(by="harness")
        except Exception as error:  # noqa: BLE001 -- whatever it is, it is what this line looks for
            self.raised.append(f"{what} raised {type(error).__name__} in the house: {error}")

    def lost(self) -> list[str]:
        """Say which of them have no row, no place or another file."""
        found = {row.pk: row for row in Arrival.objects.exclude(standing=Standing.RECEIVED)}
        return [
            f"{what} is lost in the house"
            for key, (what, content) in self.taken.items()
            if key not in found or body_hash(found[key].raw()) != content
        ]


def believes_every_charset() -> None:
    charsets._codec = lambda declared: declared or "utf-8"


def forgets_the_original() -> None:
    read = mail.understood
    mail.understood = lambda raw: read(raw.rstrip())


def puts_nothing_in_its_place() -> None:
    Places.sort = lambda self, *, by: None


harness(
    Harness(
        name="F7",
        about="mail files",
        small=2_000,
        short=20_000,
        run=run,
        broken={
            "believes every charset": believes_every_charset,
            "forgets the original": forgets_the_original,
            "puts nothing in its place": puts_nothing_in_its_place,
        },
        corpus=True,
    )
)
