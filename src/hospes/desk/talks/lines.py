"""Talks in words, for the case, for Today and for a talk's own page; and what can be done with each."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from hospes.applications.queries import end_of_day
from hospes.conversations import facts
from hospes.desk.people import dates
from hospes.foundation import clock
from hospes.interviews.enums import How, State
from hospes.interviews.models import Interview
from hospes.team import rules

if TYPE_CHECKING:
    from datetime import datetime

    from hospes.cases.models import Case
    from hospes.team.models import Member

# How a talk looks, as a promise does.
LOOK = {
    State.PLANNED: "next",
    State.HELD: "kept",
    State.CANDIDATE_ABSENT: "late",
    State.WE_ABSENT: "late",
    State.CANCELLED: "moved",
}
# An absence is known ten minutes after the start (P21).
WAITED = timedelta(minutes=10)


def of(case: Case, member: Member) -> list[dict[str, Any]]:
    """The talks of a case, the newest first; two queries, none where it is no application."""
    if getattr(case, "application", None) is None:
        return []
    rows = case.application.interviews.select_related("stage").prefetch_related("participants__member")
    now = clock.now()
    return [line(talk, case, member, now) for talk in rows.order_by("-start", "-pk")]


def of_today(member: Member, now: datetime) -> dict[str, list[dict[str, Any]]]:
    """His own talks: those of which somebody has still to say how they went, and those to come before midnight.

    Three queries, one where there is none.
    """
    beside = ("stage", "application__job", "application__case__candidate")
    rows = Interview.objects.planned().filter(participants__member=member, start__lte=end_of_day(now, member.zone))
    rows = rows.select_related(*beside).prefetch_related("participants__member")
    told = [(talk, line(talk, talk.application.case, member, now)) for talk in rows.order_by("start", "pk")]
    return {
        "how_was_it": [row for talk, row in told if talk.start <= now],
        "talks_today": [row for talk, row in told if talk.start > now],
    }


def line(talk: Interview, case: Case, member: Member, now: datetime) -> dict[str, Any]:
    """One talk: participants are prefetched."""
    language = get_language() or "en"
    people = [each.member for each in talk.participants.all()]
    writes = rules.may_write_to_candidates(member) and talk.is_planned and now < talk.start
    return {
        "person": case.candidate,
        "when": dates.for_member(talk.start, member, language),
        "hour": facts.hour(talk.start, member.zone),
        "iso": talk.start.isoformat(timespec="minutes"),
        "length": _("{n} minutes").format(n=talk.minutes),
        "people": ", ".join(person.name for person in people),
        "how": How(talk.how).label,
        "where": talk.where,
        "link": talk.where if talk.where.startswith(("https://", "http://")) else "",
        "topic": talk.topic,
        "stage": talk.stage.name_in(language),
        "state": State(talk.state).label,
        "look": LOOK[State(talk.state)],
        "url": reverse("desk:talk", args=[talk.public_id]),
        "move_url": reverse("desk:move-talk", args=[talk.public_id]) if writes else "",
        "cancel_url": reverse("desk:cancel-talk", args=[talk.public_id]) if writes else "",
        "taps": taps(talk, now) if member in people else [],
        "tap_url": reverse("desk:talk-outcome", args=[talk.public_id]),
    }


def taps(talk: Interview, now: datetime) -> list[dict[str, str]]:
    """What may be said of it now, in one tap each; nothing before it begins and nothing twice."""
    if not talk.is_planned or now < talk.start:
        return []
    said: dict[str, str] = {
        State.HELD: pgettext("a talk", "It took place"),
        State.CANDIDATE_ABSENT: _("The candidate was not there"),
        State.WE_ABSENT: _("We were not there"),
    }
    said["late"] = _("It began more than ten minutes late")
    known = said if now >= talk.start + WAITED else {State.HELD: said[State.HELD]}
    return [{"value": str(value), "label": label} for value, label in known.items()]
