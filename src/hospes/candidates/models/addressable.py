"""Being reached: addresses, numbers, and how a letter begins."""

from typing import TYPE_CHECKING

from django.db import models

from hospes.candidates import names

if TYPE_CHECKING:
    from hospes.candidates.models.candidate import Candidate
    from hospes.candidates.models.email_address import EmailAddress
    from hospes.candidates.models.phone import Phone


class Addressable(models.Model):
    """Where letters go, and what the person is called in them."""

    class Meta:
        abstract = True

    @property
    def called_or_name(self: "Candidate") -> str:
        """What the person wants to be called, else the whole name."""
        return self.called or self.name

    def salutation(self: "Candidate", language: str, form: str = "您") -> str:
        """How a letter in ``language`` addresses the person; ``form`` (您 or 你) comes from the company."""
        return names.salutation(self.called_or_name, language=language, form=form)

    def mail_address(self: "Candidate") -> "EmailAddress | None":
        """The address that letters go to; None for somebody who gave only a phone number."""
        return next((address for address in self.addresses.all() if address.primary), None)

    def phone_number(self: "Candidate") -> "Phone | None":
        """The number to call, or None."""
        return next((phone for phone in self.phones.all() if phone.primary), None)
