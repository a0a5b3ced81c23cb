"""The closed vocabularies of the team."""

from enum import nonmember

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """What a member may do. Groups are named once, here, and never listed again elsewhere."""

    ADMIN = "admin", _("Admin")
    RECRUITER = "recruiter", _("Recruiter")
    HIRING_MANAGER = "hiring_manager", _("Hiring manager")
    INTERVIEWER = "interviewer", _("Interviewer")

    WORKS_WITH_ALL = nonmember(frozenset({"admin", "recruiter"}))
    DECIDES = nonmember(frozenset({"admin", "recruiter", "hiring_manager"}))


class TokenPurpose(models.TextChoices):
    INVITE = "invite", _("Invitation")
    RESET = "reset", _("New password")
    SETUP = "setup", _("First set-up")


class AddressForm(models.TextChoices):
    """How a Chinese letter addresses a candidate: 您 (default) or 你."""

    NIN = "nin", "您"
    NI = "ni", "你"


class AbsenceKind(models.TextChoices):
    """Why somebody is not here. Colleagues may know; candidates read nothing of it (practice P22)."""

    HOLIDAY = "holiday", _("Holiday")
    ILL = "ill", _("Ill")
    OTHER = "other", _("Something else")


class DutyKind(models.TextChoices):
    """Standing duties of the house; each falls back to an admin (DESIGN.md 9)."""

    HEAD_OF_RECRUITING = "head_of_recruiting", _("Head of recruiting")
    COORDINATOR = "coordinator", _("Coordinator for adjustments")
    DATA = "data", _("Contact for data requests")
    EQUALITY = "equality", _("Equality officer")
    JOBS_MAIL = "jobs_mail", _("Mail to the jobs address")
