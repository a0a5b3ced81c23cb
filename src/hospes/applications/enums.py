"""Closed vocabularies of applications."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Act(TextChoices):
    """What a released letter does to an application."""

    ADVANCE = "advance", _("Go on")
    HOLD = "hold", _("Ask for more time")
    DECLINE = "decline", _("Say no")


class ReasonKind(TextChoices):
    """What decides a no: a published criterion, or a plain reason (P23)."""

    CRITERION = "criterion", _("Criterion")
    PLAIN = "plain", _("Plain reason")


class PlainReason(TextChoices):
    """Reasons besides criteria; the code kept equals what was told (P23)."""

    PAY = "pay", _("what you ask for and what we can pay lie too far apart")
    START = "start", _("the date on which you could start")
    PLACE = "place", _("the place of work")
    PERMIT = "permit", _("the work permit that this job needs")
    FILLED = "filled", _("the job has been filled")
    BUDGET = "budget", _("the money for this job has been withdrawn")


class Aside(TextChoices):
    """Why something was not an application (P2)."""

    SPAM = "spam", _("Spam")
    BOT = "bot", _("Bot")
    TEST = "test", _("Test")
    DOUBLE = "double", _("Double")
    ABUSE = "abuse", _("Abuse")


class Source(TextChoices):
    """Where an application came from."""

    SITE = "site", _("Career site")
    MAIL = "mail", _("Mail")
    IMPORT = "import", _("Import")
