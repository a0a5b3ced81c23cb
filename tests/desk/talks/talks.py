"""A talk of Ada with Dan and Grace, as the form sends it."""

from datetime import UTC, datetime
from typing import Any

from hospes.interviews.models import Interview

# Tuesday morning in Toronto.
NOW = datetime(2026, 11, 10, 14, tzinfo=UTC)
GOOD = {"day": "2026-11-16", "hour": "14:30", "minutes": "40", "how": "video", "where": "https://meet.example/x"}


def sent(house: Any, **changes: Any) -> Any:
    """Send the form with a letter that was made from it."""
    people = [house.world.dan.pk, house.world.grace.pk]
    first = house.get("arrange-talk")
    stage = first.context["form"]["stage"].value() if first.status_code == 200 else ""
    body = {"stage": stage, **GOOD, "people": people, **changes}
    if "text" not in body:
        made = house.client.post(house.url("arrange-talk"), {**body, "do": "make"})
        body["text"] = made.context["form"]["text"].value() or "Hello."
    return house.client.post(house.url("arrange-talk"), body)


def arranged(house: Any, **changes: Any) -> Interview:
    """A talk that stands."""
    assert sent(house, **changes).status_code == 302
    house.world.later(minutes=1)
    return Interview.objects.latest("pk")
