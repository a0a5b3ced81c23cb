"""What talks are called in the calendars of those who take part (``models.calendared`` writes them)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from hospes.calendars.about import About
from hospes.cases.models import Case
from hospes.interviews.models import Interview

if TYPE_CHECKING:
    from hospes.team.models import Member

ROOM = "interview"


def about(keys: list[str], member: Member) -> dict[str, About]:
    """What ``member`` reads of his talks, in the active language."""
    wanted = Interview.objects.seen_by(member).filter(pk__in=[int(key.partition(":")[2]) for key in keys])
    talks = list(wanted.select_related("application__case__candidate"))
    cases = {talk.application_id for talk in talks}
    known = set(Case.objects.seen_by(member).filter(pk__in=cases).values_list("pk", flat=True))
    return {talk.key: _said(talk, linked=talk.application_id in known) for talk in talks}


def _said(talk: Interview, *, linked: bool) -> About:
    case = talk.application.case
    title = _("Talk with {name}").format(name=case.candidate.name)
    link = case.public_id if linked else ""
    return About(title=title, description=talk.topic, place=talk.where, case=link, busy=True)
