from hospes.conversations.models.message import Message, MessageDate
from hospes.conversations.models.message_file import MessageFile
from hospes.conversations.models.note import Note

__all__ = ["Message", "MessageDate", "MessageFile", "Note"]
