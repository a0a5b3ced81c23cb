"""Going on: a letter says so, and when it leaves the application stands at the next stage."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.db import models

from hospes.applications.enums import Act
from hospes.applications.models.deciding import main_promises, refuse_if_decided
from hospes.applications.models.move import Move
from hospes.applications.refusals import OtherStage
from hospes.conversations import acts, facts
from hospes.conversations.letters import Draft, render
from hospes.conversations.models import Message
from hospes.conversations.proposals import Proposal
from hospes.foundation import clock
from hospes.journal.record import record
from hospes.promises.capacity import room_for
from hospes.promises.enums import Kind
from hospes.promises.models import Promise

if TYPE_CHECKING:
    from datetime import datetime

    from hospes.applications.models.application import Application
    from hospes.cases.models import Case
    from hospes.foundation.working import Due
    from hospes.jobs.models import Stage
    from hospes.promises.capacity import Room
    from hospes.team.models import Member


class Advanceable(models.Model):
    """An application moves to another stage of its job's plan, and the candidate is told by when he hears next."""

    class Meta:
        abstract = True

    def draft_advance(self, to: Stage) -> Draft:
        """The letter that this move proposes, in the candidate's language; ``{date}`` is the next date."""
        case = cast("Application", self).case
        language = case.candidate.language
        return render("advance", language, facts.of_case(case, stage=to.name_in(language)))

    def due_after(self, to: Stage, *, now: datetime) -> Due:
        """By when one hears again after this move: what the stage promises, else the company's heartbeat."""
        case = cast("Application", self).case
        days = to.promise_days if to.promise_kind else None
        return Promise.objects.default_due(case, Kind.UPDATE, now=now, days=days or None)

    def room_after(self, to: Stage, *, now: datetime) -> Room:
        """The first day on which the contact can keep that word (spec 8.3, capacity)."""
        case = cast("Application", self).case
        return room_for(case, Kind.UPDATE, wished=self.due_after(to, now=now), now=now)

    def advance(self, *, to: Stage, by: Member, draft: Draft, due: Due | None = None) -> Message:
        """Approve the letter that moves this application; it stands there once the letter leaves.

        Keeps the open ``REVIEW`` or ``UPDATE`` and opens ``UPDATE`` with its date (8.8, until there are talks).
        Raises AlreadyDecided, OtherStage, and what approving raises.
        """
        application = cast("Application", self)
        refuse_if_decided(application.case)
        due = due or self.due_after(to, now=clock.now())
        if to.job_id != application.job_id or to.pk == application.stage_id:
            raise OtherStage
        return Message.objects.approve(
            application.case,
            draft,
            by=by,
            proposals=[Proposal(Kind.UPDATE, due=due)],
            act=Act.ADVANCE,
            act_data={"to": to.pk},
        )


def _check(case: Case, message: Message) -> None:
    """Still undecided, and the stage still belongs to the plan: else the letter would not be true."""
    refuse_if_decided(case)
    if not case.application.job.stages.filter(pk=message.act_data["to"]).exists():
        raise OtherStage


def _answers(case: Case, message: Message) -> list[Promise]:
    return main_promises(case)


def _release(case: Case, message: Message, now: datetime) -> None:
    application = case.application
    origin = application.stage
    application.stage_id = message.act_data["to"]
    application.save(update_fields=["stage"])
    Move.objects.create(
        application=application,
        origin=origin,
        to_id=application.stage_id,
        at=now,
        by=message.author,
        message=message,
    )
    record("application.advanced", subject=case.key, by=message.author, case=case.pk, at=now)


ACT = acts.Act(name=Act.ADVANCE, check=_check, answers=_answers, release=_release)
