"""F4: fourteen faults of mail servers, each with letters that it strikes and letters that it must leave alone.

4xx is tried again with growing pauses, 5xx is not; what broke after the letter began to leave is not sent again;
a wrong login stops that sender only and is tried once.
"""

import asyncio
from collections import Counter, defaultdict
from contextlib import ExitStack
from datetime import timedelta
from pathlib import Path

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP
from django.conf import settings

from hospes.foundation import clock
from hospes.post import pauses
from hospes.post.enums import State
from hospes.post.models import Envelope, MailServer
from hospes.post.models.handing_over import HandsOver
from hospes.post.models.mail_server import MailServerQuerySet
from hospes.post.transports import smtp
from hospes.post.transports.line import Never, NotNow
from tests.crashes.processes import later
from tests.harness.f3_worker_killed import queue, received, work
from tests.harness.lines import Harness, Line, harness
from tests.post import offices
from tests.world import in_folder

BAD, GOOD = "bad.example", "good.example"
AGAIN, NEVER, DOUBT, NO_LINE = "again", "never", "doubt", "no line"
KINDS = {
    "421 at MAIL": AGAIN,
    "450 at RCPT": AGAIN,
    "451 at RCPT": AGAIN,
    "452 at RCPT": AGAIN,
    "454 at MAIL": AGAIN,
    "451 after DATA": AGAIN,
    "550 at RCPT": NEVER,
    "554 after DATA": NEVER,
    "line dropped before the final dot": DOUBT,
    "line dropped after the final dot": DOUBT,
    "silence after the final dot": DOUBT,
    "bad TLS": NO_LINE,
    "wrong login": NO_LINE,
    "refuses after so many": AGAIN,
}
FAULTS_BEFORE_YES = 3
# Minutes, after the first, second … no.
GROWING = [1, 2, 4, 8, 16, 32, 64, 128, 240, 240]
SO_MANY = 3


class Faulty(offices.Office):
    """Strikes letters from one domain with one fault, as often as it is told."""

    def __init__(self, kind: str) -> None:
        super().__init__()
        # What stood still before the fault was mended, and the server of everybody else.
        self.alone: tuple[set[tuple[str, str]], int] = set(), 0
        self.other: Faulty = self
        # Minutes that each letter was told to wait, by its tries.
        self.pauses: dict[str, dict[int, int]] = defaultdict(dict)
        self.kind, self.struck, self.asked, self.logins = kind, Counter(), Counter(), set()

    def strikes(self, where: str, address: str, sender: str) -> bool:
        if not sender.endswith(BAD) or not self.kind.endswith(where):
            return False
        self.struck[address] += 1
        return KINDS[self.kind] != AGAIN or self.struck[address] <= FAULTS_BEFORE_YES

    async def handle_MAIL(self, server, session, envelope, address, options):  # noqa: N802 -- aiosmtpd's name
        if self.strikes("at MAIL", "", address):
            return f"{self.kind[:3]} 4.3.0 Not now"
        return await super().handle_MAIL(server, session, envelope, address, options)

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802 -- aiosmtpd's name
        self.asked[address] += 1
        if self.strikes("at RCPT", address, envelope.mail_from):
            return f"{self.kind[:3]} {self.kind[0]}.1.1 No"
        if self.strikes("so many", address, envelope.mail_from) and len(self.kept) >= SO_MANY:
            return "452 4.5.3 Too many today"
        return await super().handle_RCPT(server, session, envelope, address, options)

    async def handle_DATA(self, server, session, envelope):  # noqa: N802 -- aiosmtpd's name
        if self.strikes("after DATA", envelope.rcpt_tos[0], envelope.mail_from):
            return f"{self.kind[:3]} {self.kind[0]}.7.1 Not like this"
        if self.strikes("dropped after the final dot", "", envelope.mail_from):
            self.at_data.append("hang up after")
        answer = await super().handle_DATA(server, session, envelope)
        if self.strikes("silence after the final dot", "", envelope.mail_from):
            await asyncio.sleep(3)
        return answer


class Dropping(SMTP):
    """Drops the line in the middle of a letter."""

    async def smtp_DATA(self, arg):  # noqa: N802 -- aiosmtpd's name
        office = self.event_handler
        if office.strikes("before the final dot", "", self.envelope.mail_from):
            await self.push("354 Go on")
            self.transport.abort()
            return
        await super().smtp_DATA(arg)


class Room(offices.OnAnyPort):
    def factory(self):
        return Dropping(self.handler, **self.SMTP_kwargs)


def opened(office: Faulty, stack: ExitStack) -> int:
    options = {}
    if office.kind == "wrong login":

        def check(_server, _session, _envelope, _mechanism, data):
            # By caller: on one line smtplib says the same password in each way the server knows.
            office.logins |= {_session.peer} if data.password != b"right" else set()
            return offices.who_may(b"u", b"right")(_server, _session, _envelope, _mechanism, data)

        options = {"authenticator": check, "auth_require_tls": False}
    room: Controller = Room(office, hostname="127.0.0.1", port=0, ready_timeout=10, enable_SMTPUTF8=False, **options)
    room.start()
    stack.callback(room.stop)
    return int(room.port)


