"""Receipts: what leaves at once, in the contact's name, without anybody pressing a button."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hospes.conversations import facts
from hospes.conversations.letters import render
from hospes.conversations.models import Message
from hospes.promises.enums import MAIN_CHAIN, Kind
from hospes.promises.models import Promise
from hospes.promises.queries import standing

if TYPE_CHECKING:
    from datetime import datetime

    from hospes.applications.models.application import Application
    from hospes.cases.models import Case


def acknowledge(application: Application, promises: list[Promise], *, now: datetime, said: str = "") -> Message:
    """Say that the application is here, who reads it and by when, and whatever else is true (``said``)."""
    case = application.case
    sent = facts.moment(now, case, case.candidate.language)
    draft = render("ack", case.candidate.language, facts.of_case(case, sent=sent))
    if said:
        draft = replace(draft, text=f"{draft.text}\n\n{said}")
    review = [p for p in promises if p.kind == Kind.REVIEW]
    return Message.objects.acknowledge(case, draft, now=now, in_text=review)


def say_it_counts_once(application: Application, *, now: datetime) -> Message:
    """A second form for the same job gets the first one's confirmation, by mail (DESIGN 5).

    Where the date was missed and none is ahead, the letter says none; a word in between is no result.
    """
    case = application.case
    language = case.candidate.language
    next_promise = standing(case.promises.filter(kind__in=MAIN_CHAIN), now).next
    if next_promise is not None and next_promise.kind == Kind.UPDATE:
        next_promise = None
    known = facts.of_case(
        case,
        sent=facts.moment(application.submitted_at, case, language),
        old=facts.date(next_promise, case, language) if next_promise else "",
    )
    draft = render("ack_again", language, known)
    message = Message.objects.acknowledge(case, draft, now=now)
    if next_promise is not None:
        message.dates.create(promise=next_promise, due=next_promise.due)
    return message


def confirm_withdrawal(case: Case, *, now: datetime) -> Message:
    """Say at once, in the contact's name, that nothing more happens (P23)."""
    draft = render("withdrawn", case.candidate.language, facts.of_case(case))
    return Message.objects.acknowledge(case, draft, now=now)


def question_received(case: Case, *, promise: Promise, now: datetime) -> Message:
    """Say by when a question asked before applying is answered."""
    draft = render("question_received", case.candidate.language, facts.of_case(case))
    return Message.objects.acknowledge(case, draft, now=now, in_text=[promise])


def mail_received(case: Case, *, promise: Promise, now: datetime) -> Message:
    """Say by when a mail is answered whose writer nobody knew. It counts as the receipt of a question."""
    known = facts.of_case(case)
    draft = render("question_received" if known["job"] else "mail_received", case.candidate.language, known)
    draft = replace(draft, letter="question_received")
    return Message.objects.acknowledge(case, draft, now=now, in_text=[promise])
