"""Why the team refuses something, each in one plain sentence."""

from django.utils.translation import gettext_lazy as _

from hospes.foundation.refusals import Refusal


class AddressUnreadable(Refusal):
    sentence = _("This does not look like an e-mail address. Please check it.")


class NameMissing(Refusal):
    sentence = _("Please write a name.")


class AlreadyHere(Refusal):
    sentence = _("Somebody with this address already works here.")


class AlreadyInvited(Refusal):
    sentence = _("%(name)s has an invitation that still works. You can send it again.")


class AlreadyJoined(Refusal):
    sentence = _("%(name)s has already accepted the invitation.")


class LinkSpent(Refusal):
    sentence = _("This link has been used or has run out. Please ask for a new one.")


class PasswordTooWeak(Refusal):
    sentence = _("Please choose another password. %(reasons)s")


class WrongPassword(Refusal):
    sentence = _("Your present password is not right.")


class WrongSignIn(Refusal):
    sentence = _("The address or the password is not right.")


class TooManyAttempts(Refusal):
    sentence = _("There were too many wrong attempts. Please try again after %(minutes)s minutes.")


class LastAdmin(Refusal):
    sentence = _("%(name)s is the last admin. Make somebody else an admin first.")


class NotActive(Refusal):
    sentence = _("%(name)s does not work here any more.")


class CannotCoverOneself(Refusal):
    sentence = _("A deputy has to be somebody else.")


class CannotLeadOneself(Refusal):
    sentence = _("A lead has to be somebody else.")


class UnknownRole(Refusal):
    sentence = _("There is no such role.")


class UnknownZone(Refusal):
    sentence = _("There is no time zone called %(zone)s.")


class UnknownCalendar(Refusal):
    sentence = _("There is no working calendar called %(calendar)s.")


class UnknownLanguage(Refusal):
    sentence = _("The language %(language)s is not installed.")


class BrandTooBright(Refusal):
    sentence = _("This colour is too bright to read white text on. Choose a strength of at most 0.1.")


class WebAddressUnreadable(Refusal):
    sentence = _("Please write the web address in full, like https://jobs.example.com")


class HouseNotOpen(Refusal):
    sentence = _("This installation has not been set up yet.")


class UnknownAddressForm(Refusal):
    sentence = _("Candidates are addressed as 您 or as 你.")


class UnknownDuty(Refusal):
    sentence = _("There is no such duty.")


class AlreadyOpen(Refusal):
    sentence = _("This installation has been set up already. Please sign in.")


class AbsenceEndsFirst(Refusal):
    sentence = _("The last day lies before the first. Please check both dates.")


class AbsenceTooLong(Refusal):
    sentence = _("That is more than two years. Please check the dates.")


class AbsenceRuns(Refusal):
    sentence = _("This absence has begun. It can be ended, but not called off.")


class AbsenceOver(Refusal):
    sentence = _("This absence is over already.")
