"""Several people go to another stage: one text per language, one date each, one letter each."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.utils.functional import cached_property

from hospes.applications.refusals import AlreadyDecided, OtherStage
from hospes.cases.enums import State
from hospes.conversations.letters import Draft, fill
from hospes.desk.jobs import choices
from hospes.desk.jobs.readers import Reader, one_each
from hospes.foundation import showing
from hospes.foundation.refusals import Refusal
from hospes.promises.capacity import Diary, diary, local_day
from hospes.promises.enums import Kind
from hospes.promises.models import Promise
from hospes.promises.refusals import DateTooFar

if TYPE_CHECKING:
    from hospes.applications.models import Application
    from hospes.conversations.models import Message
    from hospes.foundation.working import Due
    from hospes.jobs.models import Stage
    from hospes.team.models import Member


@dataclass
class Mover(Reader):
    """One person of the dialog; ``refused`` says why this one stays."""

    due: Due | None = None
    when: str = ""


@dataclass
class Moving:
    """These people, to this stage, now."""

    movers: list[Mover]
    to: Stage
    member: Member
    now: datetime
    day: date | None = None
    done: list[Message] = field(default_factory=list)

    def __post_init__(self) -> None:
        for mover in self.movers:
            mover.refused = self.why_not(mover)
            if not mover.refused:
                self.date(mover)

    def why_not(self, mover: Mover) -> str:
        """Why somebody cannot go there; empty if nothing speaks against it."""
        application = mover.application
        if application.case.state != State.OPEN:
            return str(AlreadyDecided())
        if application.stage_id == self.to.pk or application.job_id != self.to.job_id:
            return str(OtherStage())
        return ""

    def date(self, mover: Mover) -> None:
        """The chosen day, else the first date this person's contact can keep."""
        application = mover.application
        try:
            if self.day is None:
                mover.due = self.first_day(application)
            else:
                mover.due = Promise.objects.due_on(application.case, Kind.UPDATE, day=self.day, now=self.now)
        except Refusal as refusal:
            mover.refused = said(refusal)
            return
        zone = self.member.zone
        mover.when = showing.instant(mover.due, zone, zone, choices.language(), now=self.now)

    @cached_property
    def known(self) -> Diary:
        """What the contacts of these people owe already."""
        return diary([mover.application.case.contact for mover in self.movers], now=self.now)

    def first_day(self, application: Application) -> Due:
        """The first day on which this person's contact has room; whoever comes next in the row finds it taken."""
        owner, wished = application.case.contact, application.due_after(self.to, now=self.now)
        latest = self.known.ceiling(owner, Kind.UPDATE, start=self.now)
        due = self.known.first(owner, Kind.UPDATE, wished=wished, latest=latest).due
        self.known.book(owner, local_day(due), Kind.UPDATE)
        return due

    @cached_property
    def going(self) -> list[Mover]:
        """Those against whom nothing speaks."""
        return [mover for mover in self.movers if not mover.refused]

    def texts(self) -> dict[str, str]:
        """One text per language; where several read it, the greeting stays a token."""
        return one_each(self.going, lambda mover: mover.application.draft_advance(self.to).text)

    def tell(self, texts: dict[str, str]) -> None:
        """Approve one letter each, in a transaction of its own; whoever is refused stays and says why."""
        for mover in self.going:
            application = mover.application
            draft = application.draft_advance(self.to)
            text = fill(texts[mover.language], {"greeting": mover.greeting})
            letter = Draft(subject=draft.subject, text=text, letter=draft.letter)
            try:
                self.done.append(application.advance(to=self.to, by=self.member, draft=letter, due=mover.due))
            except Refusal as refusal:
                mover.refused = said(refusal)


def said(refusal: Refusal) -> str:
    """A refusal in words; a ceiling names its day as people write days."""
    latest = refusal.facts.get("latest") if isinstance(refusal, DateTooFar) else None
    if latest is None:
        return str(refusal)
    return str(DateTooFar(latest=showing.day(date.fromisoformat(str(latest)), choices.language())))
