"""The dials of conversations."""

from dataclasses import dataclass

from hospes.foundation import house


@house.register("conversations")
@dataclass(frozen=True)
class ConversationSettings:
    """``undo_seconds`` between approval and release; ``message_limit`` in characters.

    A letter carries up to ``files_limit`` files, together up to ``files_total`` MB.
    """

    undo_seconds: int = 30
    message_limit: int = 10_000
    files_limit: int = 10
    files_total: int = 15
