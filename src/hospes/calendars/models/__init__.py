from hospes.calendars.models.entry import Entry
from hospes.calendars.models.feed import Feed

__all__ = ["Entry", "Feed"]
