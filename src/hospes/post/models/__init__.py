"""The nouns of the post room."""

from hospes.post.models.arrival import Arrival
from hospes.post.models.envelope import Envelope
from hospes.post.models.envelope_file import EnvelopeFile
from hospes.post.models.mail_server import MailServer
from hospes.post.models.mailbox import Mailbox
from hospes.post.models.text_message import TextMessage
from hospes.post.models.way_back import WayBack

__all__ = ["Arrival", "Envelope", "EnvelopeFile", "MailServer", "Mailbox", "TextMessage", "WayBack"]
