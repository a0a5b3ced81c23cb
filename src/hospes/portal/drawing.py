"""What the candidate's page shows: a pure function of facts (I3)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext as _

from hospes.cases.enums import Kind as CaseKind
from hospes.cases.enums import Outcome, State
from hospes.cases.models import Case
from hospes.conversations.enums import Channel, Direction
from hospes.conversations.models import Message
from hospes.conversations.models.contradictable import contradictable
from hospes.foundation import beats, clock, showing, working
from hospes.portal import covering, ledger, news, steps, talks
from hospes.portal.forms import MessageForm
from hospes.promises.enums import Kind
from hospes.promises.models import Promise

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from hospes.candidates.models import Candidate
    from hospes.questionnaires.models.response import Row
    from hospes.team.models import Member

# The fields of the details form, by the names candidates use.
FIELD_OF = {"emails": "email", "phones": "phone"}


def cases_of(candidate: Candidate) -> QuerySet[Case]:
    """The matters this page shows: all, once the mailbox is proved; before that only the newest."""
    said = Message.objects.on_the_page().select_related("author_member").prefetch_related("files")
    rows = (
        Case.objects.filter(candidate=candidate)
        .exclude(endings__outcome=Outcome.NOT_AN_APPLICATION, endings__reopened_at=None)
        .select_related("contact", "deputy", "candidate", "application__job", "application__stage")
        .prefetch_related(
            Prefetch("promises", queryset=Promise.objects.shown().select_related("owner").order_by("made_at", "pk")),
            Prefetch("messages", queryset=said),
            "endings",
            "hand_overs",
            "contact__absences",
            "deputy__absences",
            "application__moves__to",
            "application__job__stages__members",
            "application__interviews__stage",
            "application__interviews__participants__member",
        )
        .order_by("-opened_at", "-pk")
    )
    if candidate.mailbox_proved_at is not None:
        return rows
    newest = Case.objects.filter(candidate=candidate).order_by("-opened_at", "-pk").values("pk")[:1]
    return rows.filter(pk__in=list(newest.values_list("pk", flat=True)))


def page(candidate: Candidate, *, url: Callable[..., str], form: MessageForm | None, opened: bool) -> dict[str, Any]:
    """Everything the page template needs."""
    now = clock.now()
    cases = list(cases_of(candidate))
    drawn = [_case(case, now, url, form) for case in cases]
    return {
        "greeting": _("Hello {name}").format(name=candidate.called_or_name),
        "cases": drawn,
        "next_line": news.next_line(cases, now),
        "more_hidden": candidate.mailbox_proved_at is None and candidate.cases.count() > len(cases),
        "mailbox_url": url("mailbox"),
        "file_url": url("file"),
        "wishes_url": url("wishes"),
        "calendar_url": url("calendar"),
        "opened": opened,
        "kept_until": ledger.kept_until(cases),
        "stale": beats.stale(now),
        "machines": news.machines(cases),
    }


def _case(case: Case, now: datetime, url: Callable[..., str], form: MessageForm | None) -> dict[str, Any]:
    told = news.of(case, now)
    mine = form if form is not None and form.data.get("case") == case.public_id else None
    objectable = contradictable(case.messages.all(), now)
    may_withdraw = case.kind == CaseKind.APPLICATION and case.state == State.OPEN
    return {
        "public_id": case.public_id,
        "title": news.title(case),
        "state": case.state,
        "applied_line": steps.where(case),
        "hear": told.hear,
        "answer": told.answer,
        "turn": None,
        "steps": steps.of(case, now),
        "talks": talks.of(case, now, url),
        "promises": ledger.of(case, now),
        "messages": [
            {**_message(message, case, url), **_objection(message, case, url, may=message.pk in objectable)}
            for message in case.messages.all()
        ],
        "contact": case.acting,
        "contact_role": case.acting.label(case.candidate.language),
        "contact_hours": case.acting.hours,
        "covers": " ".join(filter(None, [covering.since(case), covering.line(case, now)])),
        "form": mine or MessageForm(initial={"case": case.public_id}, auto_id=f"id_{case.public_id}_%s"),
        "ask_url": url("messages"),
        "replies_by": replies_by(case, now),
        "withdraw_url": url("withdrawal", case.public_id) if may_withdraw else "",
    }


def _message(message: Message, case: Case, url: Callable[..., str]) -> dict[str, Any]:
    ours = message.direction == Direction.OUT
    author: Member | str = (message.author_member or case.contact) if ours else case.candidate.called_or_name
    zone = case.candidate.zone
    return {
        "author": author,
        "when": showing.instant(message.written_at, zone, zone, case.candidate.language),
        "at": message.written_at.isoformat(timespec="minutes"),
        "text": message.text,
        "kind": "" if ours else "me",
        "channel": _("by phone") if message.channel == Channel.PHONE else by_hand(message),
        "files": [
            {"name": file.name, "size": file.size, "url": url("message-file", file.public_id), "known": ""}
            for file in message.files.all()
            if file.is_handed_out
        ],
    }


def _objection(message: Message, case: Case, url: Callable[..., str], *, may: bool) -> dict[str, Any]:
    """The button with which the candidate contradicts, and what happens then, in words."""
    if not may:
        return {"objection": None}
    words = _("Nobody called me") if message.is_signed_call else _("Nobody answered this")
    told = _("{contact} sees it at once, and what was promised to you is owed again.")
    return {
        "objection": {
            "pk": message.pk,
            "url": url("objection", message.pk),
            "label": words,
            "line": told.format(contact=case.acting.name),
        }
    }


def replies_by(case: Case, now: datetime) -> str:
    """By when a question asked now is answered, said before it is sent."""
    due = Promise.objects.default_due(case, Kind.REPLY, now=now)
    zone = working.zone(due.calendar)
    when = showing.instant(due, case.candidate.zone, zone, case.candidate.language)
    return _("{contact} answers by {date}").format(contact=case.acting.name, date=when)


def details_of(candidate: Candidate) -> dict[str, str]:
    """What the details form shows first."""
    address, phone = candidate.mail_address(), candidate.phone_number()
    return {
        "name": candidate.name,
        "called": candidate.called,
        "pronunciation": candidate.pronunciation,
        "email": address.address if address else "",
        "phone": phone.raw if phone else "",
        "links": "\n".join(link.url for link in candidate.links.all()),
    }


def told(candidate: Candidate, cleaned: dict[str, str]) -> dict[str, Any]:
    """What the details form says, as candidates take it: the first address is the one we write to."""
    others = [a.address for a in candidate.addresses.all() if not a.primary]
    numbers = [p.raw for p in candidate.phones.all() if not p.primary]
    emails = [cleaned["email"], *others] if cleaned["email"] else others
    phones = [cleaned["phone"], *numbers] if cleaned["phone"] else numbers
    plain = {name: cleaned[name] for name in ("name", "called", "pronunciation")}
    return {**plain, "emails": emails, "phones": phones, "links": tuple(cleaned["links"].split())}


def documents_of(candidate: Candidate, url: Callable[..., str]) -> list[dict[str, Any]]:
    """The files we hold, with what became of reading them."""
    return [
        {
            "name": document.filename,
            "url": url("document", document.public_id),
            "line": _("We could not open this file. Please send it again.") if document.state == "unreadable" else "",
        }
        for document in candidate.documents.all()
    ]


def answers_of(candidate: Candidate) -> list[Row]:
    """Questions of the form and what was answered, newest application first."""
    rows: list[Row] = []
    for case in candidate.cases.filter(kind=CaseKind.APPLICATION).order_by("-opened_at"):
        response = case.application.response
        rows += list(response.rows(candidate.language)) if response else []
    return rows


def newest_about(candidate: Candidate) -> str:
    """What a newly sent file is about: the newest matter."""
    case = candidate.cases.order_by("-opened_at", "-pk").first()
    return case.about if case else ""


def by_hand(message: Message) -> str:
    """By which other way a person of ours reached out himself; empty for letters."""
    return str(Channel(message.channel).label) if message.outcome else ""
