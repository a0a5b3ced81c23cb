"""F3: letters that leave one by one, and a worker killed over them again and again.

Each ends accepted, refused or uncertain; what was handed over when the worker died is never sent again.
"""

import random
from collections import Counter
from pathlib import Path

from django.conf import settings

from hospes.foundation import claiming
from hospes.post.enums import NOT_LEFT, State
from hospes.post.models import Envelope, MailServer
from hospes.post.models.settling import Settles
from hospes.post.transports.in_a_row import in_a_row
from hospes.post.work import HAND_OVER
from tests.crashes.processes import killed, later
from tests.harness.lines import Harness, Line, harness
from tests.post import offices
from tests.world import in_folder

# "" is any moment.
POINTS = ("", "post.before_handing_over", "post.before_data", "post.after_data", "post.answer_noted")
MAILS_A_KILL = 5


def queue(number: int, sender: str = "grace@harbourlight.example", to: str = "") -> Envelope:
    return Envelope.objects.queue(
        key=f"message:{number}",
        from_name="Grace",
        from_address=sender,
        to_name="",
        to_address=to or f"ada{number}@example.org",
        subject=f"Letter {number}",
        text="Hello",
    )


def work() -> int:
    with in_a_row():
        return claiming.run_once("machine:harness", names=[HAND_OVER], limit=1000)


def received(office: offices.Office) -> Counter[str]:
    return Counter(address for envelope in list(office.envelopes) for address in envelope.rcpt_tos)


def run(number: int, seed: int) -> Line:
    in_folder(settings, Path(settings.DATA))
    settings.POST_TRANSPORT = "smtp"
    chance, kills = random.Random(seed), max(2 * number // MAILS_A_KILL, len(POINTS))
    office = offices.Office()
    with offices.running(office) as port:
        MailServer.objects.configure(host="127.0.0.1", port=port, security="none", timeout=5)
        for count in range(number):
            queue(count)
        for kill in range(kills):
            killed(work, chance, POINTS[kill % len(POINTS)])
            later(minutes=10)
        while work():
            later(minutes=10)
    return counted(office, kills, seed)


def counted(office: offices.Office, kills: int, seed: int) -> Line:
    got, letters = received(office), list(Envelope.objects.order_by("pk"))
    lost = [f"{each} is {each.state} and never came" for each in letters if each.state == State.ACCEPTED]
    lost = [words for words, each in zip(lost, _accepted(letters), strict=True) if not got[each.to_address]]
    waits = [f"{each} still waits" for each in letters if each.state in (*NOT_LEFT, State.HANDING_OVER)]
    doubled = [f"{address} has it {times} times" for address, times in got.items() if times > 1]
    uncertain = sum(each.state == State.UNCERTAIN for each in letters)
    many = [f"{uncertain} uncertain after {kills} kills"] if uncertain > kills else []
    return Line(
        tried=len(letters),
        seed=seed,
        said=(("acknowledged", len(_accepted(letters))), ("uncertain", uncertain), ("kills", kills)),
        zero=(("lost", len(lost) + len(waits)), ("doubled", len(doubled))),
        wrong=(*lost, *waits, *doubled, *many),
    )


def _accepted(letters: list[Envelope]) -> list[Envelope]:
    return [each for each in letters if each.state == State.ACCEPTED]


def sends_again_what_was_handed_over() -> None:
    def again(letter: Envelope, *, by: str) -> None:
        letter.state = State.QUEUED
        letter.save(update_fields=["state"])

    Settles.settle_leftover = again  # type: ignore[method-assign, assignment]


def calls_it_accepted_too_early() -> None:
    def early(letter: Envelope, *, by: str) -> None:
        letter.accept("250 surely")

    Settles.settle_leftover = early  # type: ignore[method-assign, assignment]


harness(
    Harness(
        name="F3",
        about="single letters, worker killed",
        small=20,
        short=1_000,
        run=run,
        broken={
            "sends again what was handed over": sends_again_what_was_handed_over,
            "calls it accepted too early": calls_it_accepted_too_early,
        },
    )
)
