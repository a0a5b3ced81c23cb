"""What jobs hold about people: hardly anything, and only about members."""

from hospes.foundation.holdings import Holding
from hospes.jobs.models import (
    Criterion,
    Job,
    JobMember,
    JobPlace,
    JobText,
    Opening,
    Place,
    Stage,
)

WHILE_IT_LIVES = "as long as the job, which decisions refer to"

HOLDINGS = [
    Holding(
        model=Job,
        holds="what we look for; which members are contact and deputy",
        about="member",
        keeps="for good: applications refer to it",
        erases="nothing: a member who left is shown as such by team",
    ),
    Holding(
        model=JobText,
        holds="what a job says, and which member wrote it",
        about="member",
        keeps=WHILE_IT_LIVES,
        erases="nothing: it is our own text",
    ),
    Holding(
        model=JobMember,
        holds="which members hire for a job",
        about="member",
        keeps=WHILE_IT_LIVES,
        erases="nothing: who decided stays known",
    ),
    Holding(
        model=Stage,
        holds="the steps of a job's plan, and which members one meets in them",
        about="member",
        keeps=WHILE_IT_LIVES,
        erases="members are taken out when their access ends",
    ),
    Holding(
        model=Opening,
        holds="a seat of a job, who approved it, who ended it",
        about="member",
        keeps=WHILE_IT_LIVES,
        erases="nothing: who approved stays known",
    ),
    Holding(
        model=Criterion,
        holds="what a job is decided by",
        about="nobody",
        keeps=WHILE_IT_LIVES,
        erases="nothing; it is about no person",
    ),
    Holding(
        model=JobPlace,
        holds="where a job is",
        about="nobody",
        keeps=WHILE_IT_LIVES,
        erases="nothing; it is about no person",
    ),
    Holding(
        model=Place,
        holds="where one works",
        about="nobody",
        keeps="until removed",
        erases="nothing; it is about no person",
    ),
]
