"""The numbers of the house: what each means, how far it may go, and why."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from hospes.conversations.settings import ConversationSettings
from hospes.foundation import house
from hospes.post.settings import WayBackSettings
from hospes.promises.kinds import PromiseSettings

CEILINGS = PromiseSettings()


@dataclass(frozen=True)
class Dial:
    """One number: whose it is, in what unit, from where to where, and why not further."""

    kind: type[Any]
    field: str
    label: Promise | str
    unit: Promise | str
    least: int
    most: int
    why: Promise | str

    @property
    def default(self) -> int:
        """What holds where the house has set nothing."""
        return int(getattr(self.kind(), self.field))


_DAYS = _("working days")

DIALS = (
    Dial(
        PromiseSettings,
        "ack_minutes",
        _("Confirming that an application arrived"),
        _("minutes"),
        1,
        60,
        _("A machine does it, so an hour is the most."),
    ),
    Dial(
        PromiseSettings,
        "review",
        _("Reading an application and answering"),
        _DAYS,
        1,
        CEILINGS.review_ceiling,
        _("Two working weeks are the most: who hears nothing for longer has given up on us."),
    ),
    Dial(
        PromiseSettings,
        "update",
        _("A word in between"),
        _DAYS,
        1,
        CEILINGS.update_ceiling,
        _("Whenever the next date is further away than this, the candidate hears once in between."),
    ),
    Dial(
        PromiseSettings,
        "reply",
        _("Answering a question"),
        _DAYS,
        1,
        CEILINGS.reply_ceiling,
        _("Two days are the most: a question that waits longer is a missed one."),
    ),
    Dial(
        PromiseSettings,
        "reach",
        _("Trying again to reach somebody whose letter came back"),
        _DAYS,
        1,
        CEILINGS.reach,
        _("Two days are the most, again and again, until the person was reached."),
    ),
    Dial(
        PromiseSettings,
        "objection",
        _("Time to say that an answer did not answer"),
        _DAYS,
        CEILINGS.objection,
        10,
        _("Fewer than three days would be too few for somebody who works."),
    ),
    Dial(
        PromiseSettings,
        "round_limit_days",
        _("How far away the closing date of a round may be"),
        _("days"),
        5,
        CEILINGS.round_limit_days,
        _("Forty days are the most, and candidates are told before they apply."),
    ),
    Dial(
        PromiseSettings,
        "proof_hours",
        _("Counting a letter as arrived when nothing came back for"),
        _("hours"),
        CEILINGS.proof_hours,
        168,
        _("Servers return letters up to a day later; less would prove nothing."),
    ),
    Dial(
        ConversationSettings,
        "undo_seconds",
        _("Taking a letter back after approving it"),
        _("seconds"),
        5,
        300,
        _("Fewer than five are no real chance; more than five minutes keep somebody waiting for a finished letter."),
    ),
    Dial(
        ConversationSettings,
        "hours_begin",
        _("Letters are proposed to arrive from"),
        _("full hours, on the candidate’s clock"),
        5,
        11,
        _("Nobody should be woken by a letter; you can always send it at once."),
    ),
    Dial(
        ConversationSettings,
        "hours_end",
        _("Letters are proposed to arrive until"),
        _("full hours, on the candidate’s clock"),
        13,
        22,
        _("What is written later is proposed for the next morning; you can always send it at once."),
    ),
    Dial(
        WayBackSettings,
        "test_days",
        _("Testing that returned letters are noticed, every"),
        _("days"),
        1,
        7,
        _("“Arrived” is only said while the last test is no older than seven days."),
    ),
)


def in_force() -> dict[str, int]:
    """Every number as it is now. One query for each room that has some."""
    read = {kind: house.read(kind) for kind in dict.fromkeys(dial.kind for dial in DIALS)}
    return {dial.field: int(getattr(read[dial.kind], dial.field)) for dial in DIALS}


def turn(told: Mapping[str, int]) -> None:
    """Set what is different now; a number that is the default again is no longer an exception of ours."""
    before = in_force()
    with transaction.atomic():
        for dial in DIALS:
            number = told[dial.field]
            if number == before[dial.field]:
                continue
            if number == dial.default:
                house.forget(dial.kind, dial.field)
            else:
                house.write(dial.kind, **{dial.field: number})
