"""Questions before applying: a case of their own, answered by a date, with time to object (8.8)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from hospes.applications import receipts
from hospes.applications.models.submitting import MACHINE, Person, reachable_contact, region_of
from hospes.applications.refusals import NotReadable
from hospes.candidates.models import Candidate
from hospes.cases.enums import Kind as CaseKind
from hospes.cases.models import Case
from hospes.conversations import closing
from hospes.conversations.acts import Act
from hospes.conversations.models import Message
from hospes.conversations.proposals import Proposal
from hospes.conversations.refusals import CaseIsOver, NotAQuestion
from hospes.conversations.sending import AT_ONCE, Sending
from hospes.foundation import clock
from hospes.journal.record import record
from hospes.promises.enums import Kind
from hospes.promises.models import Promise

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from hospes.conversations.letters import Draft
    from hospes.jobs.models import Job
    from hospes.team.models import Member

ANSWER = "answer_question"


def ask(job: Job, person: Person, *, words: str) -> Message:
    """Take in a question about a job from somebody who has not applied, and say by when it is answered.

    A question from somebody with an open case about that job joins that case. Raises NotReadable,
    NobodyToTell, and what candidates and conversations refuse.
    """
    if not job.is_readable:
        raise NotReadable
    reachable_contact(job)
    with transaction.atomic():
        now = clock.now()
        candidate, _how = Candidate.objects.find_or_create(
            name=person.name,
            email=person.email,
            phone=person.phone,
            language=person.language,
            zone=person.zone,
            region=region_of(job),
            by=MACHINE,
            now=now,
        )
        case = _case(job, candidate, now=now)
        question = Message.objects.receive(case, words=words, by=candidate.actor)
        promise = Promise.objects.get(case=case, kind=Kind.REPLY, subject=question.key)
        receipts.question_received(case, promise=promise, now=now)
        record("question.asked", subject=case.key, by=candidate.actor, case=case.pk, at=now)
    return question


def _case(job: Job, candidate: Candidate, *, now: datetime) -> Case:
    open_one = Case.objects.live().about_job(job.pk).filter(candidate=candidate)
    for kind in (CaseKind.APPLICATION, CaseKind.QUESTION):
        known = open_one.filter(kind=kind).first()
        if known is not None:
            return Case.objects.locked(known.pk)
    return Case.objects.open_case(
        kind=CaseKind.QUESTION,
        about=job.key,
        candidate=candidate,
        contact=reachable_contact(job),
        deputy=job.deputy,
        by=candidate.actor,
        now=now,
    )


def answer(
    question: Message,
    *,
    by: Member,
    draft: Draft,
    proposals: tuple[Proposal, ...] = (),
    also: Sequence[Message] = (),
    sending: Sending = AT_ONCE,
) -> Message:
    """Approve the answer to a message from the candidate, and to others (``also``); it may promise a next date.

    The last open answer of a question before applying also ends that case, once the time to object is
    over. Raises NotAQuestion, and what approving raises.
    """
    if question.direction != "in":
        raise NotAQuestion
    case = question.case
    ends = case.kind == CaseKind.QUESTION and not proposals
    return Message.objects.approve(
        case,
        draft,
        by=by,
        proposals=proposals,
        answers=question,
        also=also,
        act=ANSWER if ends else "",
        sending=sending,
    )


def _check(case: Case, message: Message) -> None:
    """An answer may leave whatever became of the case, but not to a question that was put aside meanwhile."""
    if message.answers is not None and message.answers.dismissed_at is not None:
        raise CaseIsOver


def _answers(case: Case, message: Message) -> list[Promise]:
    """Nothing besides the question itself."""
    return []


def _release(case: Case, message: Message, now: datetime) -> None:
    """End the case as answered, unless another question of it still waits."""
    closing.answered(case, message, now=now)


ACT = Act(name=ANSWER, check=_check, answers=_answers, release=_release)
