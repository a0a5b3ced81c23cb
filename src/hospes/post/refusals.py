"""What the post room refuses, each named for the fact."""

from django.utils.translation import gettext_lazy as _

from hospes.foundation.refusals import Refusal


class BadAddress(Refusal):
    """This cannot be a mail address."""

    sentence = _("“%(address)s” is not a mail address. It should look like name@example.com.")


class NoReplySender(Refusal):
    """A sender nobody can answer. There is no setting that allows it."""

    sentence = _(
        "“%(address)s” looks like an address that nobody reads. Letters leave from a person's own "
        "address, so that an answer reaches that person."
    )


class BadHeader(Refusal):
    """A header that callers may not set, or one with a line break in it."""

    sentence = _("The header %(name)s cannot be set like this.")


class KeyTaken(Refusal):
    """The caller's key already names another letter."""

    sentence = _("The letter %(key)s is already queued with another text or address.")


class AlreadyLeft(Refusal):
    """Taking back comes too late."""

    sentence = _("This letter has already been handed to the mail server and cannot be taken back.")


class NotSentYet(Refusal):
    """A bounce for a letter that never left."""

    sentence = _("This letter has not left yet, so it cannot have come back.")


class NotUncertain(Refusal):
    """Only what is uncertain is settled by a person."""

    sentence = _("It is already known what became of this letter.")


class OnlyAPerson(Refusal):
    """A machine may not decide what became of an uncertain letter."""

    sentence = _("A person has to say what became of this letter.")


class NotUnsorted(Refusal):
    """Only what waits for a person is settled by one."""

    sentence = _("Somebody has already found a place for this mail.")


class NoReason(Refusal):
    """What is put aside is put aside for a reason."""

    sentence = _("Please say why this mail needs no place.")


class BadServer(Refusal):
    """The settings of the mail server cannot be right."""

    sentence = _("Please check the name and port of the mail server.")


class LastServer(Refusal):
    """Without the shared server nobody else's letters would leave."""

    sentence = _("This server sends for everybody. Change it instead of removing it.")


class PasswordMissing(Refusal):
    """A mailbox that is opened by password has one."""

    sentence = _("Please enter the password or authorisation code of the mailbox.")


class MailboxKnown(Refusal):
    """One mailbox is read once."""

    sentence = _("This mailbox is read already.")


class BadDomain(Refusal):
    """What stands behind the @ of the receiver's addresses."""

    sentence = _("“%(domain)s” is not a mail domain. It should look like in.example.com.")


class BadCertificate(Refusal):
    """The receiver cannot use these files for TLS."""

    sentence = _("Certificate and key cannot be read, or do not belong together: %(said)s")


class BadScanner(Refusal):
    """What stands as the virus scanner's address is none."""

    sentence = _("That is no address of a scanner. It should look like 127.0.0.1:3310, or be the path of a socket.")


class SecretMissing(Refusal):
    """What a provider hands us is only taken with its secret."""

    sentence = _("Please enter the secret that the provider signs with.")


class NoMailServer(Refusal):
    """Nothing is set up that could send."""

    sentence = _("No outgoing mail server is set up yet.")


class BadSelector(Refusal):
    """This cannot be the name of a DKIM key."""

    sentence = _("“%(word)s” cannot be a DKIM selector. It is what stands after s= in the DKIM-Signature of a letter.")
