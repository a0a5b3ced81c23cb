"""What must be true after every step: the sweep, and what is derived here without its help."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from email import message_from_bytes

from hospes.applications import queries
from hospes.applications.models import Application
from hospes.candidates.models import Document
from hospes.cases.models import Case, Ending
from hospes.conversations.models import Message
from hospes.foundation import clock, sweeping, working
from hospes.post.models import Envelope
from hospes.promises.models import Promise
from tests.histories.house import House

SILENT = {"not_an_application", "merged"}
CHAIN = {"REVIEW", "UPDATE", "REACH"}


def untrue(house: House) -> list[str]:
    """Everything that does not hold now, in words."""
    now = clock.now()
    found = [
        f"{v.code} {v.subject}: {v.fact}" for v in sweeping.sweep(now).found if not (house.asleep and v.code == "I14")
    ]
    found += house.complaints.heard
    for look in (lost, letters, left, waiting, ledger, ended):
        found += look(house, now)
    return found


def lost(house: House, now: datetime) -> Iterator[str]:
    """Nothing that was acknowledged is gone."""
    known = set(Application.objects.values_list("pk", flat=True))
    for nonce, (pk, _) in house.acknowledged.items():
        if pk not in known:
            yield f"lost: {nonce} was acknowledged as {pk}"
    files = sum(count for _, count in house.acknowledged.values())
    if Document.objects.count() < files:
        yield "lost: a file that was acknowledged"
    messages = set(Message.objects.values_list("pk", flat=True))
    for pk in (house.questions | house.approved) - messages:
        yield f"lost: message {pk} was taken in"


def letters(house: House, now: datetime) -> Iterator[str]:
    """No letter was delivered twice, and each came out of an envelope."""
    delivered = house.office.delivered
    for parcel in delivered[house.heard :]:
        name = str(message_from_bytes(parcel.data)["Message-ID"]).strip()
        house.message_ids[name] = house.message_ids.get(name, 0) + 1
    house.heard = len(delivered)
    for name, times in house.message_ids.items():
        if times > 1:
            yield f"doubled: {name} was delivered {times} times"


def left(house: House, now: datetime) -> Iterator[str]:
    """What the house believes of its letters is what the post office saw."""
    rows = Envelope.objects.values_list("message_id", "key", "state", "settled_by", "bounced_at", "hard")
    for name, key, state, settled_by, bounced_at, _ in rows:
        there = name in house.message_ids
        if state == "accepted" and not there and not settled_by:
            yield f"{key} counts as accepted, but nobody took it"
        if there and state in {"queued", "claimed", "cancelled"}:
            yield f"{key} was taken, but is to be sent again ({state})"
        if there and state == "refused" and not bounced_at and not settled_by:
            yield f"{key} was taken, but counts as refused"


def waiting(house: House, now: datetime) -> Iterator[str]:
    """Every live case has a date ahead, or a missed one that lies on the Today of somebody who is here."""
    days: dict[int, set[int]] = {}
    live = Case.objects.live().select_related("contact", "deputy").prefetch_related("promises", "application__job")
    for case in live:
        rows = [p for p in case.promises.all() if p.kind != "SAFE_CLOSE"]
        ahead = [p for p in rows if p.state == "made" and p.due > now]
        missed = [p for p in rows if p.state in {"made", "broken"} and p.due <= now]
        if not ahead and not missed:
            yield f"{case.key}: nothing is promised and nothing is missed"
        here = next((m for m in (case.contact, case.deputy) if m and m.is_active), None)
        if here and case.acting != here:
            yield f"{case.key}: {here} is here, but {case.acting} is to act"
        if here and not ahead:
            if here.pk not in days:
                days[here.pk] = on_today(here, now)
            if case.pk not in days[here.pk]:
                yield f"{case.key}: a date was missed, and it lies on nobody's Today"
        yield from heartbeat(case, ahead, missed, now)


def heartbeat(case: Case, ahead: list[Promise], missed: list[Promise], now: datetime) -> Iterator[str]:
    """Nobody waits longer than the heartbeat's ceiling without a date, but in a round (P13)."""
    application = getattr(case, "application", None)
    if application is None or missed or application.job.closes_on or case.state != "open":
        return
    nearest = min((p for p in ahead if p.kind in CHAIN), key=lambda p: p.due, default=None)
    # A heartbeat that was moved itself was told to the person, with its reason, before its date.
    if nearest is not None and nearest.kind == "UPDATE" and nearest.chain:
        return
    limit = working.due(now, 7, case.contact.calendar).at
    if nearest is None or nearest.due > limit:
        yield f"{case.key}: the next word is due {nearest and nearest.due}, later than {limit}"


def on_today(member: object, now: datetime) -> set[int]:
    day = queries.today(member, now)
    lines = [*day.overdue, *day.due, *day.questions]
    letters = [*day.calls, *day.troubled, *day.leaving]
    return {line.case.pk for line in lines} | {message.case_id for message in letters}


def ledger(house: House, now: datetime) -> Iterator[str]:
    """Missed stays missed; kept is kept by a letter that got through; who owes is who looks after."""
    states = dict(Message.objects.values_list("pk", "state"))
    for promise in Promise.objects.select_related("case").exclude(state="proposed"):
        name = f"case:{promise.case_id} {promise.kind} {promise.pk}"
        if promise.pk in house.missed and promise.state not in {"broken", "repaired", "void"}:
            yield f"{name} was missed and is {promise.state} now"
        if promise.state == "broken":
            house.missed.add(promise.pk)
        if promise.state in {"made", "broken"} and (promise.owner_id, promise.deputy_id) != (
            promise.case.contact_id,
            promise.case.deputy_id,
        ):
            yield f"{name} is owed by {promise.owner_id}, not by the contact {promise.case.contact_id}"
        key = promise.answered_in.removeprefix("message:")
        by_itself = promise.kind == "REACH" or (promise.kind == "ACK" and promise.evidence == "E3")
        if promise.state not in {"kept", "repaired"} or not key or by_itself:
            continue
        if states.get(int(key)) not in {"accepted", "proved"}:
            yield f"{name} counts as kept by message {key}, which is {states.get(int(key))}"


def ended(house: House, now: datetime) -> Iterator[str]:
    """Nobody is closed without a word that arrived: taken by the office a day ago, heard, or acted upon."""
    closed = Ending.objects.filter(case__state="closed", reopened_at=None).exclude(outcome__in=SILENT)
    for ending in closed.prefetch_related("messages__envelope"):
        if not any(arrived(house, message, now) for message in ending.messages.all()):
            yield f"case:{ending.case_id}: closed, but no word of the end arrived"
    silent = Case.objects.filter(state="closed").exclude(endings__reopened_at=None)
    for case in silent:
        yield f"{case.key}: closed without an ending"


def arrived(house: House, message: Message, now: datetime) -> bool:
    by_a_person = message.approved_by_id or message.channel == "phone" or message.letter == "withdrawn"
    if message.state != "proved" or not by_a_person:
        return False
    if message.evidence in {"E1", "E3"}:
        return True
    envelope = message.envelope
    if envelope is None or envelope.bounced_at or envelope.accepted_at is None:
        return False
    seen = envelope.message_id in house.message_ids or bool(envelope.settled_by)
    return seen and envelope.accepted_at <= now - timedelta(hours=24)
