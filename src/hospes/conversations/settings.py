"""The dials of conversations."""

from dataclasses import dataclass

from hospes.foundation import house


@house.register("conversations")
@dataclass(frozen=True)
class ConversationSettings:
    """``undo_seconds`` between approval and release; ``message_limit`` in characters.

    ``hours_begin`` and ``hours_end``: the hours, on the candidate's clock, in which letters are proposed to
    arrive; ``propose_hours``: whether that is proposed at all. A letter carries up to ``files_limit`` files,
    together up to ``files_total`` MB.
    """

    undo_seconds: int = 30
    message_limit: int = 10_000
    hours_begin: int = 9
    hours_end: int = 18
    propose_hours: bool = True
    files_limit: int = 10
    files_total: int = 15
