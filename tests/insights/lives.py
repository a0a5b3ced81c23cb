"""Lives that are over: applications with moves at chosen days, as real rows."""

from datetime import date, timedelta

from hospes.applications.models import Application, Move
from hospes.applications.models.submitting import Person
from hospes.jobs.models import Job
from tests.world import World


def applied(world: World, number: int, job: Job | None = None, shown: date | None = None) -> Application:
    """Let somebody apply; each number is another person. ``shown``: the day that the page said."""
    person = Person(name=f"Ada {number}", email=f"ada{number}@example.org", language="en", zone="America/Toronto")
    return world.apply(person, nonce=f"n-{job and job.pk}-{number}", job=job, shown=shown)


def moved(application: Application, kind: str, *, after: int) -> None:
    """Let the application have moved to the stage of this kind so many calendar days after it came."""
    to = application.job.stages.get(kind=kind)
    at = application.submitted_at + timedelta(days=after)
    last = application.moves.last()
    origin = last.to if last else application.stage
    Move.objects.create(application=application, origin=origin, to=to, at=at, by="machine:test")
    application.stage = to
    application.save(update_fields=["stage"])


def ended(application: Application, outcome: str, *, after: int) -> None:
    """Let the application have ended so many calendar days after it came."""
    facts = {"by": application.case.contact.actor, "approved_by": application.case.contact, "text_hash": "x"}
    application.case.end(outcome, now=application.submitted_at + timedelta(days=after), **facts)
