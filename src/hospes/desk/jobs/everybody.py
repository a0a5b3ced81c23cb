"""Everybody who waits for an answer about a job that ends: one text per language, one letter each."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.utils import translation
from django.utils.functional import cached_property
from django.utils.translation import gettext

from hospes.applications.enums import PlainReason, ReasonKind
from hospes.applications.models.declinable import Why
from hospes.conversations.letters import Draft, fill
from hospes.conversations.sending import AT_ONCE, Sending
from hospes.desk.jobs.readers import Reader, one_each
from hospes.foundation import wording
from hospes.foundation.refusals import Refusal
from hospes.interviews.enums import State
from hospes.interviews.models import Interview
from hospes.touches.enums import Channel
from hospes.touches.models import Touch
from hospes.touches.refusals import ChannelStopped, PlannedAlready

if TYPE_CHECKING:
    from hospes.conversations.models import Message
    from hospes.jobs.models import Job
    from hospes.team.models import Member


@dataclass
class Told(Reader):
    """One person. ``talked``: we met, so he is rung before the letter comes."""

    talked: bool = False


@dataclass
class Everybody:
    """These people hear that this job is over, and why (I7: one reason, one text, one approval; I4 for each)."""

    job: Job
    people: list[Told]
    why: PlainReason
    member: Member
    now: datetime
    done: list[Message] = field(default_factory=list)
    problem: str = ""

    def __post_init__(self) -> None:
        met = Interview.objects.filter(application__in=[told.application for told in self.people], state=State.HELD)
        talked = set(met.values_list("application", flat=True))
        for told in self.people:
            told.talked = told.application.pk in talked

    @property
    def refused(self) -> list[Told]:
        """Who could not be told, each with the reason."""
        return [told for told in self.people if told.refused]

    @property
    def first_rung(self) -> list[Told]:
        """Whom somebody of us has met: he hears it by voice first."""
        return [told for told in self.people if told.talked]

    @property
    def reason(self) -> Why:
        return Why(ReasonKind.PLAIN, self.why)

    def because(self, why: PlainReason) -> Everybody:
        """The same people with another reason."""
        return replace(self, why=why, done=[])

    @cached_property
    def texts(self) -> dict[str, str]:
        """One text per language; where several read it, the greeting stays a token."""
        return one_each(self.people, lambda told: self.draft(told).text)

    def draft(self, told: Told) -> Draft:
        return told.application.draft_decline(self.reason, thanks(told.language))

    def tell(self, texts: dict[str, str], *, wait: timedelta) -> None:
        """Take the job off the site, note the seats, approve one letter each; it closes when all have heard.

        Each letter has a transaction of its own: whoever is refused stays and says why, and the same press again
        goes on where it was interrupted. ``wait``: how long the letter waits for the call, where we have met.
        """
        try:
            self._end_seats()
            self.job.close_when_told(by=self.member.actor)
        except Refusal as refusal:
            self.problem = str(refusal)
            return
        for told in self.people:
            try:
                self.done.append(self._write(told, texts[told.language], wait if told.talked else timedelta()))
            except Refusal as refusal:
                told.refused = str(refusal)
        answered = {message.case_id for message in self.done}
        self.people = [told for told in self.people if told.application.pk not in answered]

    def _end_seats(self) -> None:
        """What the letters say stands in the house's own books first: no money, no seats."""
        if self.why == PlainReason.BUDGET:
            for seat in self.job.openings.still_open():
                self.job.cancel_opening(seat, by=self.member.actor, why=str(self.why.label))

    def _write(self, told: Told, words: str, wait: timedelta) -> Message:
        made = self.draft(told)
        draft = Draft(made.subject, fill(words, {"greeting": told.greeting}), made.letter)
        leaves = Sending(leave_at=self.now + wait) if wait else AT_ONCE
        message = told.application.decline(
            by=self.member, why=self.reason, thanks=thanks(told.language), draft=draft, sending=leaves
        )
        if wait:
            self._ring_first(told, self.now + wait)
        return message

    def _ring_first(self, told: Told, due: datetime) -> None:
        """A call for whoever looks after the person, before the letter comes; no number, no call."""
        case = told.application.case
        if case.candidate.phone_number() is None:
            return
        why = gettext("The job has ended: say it by voice before the letter comes.")
        try:
            Touch.objects.open_touch(case, channel=Channel.PHONE, reason=why, due=due, by=case.contact)
        except (ChannelStopped, PlannedAlready):
            return


def thanks(language: str) -> str:
    """What everybody who applied has given us (P23)."""
    with translation.override(wording.catalogue(language)):
        return gettext("the time and the thought that you put into it")
