"""The dials of conversations."""

from dataclasses import dataclass

from hospes.foundation import house


@house.register("conversations")
@dataclass(frozen=True)
class ConversationSettings:
    """``undo_seconds`` between approval and release; ``message_limit`` in characters."""

    undo_seconds: int = 30
    message_limit: int = 10_000
