"""Saying no, kindly: a person decides, the letter says it plainly, and it ends when it has arrived."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from django.db import models

from hospes.applications import reasons
from hospes.applications.enums import Act, ReasonKind
from hospes.applications.models.deciding import main_promises, refuse_if_decided
from hospes.applications.refusals import NoOutcome, NoReason, NoThanks, NotOnFile
from hospes.cases.enums import Outcome
from hospes.conversations import acts, facts
from hospes.conversations.letters import Draft, render
from hospes.conversations.models import Message
from hospes.conversations.proposals import Proposal
from hospes.conversations.sending import AT_ONCE, Sending
from hospes.journal.record import record
from hospes.promises import settling
from hospes.promises.enums import Kind
from hospes.promises.models import Promise
from hospes.promises.models.voidable import VoidReason

if TYPE_CHECKING:
    from datetime import datetime

    from hospes.applications.models.application import Application
    from hospes.cases.models import Case
    from hospes.team.models import Member

# A question is answered or put aside by a person, whatever was decided (I10).
_STAYS = frozenset({Kind.REPLY, Kind.REACH})
_ANSWERED = frozenset({Kind.REVIEW, Kind.OUTCOME, Kind.DECISION})


@dataclass(frozen=True)
class Why:
    """What decides a no: the key of a published criterion, or of a plain reason (P23)."""

    kind: ReasonKind
    key: str


class Declinable(models.Model):
    """A no is written by a member and stands in the ledger as an ending row."""

    class Meta:
        abstract = True

    def draft_decline(self, why: Why | None, thanks: str) -> Draft:
        """The letter of the no, in the candidate's language. Without a reason its sentence is missing."""
        case = cast("Application", self).case
        language = case.candidate.language
        told = reasons.words(cast("Application", self).job, why, language) if why else ""
        known = facts.of_case(case, reason=told, thanks=thanks.strip().rstrip("."))
        return render("no", language, known)

    def decline(self, *, by: Member, why: Why, thanks: str, draft: Draft, sending: Sending = AT_ONCE) -> Message:
        """Approve the no. Nothing is decided for the candidate before the letter leaves; undo until then.

        ``REVIEW`` (or the heartbeat) is kept when the letter is accepted, ``REACH`` runs until there is
        evidence, the case is closing (8.8). Raises AlreadyDecided, NoReason, NoThanks, NoOutcome,
        NotOnFile, and what approving raises.
        """
        application = cast("Application", self)
        case = application.case
        refuse_if_decided(case)
        told = reasons.words(application.job, why, case.candidate.language)
        if not told:
            raise NoReason
        if not reasons.is_on_file(application.job, why):
            raise NotOnFile
        if not thanks.strip():
            raise NoThanks
        if not reasons.says_no(draft.text, case.candidate.language):
            raise NoOutcome
        return Message.objects.approve(
            case,
            draft,
            by=by,
            proposals=[Proposal(Kind.REACH, in_text=False)],
            sending=sending,
            act=Act.DECLINE,
            act_data={"kind": why.kind, "key": why.key, "told": told[:500], "thanks": thanks[:500]},
        )


def _answers(case: Case, message: Message) -> list[Promise]:
    """What this letter answers: the review, how the talk went, the decision; else the heartbeat (8.8)."""
    rows = [*main_promises(case), *Promise.objects.filter(case=case, kind=Kind.DECISION).open()]
    return [p for p in rows if p.kind in _ANSWERED] or rows


def _release(case: Case, message: Message, now: datetime) -> None:
    settling.void_open(case, VoidReason.OUTCOME, by=message.author, now=now, leave=_STAYS, but_in=message.key)
    message.ending = case.end(
        Outcome.DECLINED,
        by=message.author,
        now=now,
        approved_by=message.approved_by,
        text_hash=message.text_hash,
        reason_kind=message.act_data["kind"],
        reason_key=message.act_data["key"],
        reason_text=message.act_data["told"],
    )
    message.save(update_fields=["ending"])
    record("application.declined", subject=case.key, by=message.author, case=case.pk, at=now)


ACT = acts.Act(name=Act.DECLINE, check=refuse_if_decided, answers=_answers, release=_release)
