"""What happens in the nursery: workers die, people decide at once, a form is pressed twice at once."""

import os
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.db import IntegrityError

from hospes.applications.models import Application
from hospes.applications.models.declinable import Why
from hospes.applications.models.submitting import Incoming, Person
from hospes.cases.refusals import AlreadyOpen
from hospes.foundation import claiming, clock, sweeping
from hospes.foundation.refusals import Refusal
from hospes.jobs.models import Job
from hospes.post.models import Envelope, MailServer
from hospes.team.models import Member
from tests.crashes.nursery import Told, letters
from tests.crashes.processes import born, killed, later, together
from tests.world import World

LEDGER = ("promises.break", "conversations.release", "conversations.prove", "conversations.confirm", "post.hand_over")
POINTS = (
    "post.before_handing_over",
    "post.before_data",
    "post.after_data",
    "post.answer_noted",
    "conversations.acceptance_written",
    "conversations.enveloped",
    "",
)


class House:
    """The small world of the stories, with real mail on loopback."""

    def __init__(self, chance: random.Random, folder: Path, port: int) -> None:
        self.chance, self.folder = chance, folder
        self.job = World().job
        MailServer.objects.configure(host="127.0.0.1", port=port, security="none", timeout=10)

    def person(self, number: int) -> Person:
        return Person(name=f"Person {number}", email=f"p{number}@example.org", zone="America/Toronto")

    def submit(self, number: int) -> Callable[[], int]:
        """Send a form as the site does: who meets another in the database looks again."""

        def send() -> int:
            job = Job.objects.get(pk=self.job.pk)
            files = [Incoming("cv.txt", b"number %d" % number)]
            for _ in range(2):
                try:
                    sent = Application.objects.submit(job, self.person(number), nonce=f"form-{number}", files=files)
                except (AlreadyOpen, IntegrityError):
                    continue
                return sent.application.pk
            raise AssertionError("refused twice")

        return send


def work() -> int:
    """One worker, until nothing is due."""
    count = 0
    while did := claiming.run_once(f"machine:{os.getpid()}", names=LEDGER):
        count += did
    return count


def worker_killed(house: House, rounds: int = 28) -> Told:
    """Applications are acknowledged and their process dies; so does the worker that sends the receipt."""
    told, known = Told("worker killed"), {}
    for number in range(rounds):
        told.tried += 1
        pk = born(house.submit(number), dies_after=True).answer()
        if pk is not None:
            known[number] = pk
        killed(work, house.chance, POINTS[number % len(POINTS)])
        later(minutes=11)
        born(work).answer()
    later(minutes=11)
    born(work).answer()
    told.acknowledged = len(known)
    look_at_letters(house, told, list(known.values()))
    return told


def look_at_letters(house: House, told: Told, applications: list[int]) -> None:
    """Every acknowledged application is there, and its receipt arrived once, or somebody is asked."""
    there, uncertain = letters(house.folder), 0
    for pk in applications:
        envelope = Envelope.objects.filter(message__case=pk, message__letter="ack").first()
        if envelope is None or not Application.objects.filter(pk=pk).exists():
            told.lost.append(f"application {pk}, or its receipt")
            continue
        uncertain += envelope.state == "uncertain"
        if envelope.state not in {"accepted", "uncertain"}:
            told.lost.append(f"{envelope.key} is {envelope.state}")
        if envelope.state == "accepted" and not there[envelope.message_id]:
            told.lost.append(f"{envelope.key} counts as accepted, but never came")
    told.doubled += [f"{name} came {times} times" for name, times in there.items() if times > 1]
    told.lost += [f"{found}" for found in sweeping.sweep(clock.now()).found]
    told.more += f", {uncertain} uncertain"


def two_decide(house: House, rounds: int = 12) -> Told:
    """Two people decide differently about one person in one instant; one is heard, the other is told."""
    told = Told("two decide")
    for number in range(rounds):
        pk = born(house.submit(number)).answer()
        born(work).answer()
        answers = together(decision(pk, "Grace Hopper", "no"), decision(pk, "Dan Okafor", "on"))
        told.tried += 2
        heard = [answer for answer in answers if answer in {"no", "on"}]
        told.acknowledged += len(heard)
        if len(heard) > 1:
            told.doubled.append(f"application {pk}: both were heard")
        later(seconds=40)
        together(work, work)
        became = "no" if Application.objects.get(pk=pk).case.state != "open" else "on"
        moved = Application.objects.get(pk=pk).moves.count()
        if heard != [became] or moved != (became == "on"):
            told.lost.append(f"application {pk}: {heard} was heard, {became} it became, {moved} moves")
    look_at_letters(house, told, list(Application.objects.values_list("pk", flat=True)))
    return told


def decision(pk: int, name: str, what: str) -> Callable[[], str]:
    def decide() -> str:
        application, by = Application.objects.get(pk=pk), Member.objects.get(name=name)
        try:
            if what == "on":
                stage = application.job.stages.order_by("order")[2]
                application.advance(to=stage, by=by, draft=application.draft_advance(stage))
            else:
                why = Why("plain", "start")
                draft = application.draft_decline(why, "the drawing")
                application.decline(by=by, why=why, thanks="the drawing", draft=draft)
        except Refusal as refusal:
            return type(refusal).__name__
        return what

    return decide


def two_workers(house: House, rounds: int = 30) -> Told:
    """Three workers at one pile of letters."""
    told = Told("two workers")
    known = born(lambda: [house.submit(number)() for number in range(rounds)]).answer()
    together(work, work, work)
    later(minutes=11)
    born(work).answer()
    told.tried, told.acknowledged = rounds, len(known)
    look_at_letters(house, told, known)
    return told


def one_form(house: House, rounds: int = 12) -> Told:
    """One form is sent twice in one instant; it is one application with one receipt."""
    told, known = Told("one form twice"), []
    for number in range(rounds):
        answers: list[Any] = together(house.submit(number), house.submit(number))
        told.tried += 2
        told.acknowledged += sum(answer is not None for answer in answers)
        if None in answers or len(set(answers)) > 1:
            told.lost.append(f"form {number} was answered with {answers}")
        known += [pk for pk in set(answers) if pk is not None]
    born(work).answer()
    if Application.objects.count() > rounds:
        told.doubled.append(f"{Application.objects.count()} applications of {rounds} forms")
    look_at_letters(house, told, known)
    receipts = sum(letters(house.folder).values())
    if receipts > rounds:
        told.doubled.append(f"{receipts} receipts for {rounds} forms")
    return told


SCENES: dict[str, Callable[[House], Told]] = {
    "worker": worker_killed,
    "decide": two_decide,
    "workers": two_workers,
    "form": one_form,
}
