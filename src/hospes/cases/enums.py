"""Closed vocabularies of cases (DESIGN section 9, "Case and ending")."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Kind(TextChoices):
    """What the matter is about."""

    APPLICATION = "application", _("Application")
    QUESTION = "question", _("Question before applying")
    POOL = "pool", _("Staying in touch")
    DATA_REQUEST = "data_request", _("Data request")


class State(TextChoices):
    """``closing`` is still open: the ending is written but has not demonstrably arrived."""

    OPEN = "open", _("Open")
    CLOSING = "closing", _("Closing")
    CLOSED = "closed", _("Closed")


LIVE = frozenset({State.OPEN, State.CLOSING})


class Outcome(TextChoices):
    """How a case ends."""

    DECLINED = "declined", _("Declined")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    HIRED = "hired", _("Hired")
    ANSWERED = "answered", _("Answered")
    UNREACHABLE = "unreachable", _("Unreachable")
    ERASED = "erased", _("Erased")
    MERGED = "merged", _("Merged")
    NOT_AN_APPLICATION = "not_an_application", _("Not an application")


# Ends that say nothing to anybody and are confirmed at once (P2).
SILENT = frozenset({Outcome.NOT_AN_APPLICATION, Outcome.MERGED})


class Evidence(TextChoices):
    """How we know that something arrived (spec 8.2, practice P1)."""

    E0 = "E0", _("nothing yet")
    E1 = "E1", _("said by a colleague who spoke with the person")
    E2 = "E2", _("accepted by our relay, no refusal for 24 h; returned mail is not read yet")
    E3 = "E3", _("the candidate acted on it")


class Role(TextChoices):
    """Which of the two people of a case changed."""

    CONTACT = "contact", _("Contact")
    DEPUTY = "deputy", _("Deputy")
