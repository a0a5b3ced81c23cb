"""The side of a case: every promise with what became of it, who looks after it, facts, other matters."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from babel.lists import format_list
from django.conf import settings
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from hospes.applications.queries import of_candidate
from hospes.candidates.enums import Prefers
from hospes.candidates.models import Candidate
from hospes.cases.enums import Kind as CaseKind
from hospes.cases.enums import State as CaseState
from hospes.desk.people import dates, drawing
from hospes.foundation import clock, showing, wording, working
from hospes.privacy.queries import choices_of
from hospes.promises.enums import Kind, State, Step
from hospes.team.rules import works_with_all

if TYPE_CHECKING:
    from hospes.cases.models import Case
    from hospes.promises.models import Promise, Rung
    from hospes.team.models import Member


def of(case: Case, member: Member) -> dict[str, Any]:
    """Everything at the side."""
    return {
        "promises": promises(case),
        "contact": case.contact,
        "deputy": case.deputy,
        "covered": case.is_covered,
        "facts": facts(case, member),
        "others": others(case, member),
        "doubles": doubles(case, member),
    }


def promises(case: Case) -> list[dict[str, Any]]:
    """Open ones first by date, then what became of the others, newest first. The receipt is no news."""
    now = clock.now()
    shown = case.promises.exclude(state=State.PROPOSED).prefetch_related("rungs__told")
    rows = [p for p in shown if p.kind != Kind.ACK]
    ahead = sorted((p for p in rows if p.is_open), key=lambda p: p.due)
    done = sorted((p for p in rows if not p.is_open), key=lambda p: p.due, reverse=True)
    return [
        {
            "promise": p,
            "text": what(p, case),
            "when": _day(p),
            "done": not p.is_open,
            "late": p.standing(now) == State.BROKEN,
            "told": [told(rung) for rung in p.rungs.all()] if p.is_open else [],
        }
        for p in [*ahead, *done]
    ]


def told(rung: Rung) -> str:
    """Who was told that the date is near or missed, and when (the ladder)."""
    zone = working.zone(rung.promise.calendar)
    language = get_language() or "en"
    day = showing.day(rung.taken_at.astimezone(ZoneInfo(zone)).date(), language)
    named = sorted(member.name for member in rung.told.all())
    names = format_list(named, locale="zh_Hans" if language.startswith("zh") else "en_GB")
    line = _("{step}. {names} told, late, on {day}") if rung.is_late else _("{step}. {names} told on {day}")
    return line.format(step=Step(rung.step).label, names=names, day=day)


def what(promise: Promise, case: Case) -> str:
    """A promise in a few words, for members."""
    name = case.candidate.called_or_name
    words = {
        Kind.REVIEW: _("Result of reading"),
        Kind.UPDATE: _("Next word"),
        Kind.REPLY: _("Answer {name}"),
        Kind.REACH: _("Our answer reaches {name}"),
        Kind.SAFE_CLOSE: _("File deleted"),
    }
    said = words.get(Kind(promise.kind), str(Kind(promise.kind).label)).format(name=name)
    standing = State(promise.state)
    if standing in {State.VOID, State.RENEGOTIATED, State.REPAIRED}:
        return _("{what}: {state}").format(what=said, state=str(standing.label).lower())
    return said


def _day(promise: Promise) -> str:
    return showing.day(dates.day_of(promise.as_due), get_language() or "en")


def facts(case: Case, member: Member) -> list[dict[str, str]]:
    """What we know of the person, each with its name; what nobody told us is left out."""
    who, language = case.candidate, get_language() or "en"
    application = getattr(case, "application", None)
    addresses = [row.address for row in who.addresses.order_by("-primary", "pk")]
    phones = [row.raw for row in who.phones.order_by("-primary", "pk")]
    agreed = [str(choice.purpose.label) for choice in choices_of(who) if choice.stands]
    told = [
        (_("Called"), who.called),
        (_("Said"), who.pronunciation),
        (_("Mail"), "\n".join(addresses) or _("none: call")),
        (_("Mailbox"), _("proved") if who.mailbox_proved_at else _("not proved yet")),
        (_("Phone"), "\n".join(phones)),
        (_("Clock"), drawing.there(case)),
        (_("Language"), _language(who.language)),
        (_("Prefers"), str(Prefers(who.prefers).label) if who.prefers else ""),
        (_("Links"), "\n".join(link.url for link in who.links.all())),
        (_("Applied"), dates.for_member(application.submitted_at, member, language) if application else ""),
        (_("Source"), str(application.get_source_display()) if application else ""),
        (_("Agreed to"), ", ".join(agreed) or _("nothing")),
    ]
    return [{"term": term, "value": value} for term, value in told if value]


def _language(code: str) -> str:
    names = {wording.code(key): str(name) for key, name in settings.LANGUAGES}
    return names.get(wording.code(code), code)


def others(case: Case, member: Member) -> list[dict[str, str]]:
    """Other matters of the same person that this member may see."""
    language = get_language() or "en"
    rows = of_candidate(case, member).exclude(pk=case.pk).prefetch_related("application__job__texts")[:20]
    return [
        {
            "title": row.application.job.title(language)
            if hasattr(row, "application")
            else str(CaseKind(row.kind).label),
            "state": str(CaseState(row.state).label),
            "url": reverse("desk:case", args=[row.public_id]),
        }
        for row in rows
    ]


def doubles(case: Case, member: Member) -> list[dict[str, str]]:
    """Other people with the same address or number, so that a person can look whether they are one."""
    if not works_with_all(member):
        return []
    who = case.candidate
    shared = Candidate.objects.filter(addresses__normalised__in=who.addresses.values("normalised"))
    shared = shared | Candidate.objects.filter(phones__number__in=who.phones.values("number"))
    rows = shared.exclude(pk=who.pk).distinct().by_name()[:10]
    found = [(row, row.cases.order_by("-opened_at").first()) for row in rows]
    return [
        {"name": row.name, "url": reverse("desk:case", args=[newest.public_id]) if newest else ""}
        for row, newest in found
    ]
