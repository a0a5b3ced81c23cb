"""What cases refuse, in words."""

from django.utils.translation import gettext_lazy as _

from hospes.foundation.refusals import Refusal


class AlreadyEnded(Refusal):
    """This case has an ending that stands; the second is refused."""

    sentence = _("This has been decided already. Nothing was changed.")


class AlreadyOpen(Refusal):
    """The same matter is open with the same person."""

    sentence = _("This is open already.")


class NoContact(Refusal):
    """A case needs a contact who is here and has an address."""

    sentence = _("The contact person must be active and have a working address.")


class NobodyElse(Refusal):
    """Contact and deputy are two people."""

    sentence = _("The deputy must be somebody else than the contact.")


class NotConfirmed(Refusal):
    """An ending without evidence is not an ending."""

    sentence = _("Nothing shows yet that this arrived.")
