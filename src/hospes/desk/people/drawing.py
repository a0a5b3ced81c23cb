"""What stands beside a letter that is being written: its frame, the person, the last words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from hospes.cases.enums import Kind as CaseKind
from hospes.desk.people import dates, thread
from hospes.foundation import clock, showing, tokens
from hospes.foundation.refusals import Refusal

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from django import forms

    from hospes.cases.models import Case
    from hospes.foundation.working import Due
    from hospes.team.models import Member


def typed_due(form: forms.Form, due: Callable[[date], Due]) -> Due | None:
    """The date that the form promises now, for the preview; None without one or where it is refused."""
    told = form.cleaned_data if form.is_bound and hasattr(form, "cleaned_data") else form.initial
    if not told.get("day") or not told.get("promise", True):
        return None
    try:
        return due(told["day"])
    except Refusal:
        return None


def letter(case: Case, member: Member, form: forms.Form, due: Due | None, subject: str = "") -> dict[str, Any]:
    """The letter as it will be read."""
    text = form["text"].value() or ""
    if "subject" in form.fields:
        subject = form["subject"].value() or ""
    return {
        "sender": member.email,
        "subject": subject,
        "language": case.candidate.language,
        "text": dates.as_it_reads(text.replace("\r\n", "\n"), case, due),
    }


def around(case: Case, member: Member) -> dict[str, Any]:
    """Who it is, where one stands, and the last words."""
    return {
        "about": about(case),
        "there": there(case),
        "to_line": to_line(case, member),
        "messages": thread.last(case, member),
        "title": title(case),
    }


def title(case: Case) -> str:
    """The job in the member's language, else what kind of matter it is."""
    application = getattr(case, "application", None)
    if application is not None:
        return application.job.title(get_language() or "en")
    return str(CaseKind(case.kind).label)


def stage_name(case: Case) -> str:
    """The stage in the member's language, or the kind of matter."""
    application = getattr(case, "application", None)
    if application is not None:
        return application.stage.name_in(get_language() or "en")
    return str(CaseKind(case.kind).label)


def about(case: Case) -> str:
    """Job and stage in one line."""
    return _("{title}. {stage}").format(title=title(case), stage=stage_name(case))


def there(case: Case) -> str:
    """Where the person is, and what the clock says there."""
    zone = case.candidate.zone
    hour = clock.now().astimezone(ZoneInfo(zone)).strftime("%H:%M")
    place = showing.place(zone, get_language() or "en")
    return _("{hour} {place}").format(hour=hour, place=place)


def to_line(case: Case, member: Member) -> str:
    """To whom, how, and from which address."""
    name = case.candidate.called_or_name
    if case.candidate.mail_address() is None:
        return _("To {name}, on their page; somebody has to call, there is no mail address").format(name=name)
    return _("To {name}, by mail and on their page, from {address}").format(name=name, address=member.email)


def page_url(case: Case, member: Member) -> str:
    """The candidate's own page, for this member's eyes only (portal checks the signature)."""
    public_id = case.candidate.public_id
    return reverse("portal:preview", args=[f"{public_id}.{tokens.sign('preview', public_id, member.pk)}"])
