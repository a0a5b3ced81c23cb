"""Why privacy refuses something, each in one plain sentence."""

from django.utils.translation import gettext_lazy as _

from hospes.foundation.refusals import Refusal


class UnknownPurpose(Refusal):
    sentence = _("There is no such consent.")


class UnknownWay(Refusal):
    sentence = _("Please say how the consent was given.")


class NoticeEmpty(Refusal):
    sentence = _("A notice needs a text.")


class UnknownPlaceholder(Refusal):
    sentence = _("The notice contains {%(word)s}, which stands for nothing. Known are: %(known)s.")


class PlaceholderMissing(Refusal):
    sentence = _("The notice has to name {%(word)s}.")


class PeriodOutOfRange(Refusal):
    sentence = _("Please choose a number of days from %(least)s to %(most)s.")


class AlreadyConfirmed(Refusal):
    sentence = _("This was confirmed already and is being done.")
