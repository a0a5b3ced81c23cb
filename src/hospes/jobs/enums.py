"""The closed vocabularies of jobs."""

from enum import nonmember

from django.db import models
from django.utils.translation import gettext_lazy as _


class JobState(models.TextChoices):
    """Who can read a job. Public is listed; unlisted is read by those who have its address."""

    DRAFT = "draft", _("Draft")
    PUBLIC = "public", _("Public")
    UNLISTED = "unlisted", _("Unlisted")
    CLOSED = "closed", _("Closed")

    READABLE = nonmember(("public", "unlisted"))


class Employment(models.TextChoices):
    """The kind of employment."""

    FULL_TIME = "full_time", _("Full-time")
    FULL_OR_PART_TIME = "full_or_part_time", _("Full-time or part-time")
    PART_TIME = "part_time", _("Part-time")
    FIXED_TERM = "fixed_term", _("Fixed term")
    HOURLY = "hourly", _("Hourly")
    INTERNSHIP = "internship", _("Internship")
    APPRENTICESHIP = "apprenticeship", _("Apprenticeship")
    FREELANCE = "freelance", _("Freelance")


class Intake(models.TextChoices):
    """Read as they come, or all together after a published closing date (P13)."""

    ROLLING = "rolling", _("Read as they arrive")
    ROUND = "round", _("Read together after a closing date")


class PayKind(models.TextChoices):
    """How pay is stated."""

    RANGE = "range", _("A range")
    HOURLY = "hourly", _("By the hour")
    TARIFF = "tariff", _("By a named tariff")
    ON_REQUEST = "on_request", _("Told before the first talk")

    IN_AMOUNTS = nonmember(("range", "hourly"))


class StageKind(models.TextChoices):
    """What happens in a stage."""

    APPLIED = "applied", _("Applied")
    REVIEW = "review", _("Reading")
    CALL = "call", _("Call")
    TALK = "talk", _("Talk")
    TASK = "task", _("Task")
    DECISION = "decision", _("Decision")
    OFFER = "offer", _("Offer")


class StagePromise(models.TextChoices):
    """What a stage promises; the names of the kinds of the room ``promises``."""

    NONE = "", _("Nothing")
    REVIEW = "REVIEW", _("A person has looked and told you")
    OUTCOME = "OUTCOME", _("You hear how it went")
    UPDATE = "UPDATE", _("You hear where things stand")
    DECISION = "DECISION", _("You hear the decision")


class OpeningState(models.TextChoices):
    """What became of a seat."""

    OPEN = "open", _("Open")
    FILLED = "filled", _("Filled")
    CANCELLED = "cancelled", _("Cancelled")


class TeamRole(models.TextChoices):
    """What a member is on the hiring team of one job."""

    HIRING_MANAGER = "hiring_manager", _("Hiring manager")
    RECRUITER = "recruiter", _("Recruiter")
    INTERVIEWER = "interviewer", _("Interviewer")
    FOLLOWER = "follower", _("Follower")


class Severity(models.TextChoices):
    """Whether a finding of the publish checks stands in the way."""

    BLOCK = "block", _("Needed before it can be published")
    WARN = "warn", _("Worth a look")


# Working days, the ceiling of a first promise (spec/promises.md 8.2). 0 is "the same day".
SHORTEST_PROMISE, LONGEST_PROMISE = 0, 10
# Calendar days a round may run (P13).
LONGEST_ROUND = 40
