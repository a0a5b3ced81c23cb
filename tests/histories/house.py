"""What one history knows of its house: what was acknowledged, and what has been seen so far."""

import logging
import random
from dataclasses import dataclass, field
from typing import Any

from django.db.models import QuerySet

from hospes.applications.models.submitting import Incoming, Person
from hospes.cases.models import Case
from hospes.foundation import claiming
from hospes.jobs.models import Job
from hospes.post.transports.fake import FakeOffice, office
from hospes.team.models import Member
from tests.histories.choosing import Choice

LEDGER = ("promises.break", "conversations.release", "conversations.prove", "conversations.confirm", "post.hand_over")

PEOPLE = (
    Person(name="Ada Lovelace", email="ada@example.org", zone="America/Toronto"),
    Person(name="吴霞", email="wu@example.cn", phone="+86 139 1234 5678", language="zh", zone="Asia/Shanghai"),
    Person(name="Kofi Mensah", phone="+1 416 555 0142", zone="America/Toronto"),
    Person(name="Ada's brother", email="ada@example.org", zone="Europe/Berlin"),
    Person(name="Lin Wei", email="lin@example.org", language="zh", zone="Pacific/Auckland"),
)


@dataclass(frozen=True)
class Form:
    """A form as somebody filled it in; sent again after a crash it is the same form."""

    person: Person
    job: int
    nonce: str
    files: tuple[Incoming, ...] = ()


class Complaints(logging.Handler):
    """What an act of the worker died of without being told to: it would be repeated for ever."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.heard: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        why = record.exc_info[1] if record.exc_info else None
        self.heard.append(f"{record.getMessage()}: {why!r}")


@dataclass
class House:
    """Held by a driver, handed to every act."""

    choice: Choice
    office: FakeOffice = office
    acknowledged: dict[str, tuple[int, int]] = field(default_factory=dict)
    questions: set[int] = field(default_factory=set)
    approved: set[int] = field(default_factory=set)
    unfinished: list[Form] = field(default_factory=list)
    missed: set[int] = field(default_factory=set)
    heard: int = 0
    message_ids: dict[str, int] = field(default_factory=dict)
    asleep: bool = False
    forms: int = 0
    log: list[str] = field(default_factory=list)
    complaints: Complaints = field(default_factory=Complaints)

    def one_of(self, rows: QuerySet[Any]) -> Any:
        """One of these rows, or None."""
        keys = list(rows.order_by("pk").values_list("pk", flat=True))
        return rows.model.objects.get(pk=self.choice.one(keys)) if keys else None

    def job(self) -> Job:
        return self.one_of(Job.objects.all())

    def somebody(self) -> Member:
        """Somebody who is here and works with candidates."""
        return self.one_of(Member.objects.active())

    def looks_after(self, case: Case) -> Member:
        """Mostly who acts for the case, sometimes another."""
        return self.somebody() if self.choice.yes(15) or not case.acting.is_active else case.acting

    def work(self) -> None:
        """The worker does everything that is due, kinds in random order, until nothing is."""
        order = random.Random(self.choice.number(0, 2**16))
        log = logging.getLogger("hospes.claiming")
        log.addHandler(self.complaints)
        level, log.level = log.level, logging.ERROR
        try:
            for _ in range(8):
                if not self._round(order):
                    break
        finally:
            log.removeHandler(self.complaints)
            log.setLevel(level)
        self.asleep = False

    def _round(self, order: random.Random) -> int:
        kinds, count = list(LEDGER), 0
        while kinds:
            kind = order.choice(kinds)
            did = claiming.run_once("machine:worker", names=[kind], limit=order.randint(1, 4))
            count += did
            if not did:
                kinds.remove(kind)
        return count
