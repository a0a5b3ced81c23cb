"""What the worker does for calendars outside."""

from hospes.calendars.models import Outside
from hospes.foundation.claiming import DueWork


def write(outside: Outside, worker: str) -> None:
    """Write what is to be written there."""
    outside.write()


WRITING = DueWork(name="calendars.write", model=Outside, due=Outside.objects.due, act=write, heartbeat=True)
