"""What a touch says: its heading, the first sentence of a call, and what to mind."""

from django.utils.translation import gettext as _
from django.utils.translation import override

from hospes.candidates.models import Candidate
from hospes.cases.models import Case
from hospes.conversations.enums import Direction
from hospes.desk.people import drawing
from hospes.team.models import Company, Member
from hospes.touches import distress
from hospes.touches.enums import Channel
from hospes.touches.models import Touch

READ = 3


def heading(touch: Touch, who: Candidate) -> str:
    """The way and the person."""
    return _("{channel}: {name}").format(channel=Channel(touch.channel).label, name=who.called_or_name)


def opening(case: Case, member: Member) -> str:
    """Company, own name and job before anything else: who is rung fears fraud (practice P29)."""
    language = case.candidate.language
    company = Company.objects.current()
    with override(language):
        name = company.called(language) if company else ""
        said = _("Hello, this is {member} of {company}, about {job}.")
        return said.format(member=member.name, company=name, job=drawing.title(case))


def person_first(case: Case) -> bool:
    """Whether what the candidate wrote last asks for a person before anything else. Read, never stored."""
    said = case.messages.filter(direction=Direction.IN).order_by("-pk")
    return distress.person_first(*said.values_list("text", flat=True)[:READ])


def stopped(who: Candidate) -> list[str]:
    """The ways by which the person does not want to be reached, in words."""
    asked = Touch.objects.stopped(who)
    return [str(each.label) for each in Channel if each in asked]
