"""What calendars refuse, in words."""

from django.utils.translation import gettext_lazy as _

from hospes.foundation.refusals import Refusal


class BadAddress(Refusal):
    """Names and a password go there: never in clear over the net."""

    sentence = _("Enter the web address of the calendar, beginning with https://.")


class PasswordMissing(Refusal):
    """There is none yet that could be kept."""

    sentence = _("Enter the password for programs that the service made for you.")
