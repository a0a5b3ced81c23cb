from hospes.conversations.models.message import Message, MessageDate
from hospes.conversations.models.note import Note

__all__ = ["Message", "MessageDate", "Note"]
