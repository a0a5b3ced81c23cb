from hospes.calendars.models.copy import Copy
from hospes.calendars.models.entry import Entry
from hospes.calendars.models.feed import Feed
from hospes.calendars.models.guest_feed import GuestFeed
from hospes.calendars.models.outside import Outside

__all__ = ["Copy", "Entry", "Feed", "GuestFeed", "Outside"]
