"""What applications refuse, in words."""

from django.utils.translation import gettext_lazy as _

from hospes.foundation.refusals import Refusal


class AlreadyDecided(Refusal):
    """This application has ended; the second decision is refused."""

    sentence = _("This application has been decided already. Nothing was sent.")


class NotReadable(Refusal):
    """The job does not take applications."""

    sentence = _("This job does not take applications any more.")


class NobodyToTell(Refusal):
    """A job without a reachable contact cannot promise anything."""

    sentence = _("This job has no reachable contact at the moment.")


class NoReason(Refusal):
    """A no needs what decided it."""

    sentence = _("Say what decided it: a criterion of this job, or a plain reason.")


class NoThanks(Refusal):
    """Every no thanks the person for something concrete (P23)."""

    sentence = _("Thank the person for one concrete thing.")


class NoOutcome(Refusal):
    """A no says plainly that it is one (I4)."""

    sentence = _("The letter must say plainly that it is a no. Leave the sentence that says so.")


class OtherStage(Refusal):
    """The stage is not of this job's plan, or it is where the application is."""

    sentence = _("Choose another stage of this job.")


class NothingToHold(Refusal):
    """More time can be asked for an open review only."""

    sentence = _("There is no open date that could be moved.")


class TooFarForThat(Refusal):
    """Not an application: only before any conversation or move (P2)."""

    sentence = _("There has been a conversation or a move already. Please answer the person.")


class NotRestorable(Refusal):
    """Restoring works for 30 days (P2)."""

    sentence = _("This can be restored for 30 days only.")


class NotOnFile(Refusal):
    """Job filled: said only when an opening is filled (P23)."""

    sentence = _("No opening of this job is filled yet, so the letter cannot say so.")
