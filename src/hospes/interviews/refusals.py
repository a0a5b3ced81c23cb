"""What talks refuse, in words."""

from django.utils.translation import gettext_lazy as _

from hospes.foundation.refusals import Refusal


class StartPassed(Refusal):
    """A talk lies ahead when it is told and when the letter leaves."""

    sentence = _("The talk must begin in the future.")


class LengthUnclear(Refusal):
    """From five minutes to a working day."""

    sentence = _("Say how long the talk takes: from 5 to 480 minutes.")


class NobodyThere(Refusal):
    """A talk names who comes (spec 8.2)."""

    sentence = _("Name at least one colleague who takes part.")


class NowhereToGo(Refusal):
    """A link, a number or an address: the candidate must find us."""

    sentence = _("Say where: the link, the number or the address.")


class OtherPlan(Refusal):
    """The stage is not of this job's plan."""

    sentence = _("Choose a stage of this job.")


class BookedAlready(Refusal):
    """Nobody is in two talks at once (rule 8)."""

    sentence = _("%(who)s has another talk then, from %(begin)s to %(end)s. Choose another time.")


class TimeNotSaid(Refusal):
    """The letter says the time as it will stand in the ledger (I9)."""

    sentence = _("The letter must say when the talk begins: %(when)s.")


class SettledTalk(Refusal):
    """What became of a talk is said once."""

    sentence = _("It has been said already what became of this talk.")


class NotYet(Refusal):
    """Whether somebody came is known after the start; of an absence ten minutes later (P21)."""

    sentence = _("This can be said from %(when)s on.")


class NotThere(Refusal):
    """Only who took part says how it went."""

    sentence = _("Only somebody who was to take part can say this.")
