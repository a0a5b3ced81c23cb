"""A person asks that everything about him be deleted: asked, confirmed behind a code, told, then done (law, spec 8.2).

What is deleted is in the register of holdings and done by ``privacy``; here is what is said and promised about it.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Exists, OuterRef, Q

from hospes.cases.enums import Evidence, Outcome, State
from hospes.cases.enums import Kind as CaseKind
from hospes.cases.models import Case
from hospes.conversations import closing, facts, signs
from hospes.conversations.codes import contact_of
from hospes.conversations.enums import TROUBLED, Direction
from hospes.conversations.letters import render
from hospes.conversations.models import Message
from hospes.conversations.refusals import NobodyToAsk
from hospes.foundation import actors, claiming, clock, house
from hospes.foundation.holdings import ERASED
from hospes.post.enums import DUE, NOT_LEFT
from hospes.post.enums import State as EnvelopeState
from hospes.post.models import Envelope, TextMessage
from hospes.privacy import lifecycle
from hospes.privacy.models import Erasure
from hospes.promises import settling
from hospes.promises.enums import Kind
from hospes.promises.kinds import PromiseSettings
from hospes.promises.models import Promise
from hospes.promises.models.voidable import VoidReason
from hospes.team.enums import DutyKind
from hospes.team.models import Duty

if TYPE_CHECKING:
    from datetime import datetime

    from django.db.models import QuerySet

    from hospes.candidates.models import Candidate
    from hospes.foundation.actors import Actor
    from hospes.team.models import Member

ABOUT = "data:erasure"
# GDPR Art. 12(3): one month. No month is shorter than this.
LEGAL = timedelta(days=28)
# What is promised lies before what the law allows (spec 8.4).
BEFORE_THE_LAW = timedelta(days=10)
# So long other letters to the person may hold up the deletion; a mail server that is away must not do so for ever.
PATIENCE = timedelta(days=3)
_MACHINE = actors.machine("worker")


def ask(candidate: Candidate, *, by: Actor) -> Erasure:
    """Somebody asked for it, on the page or to a member who enters it; the person is told by when.

    Nothing is deleted before he has confirmed it. Repeating it returns the one there is. Raises NobodyToAsk.
    """
    with transaction.atomic():
        _locked(candidate)
        standing = Erasure.objects.standing().filter(candidate=candidate).first()
        if standing is not None:
            return standing
        now = clock.now()
        case, promise = _open(candidate, by=by, now=now)
        erasure = Erasure.objects.open_for(candidate, case=case.key, by=by, now=now)
        if by != candidate.actor:
            _write(case, "erasure_asked", promise, now=now)
    return erasure


def confirm(candidate: Candidate) -> Erasure:
    """The person has proved himself by a code, has read what it means, and wants it. His open matters end with it.

    He is told by a last letter; when that has left, the worker deletes. Repeating it changes nothing.
    Raises NobodyToAsk.
    """
    with transaction.atomic():
        erasure = ask(candidate, by=candidate.actor)
        if erasure.confirmed_at is not None:
            return erasure
        now = clock.now()
        signs.acted(candidate, now=now)
        _stop_all(candidate, but=erasure.case, now=now)
        promise = Promise.objects.open().select_related("case").get(case=_pk(erasure), kind=Kind.DATA_REQUEST)
        told = _write(promise.case, "erasure_told", promise, now=now)
        erasure.confirm(told_in=told.pk, by=candidate.actor, now=now)
        promise.answer_in(erasure.key)
        # The same words stood on the page where he pressed.
        signs.acted(candidate, now=now)
    return erasure


def take_back(erasure: Erasure, *, by: Member, why: str) -> None:
    """The person does not want it after all, as he told a member. Raises AlreadyConfirmed."""
    with transaction.atomic():
        case = Case.objects.locked(_pk(erasure))
        now = clock.now()
        erasure.refresh_from_db()
        erasure.take_back(by=by.actor, now=now)
        settling.void_open(case, VoidReason.NO_ANSWER_NEEDED, by=by.actor, now=now)
        case.end(Outcome.NOT_AN_APPLICATION, by=by.actor, now=now, reason_text=why[:500])


def due(now: datetime) -> QuerySet[Erasure]:
    """Confirmed, and the last letter has left (or was refused): then nothing more is to be said."""
    his = Message.objects.filter(case__candidate=OuterRef("candidate"))
    told = Message.objects.filter(pk=OuterRef("told_in"))
    waits = Q(envelope__state__in=DUE) | Q(sms__state__in=DUE)
    quiet = Q(confirmed_at__lte=now - PATIENCE) | ~Exists(his.filter(waits))
    return Erasure.objects.confirmed().filter(~Exists(told.filter(waits)), quiet).order_by("confirmed_at", "pk")


def erase(erasure: Erasure, worker: str) -> None:
    """Delete everything."""
    erasure.run()


def starting(erasure: Erasure, now: datetime) -> None:
    """What came since the person confirmed ends too, and no letter to him is left to leave."""
    with transaction.atomic():
        candidate = erasure.candidate
        _locked(candidate)
        _stop_all(candidate, but=erasure.case, now=now)
        signs.acted(candidate, now=now)
        for letter in Envelope.objects.filter(message__case__candidate=candidate, state__in=NOT_LEFT).order_by("pk"):
            letter.cancel(by=_MACHINE)
        texts = TextMessage.objects.filter(message__case__candidate=candidate, state__in=NOT_LEFT)
        texts.update(state=EnvelopeState.CANCELLED)


def erased(erasure: Erasure, now: datetime) -> None:
    """Everything is deleted: what was promised about it is kept, and the request ends with its last letter."""
    cases = _locked(erasure.candidate)
    said = Message.objects.filter(case__candidate=erasure.candidate_id)
    for promise in Promise.objects.filter(case__candidate=erasure.candidate_id).open().order_by("pk"):
        if promise.kind in {Kind.DATA_REQUEST, Kind.SAFE_CLOSE}:
            promise.keep(at=now, by=_MACHINE, evidence=Evidence.E3, ref=erasure.key)
        else:
            promise.void(VoidReason.ENDED, by=_MACHINE, now=now)
    for case in cases:
        if case.key == erasure.case:
            ending = case.end(Outcome.ERASED, by=erasure.candidate.actor, now=now)
            said.filter(pk__in=[erasure.told_in]).update(ending=ending)
        if case.is_live and (last := case.ending) is not None:
            case.prove_ending(last, evidence=Evidence.E3, now=now)
            case.confirm_ending(last, now=now)
    asked = said.filter(direction=Direction.IN, dismissed_at=None, answered_at=None)
    asked.update(dismissed_at=now, dismissed_by=erasure.candidate.actor, dismissed_why=ERASED)
    said.filter(state__in=TROUBLED, dealt_at=None).update(dealt_at=now)


def _open(candidate: Candidate, *, by: Actor, now: datetime) -> tuple[Case, Promise]:
    """Open the matter with whoever looks after the person, else who answers for data, with its date."""
    contact = contact_of(candidate) or Duty.objects.holder(DutyKind.DATA)
    if contact is None:
        raise NobodyToAsk
    case = Case.objects.open_case(
        kind=CaseKind.DATA_REQUEST, about=ABOUT, candidate=candidate, contact=contact, deputy=None, by=by, now=now
    )
    wanted = Promise.objects.default_due(case, Kind.DATA_REQUEST, now=now)
    promised = replace(wanted, at=min(wanted.at, now + LEGAL - BEFORE_THE_LAW))
    promise = Promise.objects.make(case, Kind.DATA_REQUEST, by=by, now=now, due=promised, legal_due=now + LEGAL)
    return case, promise


def _write(case: Case, letter: str, promise: Promise, *, now: datetime) -> Message:
    draft = render(letter, case.candidate.language, facts.of_case(case))
    # It counts as the receipt of what was asked: nobody presses a button for it.
    return Message.objects.acknowledge(case, replace(draft, letter="question_received"), now=now, in_text=[promise])


def _stop_all(candidate: Candidate, *, but: str, now: datetime) -> None:
    for case in _locked(candidate):
        if case.key != but:
            for letter in case.messages.leaving().order_by("pk"):
                letter.undo(by=candidate.actor)
            _stop(case, now=now)


def _stop(case: Case, *, now: datetime) -> None:
    """End one matter as the candidate's own act, with our receipt; what is ended already needs no time to object."""
    by = case.candidate.actor
    if case.state == State.OPEN:
        settling.void_open(case, VoidReason.WITHDREW, by=by, now=now)
        ending = case.end(Outcome.WITHDRAWN, by=by, now=now)
        days = house.read(PromiseSettings).reach_after_withdrawal
        Promise.objects.make(case, Kind.REACH, by=by, now=now, days=days)
        known = facts.of_case(case)
        draft = render("withdrawn" if known["job"] else "erasure_stopped", case.candidate.language, known)
        receipt = Message.objects.acknowledge(case, replace(draft, letter="withdrawn"), now=now)
        receipt.ending = ending
        receipt.save(update_fields=["ending"])
    elif case.state == State.CLOSING and (standing := case.ending) is not None:
        standing.not_before = min(standing.not_before, now)
        standing.save(update_fields=["not_before"])
        closing.confirm(case.pk)


def _locked(candidate: Candidate) -> list[Case]:
    """All his cases, locked in their order."""
    rows = Case.objects.select_related("candidate", "contact", "deputy").select_for_update(of=("self",))
    return list(rows.filter(candidate=candidate).order_by("pk"))


def _pk(erasure: Erasure) -> int:
    return int(erasure.case.removeprefix("case:"))


def fill() -> None:
    """Register, once, in ``AppConfig.ready``."""
    work = claiming.DueWork(name="conversations.erase", model=Erasure, due=due, act=erase, heartbeat=True)
    claiming.due_work.add(work)
    lifecycle.starting.add("conversations", starting)
    lifecycle.erased.add("conversations", erased)
