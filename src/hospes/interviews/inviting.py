"""Colleagues hear of a talk by mail, with the same invitation as the candidate."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from django.utils import translation
from django.utils.translation import gettext as _

from hospes.foundation import showing, wording
from hospes.post.models import Envelope, EnvelopeFile

if TYPE_CHECKING:
    from datetime import datetime

    from hospes.interviews.models.interview import Interview
    from hospes.team.models import Member

Method = Literal["REQUEST", "CANCEL"]


def tell(interview: Interview, method: Method, *, now: datetime) -> None:
    """Queue a letter to every participant who has an address; one per sequence, however often it is asked."""
    for member in interview.people():
        if member.has_working_address:
            _queue(interview, member, method, now=now)


def _queue(interview: Interview, member: Member, method: Method, *, now: datetime) -> None:
    case = interview.application.case
    with translation.override(wording.catalogue(member.language)):
        name = case.candidate.name
        subject = _("Talk with {name}") if method == "REQUEST" else _("Called off: talk with {name}")
        words = _("{when}, {minutes} minutes. {where}")
        shown = showing.instant(interview.start, member.zone, interview.zone, member.language, now=now)
        text = words.format(when=shown, minutes=interview.minutes, where=interview.where)
        subject = subject.format(name=name)
    columns = interview.invitation((member.name, member.email)).stored(method, now=now)
    Envelope.objects.queue(
        key=f"{interview.key}:{interview.sequence}:{member.pk}",
        from_name=case.contact.name,
        from_address=case.contact.email,
        to_name=member.name,
        to_address=member.email,
        subject=subject,
        text=text,
        not_before=now,
        files=[EnvelopeFile(**columns)],
    )
