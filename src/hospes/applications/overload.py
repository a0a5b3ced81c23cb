"""Where more people apply than can be read in time: the lead's open item (practice P13). Nobody is turned away."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hospes.jobs.enums import StagePromise
from hospes.jobs.models import Job
from hospes.promises import capacity, rounds

if TYPE_CHECKING:
    from datetime import datetime

    from hospes.promises.capacity import Diary, Room
    from hospes.team.models import Member


@dataclass(frozen=True, kw_only=True)
class Overloaded:
    """Whoever applies to this job now is promised a day that is full: a second reader, a new date, or the end of it."""

    job: Job
    room: Room


def room_to_review(job: Job, now: datetime, known: Diary | None = None) -> Room | None:
    """By which day somebody who applies now is read and told; None without a contact or a promised reading."""
    days = [stage.promise_days for stage in job.plan() if stage.promise_kind == StagePromise.REVIEW]
    if job.contact is None or not days:
        return None
    return rounds.room_to_review(job.contact, closes_on=job.closes_on, now=now, days=days[0], known=known)


def overloaded(lead: Member, now: datetime) -> list[Overloaded]:
    """The public jobs without room whose contact this member leads; an admin's, where there is no lead.

    Six queries, however many jobs; who leads is asked only where something is full.
    """
    jobs = list(Job.objects.listed().select_related("contact__lead").prefetch_related("stages"))
    contacts = [job.contact for job in jobs if job.contact]
    if not contacts:
        return []
    known = capacity.diary(contacts, now=now)
    rooms = [(job, room) for job in jobs if (room := room_to_review(job, now, known)) and not room.fits]
    return [Overloaded(job=job, room=room) for job, room in rooms if (room.owner.lead_or_admin() or room.owner) == lead]
