"""Why a file's words cannot be read."""


class CannotRead(Exception):
    """``reason`` is a value of ``enums.Unreadable``, which the child cannot import."""

    def __init__(self, reason: str, *, active: bool = False) -> None:
        super().__init__(reason)
        self.reason = reason
        self.active = active
