"""Closed vocabularies of the room."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Prefers(models.TextChoices):
    """By voice or in writing: the candidate chooses (practice P15). Empty means nothing was said."""

    VOICE = "voice", _("By phone")
    WRITING = "writing", _("In writing")


class HandleKind(models.TextChoices):
    """Where a person is found by hand; the values are those of a touch's channels."""

    LINKEDIN = "linkedin", _("LinkedIn profile")
    WECHAT = "wechat", _("WeChat id")
    WECOM = "wecom", _("WeCom id")


class DocumentKind(models.TextChoices):
    RESUME = "resume", _("Résumé")
    LETTER = "letter", _("Letter")
    ANSWER = "answer", _("Answer to a question")
    OTHER = "other", _("Other file")


class DocumentState(models.TextChoices):
    """Whether the words of a document could be read. The file itself is always kept."""

    UNREAD = "unread", _("Not read yet")
    READ = "read", _("Read")
    UNREADABLE = "unreadable", _("Could not be read")
    KEPT = "kept", _("Kept as it is")


class Unreadable(models.TextChoices):
    """Why the words of a document could not be read; the label is shown to people."""

    PASSWORD = "password", _("The file is protected with a password.")
    DAMAGED = "damaged", _("The file is damaged.")
    NO_TEXT = "no_text", _("The file holds pictures of text (a scan), no text.")
    TOO_LONG = "too_long", _("The file is too long to be read by the machine.")
    TOO_SLOW = "too_slow", _("Reading the file took too long.")
    LOST = "lost", _("The file is missing in the storage.")


class How(models.TextChoices):
    """How an application found its person."""

    SAME = "same"
    NEW = "new"
    NEW_FLAGGED = "new_flagged"
