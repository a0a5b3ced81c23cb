"""That we missed a date, told to the candidate one working day later, by the system and once (spec 8.5).

It says who may act, and by when the next word comes, which is a promise of its own. Whoever has written to the
person since has told it better: then nothing is sent.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Exists, OuterRef, Q

from hospes.cases.enums import LIVE
from hospes.cases.models import Case
from hospes.conversations import facts
from hospes.conversations.letters import render
from hospes.conversations.models import Message
from hospes.foundation import actors, clock, house, working
from hospes.foundation.crash_points import point
from hospes.promises.enums import MAIN_CHAIN, Kind, State, Step
from hospes.promises.kinds import PromiseSettings
from hospes.promises.models import Promise, Rung
from hospes.promises.models.keepable import AFTER, after

if TYPE_CHECKING:
    from datetime import datetime

    from django.db.models import QuerySet

    from hospes.team.models import Member

# Of our answer that did not arrive, the page says so; a letter would take the same way and not arrive either.
_UNTOLD = frozenset({Kind.ACK, Kind.REACH, Kind.SAFE_CLOSE})
# A word about something else does not answer these.
_ASKED = frozenset({Kind.REPLY, Kind.DATA_REQUEST})


def to_tell(now: datetime) -> QuerySet[Rung]:
    """Return the steps of which nobody was told: missed for a working day, not made good, no word on its way.

    Not where a next word after a miss is still to come in the same case, and not of such a word itself.
    """
    promises = Promise.objects.filter(case=OuterRef("promise__case"))
    coming = promises.of_kind(Kind.UPDATE).open().filter(subject__startswith=AFTER)
    by_person = Q(made_by__startswith="member:", made_at__gte=OuterRef("promise__due"), kind__in=MAIN_CHAIN)
    spoken = promises.filter(by_person).exclude(state=State.PROPOSED)
    on_its_way = ~Q(promise__answered_in="") & Q(promise__revoked_at=None)
    rows = Rung.objects.filter(step=Step.LEAD, message=None, promise__state=State.BROKEN)
    rows = rows.filter(promise__case__state__in=LIVE).exclude(promise__kind__in=_UNTOLD).exclude(on_its_way)
    rows = rows.exclude(promise__subject__startswith=AFTER).exclude(Exists(coming))
    return rows.exclude(~Q(promise__kind__in=_ASKED) & Exists(spoken)).order_by("at", "pk")


def tell(rung: Rung) -> Message | None:
    """Write the letter and make the promise that it says, in one transaction. None if it is no longer true."""
    with transaction.atomic():
        case = Case.objects.locked(rung.promise.case_id)
        now = clock.now()
        row = to_tell(now).select_related("promise").filter(pk=rung.pk).first()
        if row is None:
            return None
        deputy = case.deputy if case.deputy is not None and case.deputy.is_present(now) else None
        word = _promise_a_word(case, row.promise, deputy or case.contact, now=now)
        point("conversations.word_promised")
        known = facts.of_case(
            case,
            old=facts.date(row.promise, case, case.candidate.language),
            deputy=deputy.name if deputy else "",
            address=deputy.email if deputy else "",
            people=word.owner.name,
        )
        draft = render("missed_notice", case.candidate.language, known)
        message = Message.objects.acknowledge(case, draft, now=now, in_text=[word], rung=row)
        word.made_in = message.key
        word.save(update_fields=["made_in"])
    return message


def _promise_a_word(case: Case, missed: Promise, owner: Member, *, now: datetime) -> Promise:
    """The next word, owed by whoever may act: one working day from now on his calendar (spec 8.5)."""
    days = house.read(PromiseSettings).after_miss
    return Promise.objects.make(
        case,
        Kind.UPDATE,
        by=actors.machine("ladder"),
        now=now,
        due=working.due(now, days, owner.calendar),
        subject=after(missed),
        owner=owner,
        deputy=case.deputy if owner == case.contact else case.contact,
    )
