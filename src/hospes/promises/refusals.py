"""What the ledger refuses, in words."""

from django.utils.translation import gettext_lazy as _

from hospes.foundation.refusals import Refusal


class AlreadyPromised(Refusal):
    """An open promise of this kind about this stands."""

    sentence = _("There is an open promise of this kind already.")


class TooLate(Refusal):
    """A date can be moved only before it has passed (spec 8.3, I12)."""

    sentence = _("This date has passed. Write to the person and say a new one.")


class MovedTwice(Refusal):
    """A date is moved at most twice; then one calls."""

    sentence = _("This date has been moved twice already. Please call.")


class NotOpen(Refusal):
    """Only an open promise can be moved, kept or voided."""

    sentence = _("This promise is settled already.")


class DateTooFar(Refusal):
    """Ceilings bind what may be promised (spec 8.2)."""

    sentence = _("The latest possible date is %(latest)s.")


class DateTooNear(Refusal):
    """A promise is about the future."""

    sentence = _("The date must lie in the future.")
