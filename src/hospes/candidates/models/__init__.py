"""The nouns of the room."""

from hospes.candidates.models.candidate import Candidate
from hospes.candidates.models.document import Document
from hospes.candidates.models.email_address import EmailAddress
from hospes.candidates.models.handle import Handle
from hospes.candidates.models.link import Link
from hospes.candidates.models.one_time_code import OneTimeCode
from hospes.candidates.models.phone import Phone

__all__ = ["Candidate", "Document", "EmailAddress", "Handle", "Link", "OneTimeCode", "Phone"]
