"""Closed vocabularies of what members are told."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Kind(TextChoices):
    """What a member hears of at once (practice P14). Everything else is in Today."""

    WAITING = "waiting", _("A candidate waits now")
    TALK = "talk", _("A talk begins within two hours")
    BROKEN = "broken", _("A promise of yours is missed")
    HANDED = "handed", _("A candidate was handed to you")


# The list in the morning is switched like a kind, but nothing happens for it.
MORNING = "morning"
SWITCHES = [*((kind.value, kind.label) for kind in Kind), (MORNING, _("The list in the morning"))]


class State(TextChoices):
    """Where a word stands on its way. ``uncertain`` is never sent again by a machine."""

    QUEUED = "queued", _("waits")
    HANDING_OVER = "handing", _("being handed over")
    SENT = "sent", _("sent")
    REFUSED = "refused", _("refused")
    UNCERTAIN = "uncertain", _("perhaps sent")
