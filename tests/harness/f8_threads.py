"""F8: mails of all kinds, late, early, twice, from elsewhere: in the right conversation or before a person."""

import logging
import os
import random
from collections import Counter
from pathlib import Path

from tests.harness.lines import Harness, Line, harness

NAME = "F8"


def run(number: int, seed: int) -> Line:
    from django.conf import settings

    from tests.world import in_folder

    logging.disable()
    in_folder(settings, Path(os.environ["HOSPES_DATA"]))
    from tests.harness.threads import Street

    chance = random.Random(seed)
    street = Street(number, chance)
    sent = list(street.mails())
    deliver(sent, chance)
    return judged(sent, seed)


def deliver(sent: list, chance: random.Random) -> None:
    """Let them arrive in any order, some twice, and be sorted in another."""
    from hospes.post.enums import Way
    from hospes.post.models import Arrival

    arriving = [*sent, *chance.sample(sent, len(sent) // 5)]
    chance.shuffle(arriving)
    waiting = []
    for mail in arriving:
        facts = {"mailbox": mail.mailbox, "envelope_to": mail.envelope_to}
        waiting.append(Arrival.objects.take(mail.raw, way=Way(mail.way), **facts))
        if chance.random() < 0.2:
            _sort(waiting, chance)
    _sort(waiting, chance)


def _sort(waiting: list, chance: random.Random) -> None:
    chance.shuffle(waiting)
    while waiting:
        waiting.pop().sort(by="harness")


def judged(sent: list, seed: int) -> Line:
    """Look for each mail in all conversations."""
    from hospes.conversations.models import Message
    from hospes.foundation import clock, sweeping
    from hospes.post.enums import Standing
    from hospes.post.models import Arrival

    said: dict[str, list[int]] = {}
    for name, case in Message.objects.filter(arrival__isnull=False).values_list("arrival__message_id", "case"):
        said.setdefault(name, []).append(case)
    kept = dict(Arrival.objects.values_list("message_id", "standing"))
    count: Counter[str] = Counter()
    wrong = []
    for mail in sent:
        cases, stands = said.get(mail.name, []), kept.get(mail.name, "")
        count["in its conversation"] += bool(cases)
        count["unsorted"] += stands == Standing.UNSORTED
        count["lost"] += stands in {"", Standing.RECEIVED}
        count["doubled"] += len(cases) > 1
        if set(cases) - mail.allowed:
            count["in a wrong one"] += 1
            wrong.append(f"{mail.kind} {mail.tag} stands in case {cases}, allowed {sorted(mail.allowed)}")
        elif mail.found and not cases:
            wrong.append(f"{mail.kind} {mail.tag} was not found: {stands}")
    found = sweeping.sweep(clock.now()).found
    wrong += [f"{each.code} {each.subject}: {each.fact}" for each in found]
    return Line(
        tried=len(sent),
        seed=seed,
        said=tuple((word, count[word]) for word in ("in its conversation", "unsorted")),
        zero=tuple((word, count[word]) for word in ("lost", "doubled", "in a wrong one")),
        wrong=tuple(wrong),
    )


def believes_every_sender() -> None:
    from hospes.candidates.models import Candidate
    from hospes.conversations import sorting

    known = sorting.candidates_with
    sorting.candidates_with = lambda address: known(address) or list(Candidate.objects.all())


def takes_the_newest_of_several() -> None:
    from hospes.cases.models import Case
    from hospes.conversations import belonging

    belonging.only_case = lambda senders, mailbox: (
        belonging.with_people(Case.objects.filter(candidate__in=senders)).first() if senders else None
    )


def forgets_the_thread() -> None:
    from hospes.conversations import belonging

    belonging.in_thread = lambda mail: []


harness(
    Harness(
        name=NAME,
        about="threads",
        small=20,
        short=300,
        run=run,
        broken={
            "believes every sender": believes_every_sender,
            "takes the newest of several": takes_the_newest_of_several,
            "forgets the thread": forgets_the_thread,
        },
    )
)
