"""What every decision shares: only a live, undecided application is decided, by a member."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hospes.applications.refusals import AlreadyDecided
from hospes.cases.enums import State
from hospes.promises.enums import Kind
from hospes.promises.models import Promise

if TYPE_CHECKING:
    from hospes.cases.models import Case
    from hospes.conversations.models import Message


def refuse_if_decided(case: Case, message: Message | None = None) -> None:
    """Raise AlreadyDecided unless the case is open. Asked when approving and again at release."""
    case.refresh_from_db(fields=["state"])
    if case.state != State.OPEN:
        raise AlreadyDecided


def main_promises(case: Case) -> list[Promise]:
    """The open promises about the course of things: the review, the heartbeat, times for a talk, how it went.

    Those that an earlier letter was to answer are among them: if it came back, the next one answers.
    """
    open_ones = Promise.objects.filter(case=case).open()
    return list(open_ones.of_kind(Kind.REVIEW, Kind.UPDATE, Kind.SCHEDULE, Kind.OUTCOME))
