"""What the worker does for conversations: let letters leave, prove them, close what was proved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from hospes.cases.models import Case
from hospes.conversations import closing, copies, missing
from hospes.conversations.enums import State
from hospes.conversations.models import Message, MessageFile
from hospes.conversations.models.provable import quiet_since
from hospes.post.models import MailServer

if TYPE_CHECKING:
    from datetime import datetime

    from django.db.models import QuerySet

    from hospes.promises.models import Rung


def leaving(now: datetime) -> QuerySet[Message]:
    """Approved, and the time of undo is over."""
    return Message.objects.filter(state=State.APPROVED, release_at__lte=now).order_by("release_at")


def release(message: Message, worker: str) -> None:
    """Let one letter leave."""
    message.release()


def quiet(now: datetime) -> QuerySet[Message]:
    """Accepted a day ago and not come back, while the bounce path is known to work (P1)."""
    if not MailServer.objects.bounce_path_healthy(now):
        return Message.objects.none()
    return Message.objects.filter(state=State.ACCEPTED, accepted_at__lte=quiet_since(now))


def prove(message: Message, worker: str) -> None:
    """Take a day's silence as evidence."""
    message.prove_if_quiet()


def confirmable(now: datetime) -> QuerySet[Message]:
    """Letters whose ending is proved, and whose time to object is over."""
    return Message.objects.filter(
        ending__confirmed_at=None, ending__reopened_at=None, ending__not_before__lte=now
    ).exclude(ending__evidence="")


def confirm(message: Message, worker: str) -> None:
    """Close the case."""
    closing.confirm(message.case_id)


def missed(now: datetime) -> QuerySet[Rung]:
    """Steps of the ladder of which the candidate is to be told."""
    return missing.to_tell(now)


def tell_of_missed(rung: Rung, worker: str) -> None:
    """Tell one candidate that we have missed a date."""
    missing.tell(rung)


def unchecked(now: datetime) -> QuerySet[MessageFile]:
    """Files that came in and were not looked at by the virus scanner."""
    return MessageFile.objects.unchecked(now)


def check_file(file: MessageFile, worker: str) -> None:
    """Look at one of them. The copy for a member that waits for it is queued with the last one's verdict.

    The case is locked, or of two files looked at in the same moment neither would know itself the last.
    """
    verdict = file.look_for_viruses()
    with transaction.atomic():
        Case.objects.locked(file.message.case_id)
        file.was_looked_at(verdict)
        copies.when_looked_at(file.message)
