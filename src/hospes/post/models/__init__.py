"""The nouns of the post room."""

from hospes.post.models.envelope import Envelope
from hospes.post.models.mail_server import MailServer

__all__ = ["Envelope", "MailServer"]
