"""What becomes of a member's jobs when his access ends (registered with ``team.duties``)."""

from datetime import datetime

from django.db.models import Q

from hospes.foundation.actors import Actor
from hospes.jobs.models import Job, Stage
from hospes.journal.record import record
from hospes.team.duties import HandOver
from hospes.team.models import Member


def owed(member: Member) -> int:
    """Return how many living jobs he stands for, as contact or deputy."""
    return Job.objects.live().filter(Q(contact=member) | Q(deputy=member)).count()


def hand_over(member: Member, to: Member, by: Actor, now: datetime) -> None:
    """Let ``to`` stand for the member's living jobs, and take the member out of their plans.

    Never refuses: access can always be ended. Where ``to`` was the deputy, nobody is any more,
    and the publish checks say so.
    """
    jobs = Job.objects.live().filter(Q(contact=member) | Q(deputy=member))
    for job in jobs.select_for_update(no_key=True).order_by("pk"):
        if job.contact_id == member.pk:
            job.contact = to
            job.deputy = None if job.deputy_id == to.pk else job.deputy
        else:
            job.deputy = None if job.contact_id == to.pk else to
        job.save(update_fields=["contact", "deputy"])
        record("job.handed_over", subject=job.key, by=by, at=now, to=to.actor)
    for stage in Stage.objects.filter(job__in=Job.objects.live(), members=member):
        stage.members.remove(member)


JOBS = HandOver(name="jobs", owed=owed, hand_over=hand_over)
