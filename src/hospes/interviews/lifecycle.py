"""What becomes of talks when a case ends: nobody sits there waiting."""

from datetime import datetime

from hospes.cases.models import Case, Ending
from hospes.interviews.models import Interview


def free_with_the_case(case: Case, ending: Ending, now: datetime) -> None:
    """Call off what is planned, and tell the colleagues concerned; the ending's own letter tells the candidate."""
    for interview in Interview.objects.planned().filter(application=case.pk).order_by("pk"):
        interview.drop(by=ending.decided_by, now=now)
