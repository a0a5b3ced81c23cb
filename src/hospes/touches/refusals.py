"""What touches refuse, in words."""

from django.utils.translation import gettext_lazy as _

from hospes.foundation.refusals import Refusal


class MatterIsOver(Refusal):
    """Nothing is planned towards somebody whose matter is closed."""

    sentence = _("This has ended. Nothing more is planned here.")


class PlannedAlready(Refusal):
    """The same way is planned in the same matter."""

    sentence = _("This is planned already.")


class ChannelStopped(Refusal):
    """The person does not want to be reached that way."""

    sentence = _("They asked us not to use this way any more.")


class NotWithoutReason(Refusal):
    """Who asked us to stop is not reached that way again without a reason."""

    sentence = _("Please say why.")


class BadHour(Refusal):
    """Nobody is rung at noon in China or at night, but for a reason."""

    sentence = _("%(why)s Say in a word why it must be now, or do it later.")


class SettledAlready(Refusal):
    """What became of it is said once."""

    sentence = _("What became of this has been noted already.")


class NoSuchOutcome(Refusal):
    """A letter by post is not spoken."""

    sentence = _("Please say what became of it.")
