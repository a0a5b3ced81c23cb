"""The noun of the room."""

from hospes.search.models.entry import Entry

__all__ = ["Entry"]
