"""The nouns of the room."""

from hospes.jobs.models.criterion import Criterion
from hospes.jobs.models.job import Job
from hospes.jobs.models.job_member import JobMember
from hospes.jobs.models.job_place import JobPlace
from hospes.jobs.models.job_text import JobText
from hospes.jobs.models.opening import Opening
from hospes.jobs.models.place import Place
from hospes.jobs.models.stage import Stage
from hospes.jobs.models.timetabled import Step

__all__ = [
    "Criterion",
    "Job",
    "JobMember",
    "JobPlace",
    "JobText",
    "Opening",
    "Place",
    "Stage",
    "Step",
]
