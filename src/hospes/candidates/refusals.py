"""Why the room refuses something, each in one plain sentence for the person who typed."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from hospes.foundation.refusals import Refusal


class NameMissing(Refusal):
    sentence = _("Please tell us your name.")


class NameTooLong(Refusal):
    sentence = _("This name is longer than %(limit)s characters. Please shorten it.")


class LineTooLong(Refusal):
    sentence = _("This is longer than %(limit)s characters. Please shorten it.")


class AddressUnreadable(Refusal):
    sentence = _("This does not look like an e-mail address. Please check it.")


class NumberUnreadable(Refusal):
    sentence = _("This does not look like a phone number. Please write it with the country code, like +49 30 901820.")


class LinkUnreadable(Refusal):
    sentence = _("This does not look like a web address. Please write it like https://example.org/me")


class TooManyEntries(Refusal):
    sentence = _("At most %(limit)s entries fit here.")


class ZoneUnknown(Refusal):
    sentence = _("There is no time zone called %(zone)s.")


class LanguageUnknown(Refusal):
    sentence = _("This page does not speak the language %(language)s yet.")


class PreferenceUnknown(Refusal):
    sentence = _("Please choose a call or writing.")


class NoWayToReach(Refusal):
    sentence = _("Please give an e-mail address or a phone number, so that we can answer you.")


class DetailsRefused(Refusal):
    """Several fields at once: ``errors`` has one refusal per field, for the face to show there."""

    sentence = _("Please check what is marked.")

    def __init__(self, errors: Mapping[str, Refusal], **facts: Any) -> None:
        super().__init__(**facts)
        self.errors = dict(errors)


class CodeExpired(Refusal):
    sentence = _("This code has run out. Please ask for a new one.")


class CodeWrong(Refusal):
    sentence = _("This code is not right. Please check the six digits.")


class TooManyTries(Refusal):
    sentence = _("That was the fifth wrong try. Please ask for a new code.")


class CodeTooSoon(Refusal):
    sentence = _("We have just sent a code. You can ask for another one a minute later.")


class TooManyCodes(Refusal):
    sentence = _("Six codes were sent within an hour. Please try again later.")


class FileRefused(Refusal):
    """What all refusals of a file have in common, so that a form can catch them together."""


class FileEmpty(FileRefused):
    sentence = _("This file is empty. Please choose it again.")


class FileTooLarge(FileRefused):
    sentence = _("This file is too large. It may have up to %(limit)s MB.")


class FileTypeRefused(FileRefused):
    sentence = _("This kind of file cannot be sent. Please send a PDF, DOCX, ODT, RTF or text file, or a picture.")


class FileNotWhatItSays(FileRefused):
    sentence = _("This file is damaged, or is not what its name says. Please save it again, best as PDF.")


class FileRuns(FileRefused):
    sentence = _(
        "This file is a program, a web page or the like. Please send a PDF, DOCX, ODT, RTF or text file, or a picture."
    )


class FileHasMacros(FileRefused):
    sentence = _("This file contains macros or commands. Please save it without them, best as PDF.")


class FileIsPacked(FileRefused):
    sentence = _("This file becomes far too large when it is unpacked. Please save it again, best as PDF.")


class FileIsLocked(FileRefused):
    sentence = _(
        "This file is protected with a password or in an old format. Please save it as PDF or DOCX without a password."
    )


class FileHasForeignParts(FileRefused):
    sentence = _("This file contains or fetches other files. Please save it without them, best as PDF.")


class NoProfile(Refusal):
    """Behind a button named LinkedIn stands LinkedIn, nothing else."""

    sentence = _("This is not the address of a LinkedIn profile. It begins with https://www.linkedin.com/.")
