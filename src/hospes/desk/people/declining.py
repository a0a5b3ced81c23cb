"""What stands around a no that is being written: the choices, what approval writes, what the candidate will see."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from hospes.applications import reasons
from hospes.applications.enums import PlainReason, ReasonKind
from hospes.applications.models.declinable import Why
from hospes.conversations import facts
from hospes.conversations.settings import ConversationSettings
from hospes.desk.people import dates, drawing
from hospes.foundation import clock, house, showing
from hospes.promises.enums import Kind
from hospes.promises.kinds import PromiseSettings
from hospes.promises.models import Promise

if TYPE_CHECKING:
    from hospes.cases.models import Case
    from hospes.jobs.models import Job
    from hospes.promises.queries import Standing
    from hospes.team.models import Member


def head(case: Case, member: Member, seen: Standing) -> dict[str, Any]:
    """Who, what was promised, and when the person hears."""
    language, name = get_language() or "en", case.candidate.called_or_name
    promised = seen.missed or seen.next
    line = _("Promised by {date}.").format(date=facts.date(promised, case, language)) if promised else ""
    leaves = clock.now() + timedelta(seconds=house.read(ConversationSettings).undo_seconds)
    hears = showing.shown(leaves, case.candidate.zone, member.zone, language)
    own = _("{other} for you.").format(other=hears.other) if hears.other else ""
    return {
        "heading": _("Say no to {name}, kindly").format(name=name),
        "promised_line": " ".join(filter(None, [line, drawing.there(case)])),
        "missed": seen.missed,
        "hears": {
            "label": _("{name} hears").format(name=name),
            "big": _("Today, {hour} their time").format(hour=hears.hour)
            if hears.other
            else _("Today, {hour}").format(hour=hears.hour),
            "iso": hears.iso,
            "line": " ".join(filter(None, [own, _("30 s after you approve; until then you can undo.")])),
        },
        "approve": _("Approve and tell {name}").format(name=name),
        "to_line": drawing.to_line(case, member),
        "draft_key": f"no:{case.public_id}",
    }


def picks(job: Job, chosen: dict[str, str]) -> dict[str, Any]:
    """The published criteria and the plain reasons. *Filled* is offered once an opening is filled."""
    language = get_language() or "en"
    criteria = [
        {"value": str(row.pk), "label": row.text_in(language), "checked": str(row.pk) == str(chosen["criterion"])}
        for row in job.current_criteria()
    ]
    plain = [
        {
            "value": reason.value,
            "label": str(reason.label),
            "checked": reason.value == chosen["plain"],
            "disabled": not reasons.is_on_file(job, Why(ReasonKind.PLAIN, reason.value)),
            "note": ""
            if reasons.is_on_file(job, Why(ReasonKind.PLAIN, reason.value))
            else _("No opening of this job is filled yet."),
        }
        for reason in PlainReason
    ]
    kind = "plain" if chosen["reason_kind"] == "plain" else "criterion"
    return {"criteria": criteria, "plain_reasons": plain, "kind": kind}


def after(case: Case, member: Member, seen: Standing) -> dict[str, Any]:
    """Every promise line that the approval writes, in plain words, before the press."""
    language, now = get_language() or "en", clock.now()
    lines = []
    promised = seen.missed or seen.next
    if promised is not None:
        late = promised.due <= now
        words = _("The result we promised, told late") if late else _("The result we promised, kept")
        lines.append(
            {"text": words, "promise": {"state": "late" if late else "kept", "text": _day(promised.as_due, language)}}
        )
    reach = Promise.objects.default_due(case, Kind.REACH, now=now)
    proof = now + timedelta(hours=house.read(PromiseSettings).proof_hours)
    lines += [
        {
            "text": _("The letter has arrived, or we try again"),
            "promise": {"state": "next", "text": _day(reach, language)},
        },
        {
            "text": _("Closed, if nothing has come back by then"),
            "promise": {"state": "next", "text": dates.for_member(proof, member, language)},
        },
    ]
    return {"lines": lines}


def seen(case: Case, member: Member, why: Why | None, thanks: str) -> dict[str, Any]:
    """The candidate's page once this has left, in the candidate's language as far as it is already written."""
    language, name = case.candidate.language, case.candidate.called_or_name
    told = reasons.words(case.application.job, why, language) if why else ""
    said = _in(language, lambda: _("{name} decided this and wrote to you. You may answer.").format(name=member.name))
    thanked = _in(language, lambda: _("Thank you for {thanks}.").format(thanks=thanks.strip().rstrip(".")))
    parts = [{"title": _in(language, lambda: _("What decided it")), "text": told}] if told else []
    if thanks.strip():
        parts.append({"title": "", "text": thanked})
    return {
        "when": name,
        "over": _in(language, lambda: _("Our answer for {job}").format(job=case.application.job.title(language))),
        "big": _in(language, lambda: _("It is a no, and here is why")),
        "under": "",
        "person": member,
        "said": said,
        "parts": parts,
        "foot": "",
        "language": language,
        "label": _("The page of {name}, read-only").format(name=name),
    }


def proofs(job: Job, case: Case, why: Why | None, chosen: dict[str, str]) -> list[dict[str, str]]:
    """What of the letter the file can show, as far as we check it: outcome, reason, thanks, the word about the miss."""
    told = reasons.words(job, why, case.candidate.language) if why else ""
    plain = reasons.says_no(chosen["text"], case.candidate.language)
    rows = [
        {"state": "ok" if plain else "no", "text": _("The letter says plainly that it is a no")},
        {"state": "ok" if told else "no", "text": _("What decided it is published, or a plain reason")},
        {"state": "ok" if chosen["thanks"].strip() else "no", "text": _("It thanks for one concrete thing")},
    ]
    if told:
        says = told.casefold() in chosen["text"].casefold()
        rows.append({"state": "ok" if says else "no", "text": _("The letter gives the reason that is kept on file")})
    return rows


def _day(due: Any, language: str) -> str:
    return showing.day(dates.day_of(due), language)


def _in(language: str, words: Any) -> str:
    return facts.in_language(_Later(words), language)


class _Later:
    """Words that are read in the language active when they are shown."""

    def __init__(self, words: Any) -> None:
        self.words = words

    def __str__(self) -> str:
        return str(self.words())
