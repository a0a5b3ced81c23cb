"""Closed vocabularies of talks."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class How(TextChoices):
    """By which way people meet; what stands beside it is a link, a number or an address."""

    VIDEO = "video", _("Video call")
    PHONE = "phone", _("Phone call")
    PLACE = "place", _("On site")


class State(TextChoices):
    """Where a talk stands. All but ``planned`` are endings, said once."""

    PLANNED = "planned", _("Planned")
    HELD = "held", _("It took place")
    CANDIDATE_ABSENT = "candidate_absent", _("The candidate was not there")
    WE_ABSENT = "we_absent", _("We were not there")
    CANCELLED = "cancelled", _("Called off")


class Act(TextChoices):
    """What a released letter does to a talk."""

    ARRANGE = "interview.arrange", _("Arrange a talk")
    MOVE = "interview.move", _("Move a talk")
    CANCEL = "interview.cancel", _("Call off a talk")
