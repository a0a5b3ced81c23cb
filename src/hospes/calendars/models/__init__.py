from hospes.calendars.models.entry import Entry
from hospes.calendars.models.feed import Feed
from hospes.calendars.models.guest_feed import GuestFeed

__all__ = ["Entry", "Feed", "GuestFeed"]
