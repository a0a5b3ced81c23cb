"""The words of a no: published criteria, plain reasons, and the sentence that says it plainly."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import translation
from django.utils.translation import gettext

from hospes.applications.enums import PlainReason, ReasonKind
from hospes.foundation import wording
from hospes.jobs.enums import OpeningState

if TYPE_CHECKING:
    from hospes.applications.models.declinable import Why
    from hospes.jobs.models import Job


def words(job: Job, why: Why, language: str) -> str:
    """The reason in the candidate's language; '' if it is none of this job's."""
    if why.kind == ReasonKind.PLAIN and why.key in PlainReason.values:
        with translation.override(wording.catalogue(language)):
            return str(PlainReason(why.key).label)
    if why.kind == ReasonKind.CRITERION and why.key.isdecimal():
        criterion = job.criteria.filter(pk=int(why.key)).first()
        return wording.pick(criterion.text, language) if criterion else ""
    return ""


def is_on_file(job: Job, why: Why) -> bool:
    """Whether the fact behind the reason exists: *filled* needs a filled opening (P23)."""
    if why.kind == ReasonKind.PLAIN and why.key == PlainReason.FILLED:
        return job.openings.filter(state=OpeningState.FILLED).exists()
    return True


def says_no(text: str, language: str) -> bool:
    """Whether the letter still says plainly that it is a no (I4): the fixed opening words are in it."""
    with translation.override(wording.catalogue(language)):
        return gettext("It is a no").casefold() in text.casefold()