def run(number: int, seed: int) -> Line:
    in_folder(settings, Path(settings.DATA))
    settings.POST_TRANSPORT = "smtp"
    tried, acknowledged, uncertain, wrong, lost, doubled = 0, 0, 0, [], 0, 0
    for kind in KINDS:
        Envelope.objects.all().delete()
        MailServer.objects.all().delete()
        office, letters = played(kind, max(2, number // len(KINDS)))
        got = received(office) + received(office.other)
        tried += len(letters)
        acknowledged += sum(each.state == State.ACCEPTED for each in letters)
        uncertain += sum(each.state == State.UNCERTAIN for each in letters)
        lost += sum(each.state == State.ACCEPTED and not got[each.to_address] for each in letters)
        doubled += sum(times > 1 for times in got.values())
        wrong += [f"{kind}: {words}" for words in judged(office, letters)]
    said = (("acknowledged", acknowledged), ("uncertain", uncertain), ("kinds", len(KINDS)))
    return Line(tried=tried, seed=seed, said=said, zero=(("lost", lost), ("doubled", doubled)), wrong=tuple(wrong))


def played(kind: str, number: int) -> tuple[Faulty, list[Envelope]]:
    office = Faulty(kind)
    with ExitStack() as stack:
        port = opened(office, stack)
        told = {"host": "127.0.0.1", "port": port, "security": "none", "timeout": 1}
        office.other = Faulty("none")
        honest = {**told, "port": opened(office.other, stack)} if KINDS[kind] == NO_LINE else told
        MailServer.objects.configure(**honest)
        if KINDS[kind] == NO_LINE:
            broken = {"security": "tls"} if kind == "bad TLS" else {"username": "u", "password": "wrong"}
            MailServer.objects.configure(**told | broken, serves=f"domain:{BAD}")
        for count in range(max(number, 3 * SO_MANY) if kind == "refuses after so many" else number):
            domain = GOOD if count % 2 else BAD
            queue(count, sender=f"grace@{domain}")
        worked(office, hours=1)
        if KINDS[kind] == NO_LINE:
            mended = {"username": "u", "password": "right"} if kind == "wrong login" else {}
            office.alone = still(), MailServer.objects.in_trouble().count()
            MailServer.objects.configure(**told | mended, serves=f"domain:{BAD}")
        worked(office, hours=1)
    return office, list(Envelope.objects.order_by("pk"))


def worked(office: Faulty, *, hours: int) -> None:
    """Let the worker look every five minutes."""
    for _round in range(hours * 12):
        work()
        for each in Envelope.objects.filter(state=State.QUEUED).exclude(response=""):
            wait = round((each.not_before - clock.now()) / timedelta(minutes=1))
            office.pauses[each.key].setdefault(each.attempts, wait)
        later(minutes=5)


def still() -> set[tuple[str, str]]:
    return {(each.from_address.partition("@")[2], each.state) for each in Envelope.objects.all()}


def judged(office: Faulty, letters: list[Envelope]) -> list[str]:
    """Say what is not as the paper wants it."""
    due = {AGAIN: State.ACCEPTED, NEVER: State.REFUSED, DOUBT: State.UNCERTAIN, NO_LINE: State.ACCEPTED}
    kind = KINDS[office.kind]
    wrong = []
    for each in letters:
        struck = each.from_address.endswith(BAD)
        wanted = due[kind] if struck else State.ACCEPTED
        wrong += [f"{each} is {each.state}, not {wanted}: {each.response}"] if each.state != wanted else []
        often = struck and kind in {NEVER, DOUBT} and office.asked[each.to_address] != 1
        wrong += [f"{each} was tried {office.asked[each.to_address]} times"] if often else []
    if kind == NO_LINE:
        alone = ({(BAD, State.QUEUED), (GOOD, State.ACCEPTED)}, 1)
        wrong += [] if office.alone == alone else [f"it stopped others, or was told often: {office.alone}"]
    if kind == AGAIN:
        waited = {name: list(found.values()) for name, found in office.pauses.items()}
        wrong += [f"{name} waited {each} minutes" for name, each in waited.items() if each != GROWING[: len(each)]]
        wrong += [] if waited else ["nobody waited"]
    return wrong + ([f"{len(office.logins)} logins"] if len(office.logins) > 1 else [])


def takes_never_for_not_now() -> None:
    def insist(code: int, words: bytes, wanted: tuple[int, ...]) -> None:
        if code not in wanted:
            raise NotNow(f"{code}")

    smtp._insist = insist


def takes_not_now_for_never() -> None:
    def insist(code: int, words: bytes, wanted: tuple[int, ...]) -> None:
        if code not in wanted:
            raise Never(f"{code}")

    smtp._insist = insist


def sends_again_what_is_uncertain() -> None:
    def doubt(letter: Envelope, words: str, *, by: str) -> None:
        letter._put_back(words, by=by, not_before=clock.now() + timedelta(minutes=50))

    HandsOver.doubt = doubt  # type: ignore[method-assign, assignment]


def tries_again_at_once() -> None:
    pauses.before_try = lambda number: timedelta(0)


def one_server_for_all() -> None:
    MailServerQuerySet.for_address = lambda self, address: MailServer.objects.order_by("-pk").first()  # type: ignore[method-assign]


harness(
    Harness(
        name="F4",
        about="faults of mail servers",
        small=14 * 2,
        short=14 * 50,
        run=run,
        broken={
            "takes never for not now": takes_never_for_not_now,
            "takes not now for never": takes_not_now_for_never,
            "sends again what is uncertain": sends_again_what_is_uncertain,
            "tries again at once": tries_again_at_once,
            "one server for all": one_server_for_all,
        },
    )
)
