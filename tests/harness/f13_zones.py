"""F13: every zone over every change of its clocks: the hour on the wall is kept, letter and page say one instant.

The C library tells what stands on a wall (``time.tzset``), so that ours is not held against itself.
"""

import html
import json
import logging
import os
import random
import re
import time
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from importlib import resources
from pathlib import Path
from typing import Any
from zoneinfo import TZPATH, ZoneInfo, available_timezones

from tests.harness.lines import Harness, Line, harness

FROM, UNTIL = datetime(2026, 1, 1, tzinfo=UTC), datetime(2031, 1, 1, tzinfo=UTC)
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# What letters and pages write: "Thu 26 Nov, 17:00", or 「11 月 26 日（周四）17:00」; with the year where it is another.
EN = re.compile(r"\b\w{3} (?P<d>\d{1,2}) (?P<n>[A-Z][a-z]{2})\w*(?: \d{4})?, (?P<h>\d\d:\d\d)")
ZH = re.compile(r"(?P<m>\d{1,2}) 月 (?P<d>\d{1,2}) 日（周.）(?P<h>\d\d:\d\d)")
CLOSINGS = ("18:00", "18:00", "17:30", "23:30", "00:30", "12:00")
PLAIN = "django.contrib.staticfiles.storage.StaticFilesStorage"


@dataclass(frozen=True)
class Change:
    """A zone, and an instant at which its clocks are changed (any instant where they never are)."""

    zone: str
    at: datetime


def changes() -> list[Change]:
    """Every change of 2026 to 2030; a zone without one is there once."""
    found = []
    for zone in sorted(available_timezones() - {"localtime", "Factory", "posixrules"}):
        here = list(_changes(zone))
        found += here or [Change(zone, datetime(2027, 3, 28, 1, tzinfo=UTC))]
    return found


def _changes(zone: str):
    rules, step = ZoneInfo(zone), timedelta(days=5)
    at = FROM
    while at < UNTIL:
        if at.astimezone(rules).utcoffset() != (at + step).astimezone(rules).utcoffset():
            low, high = at, at + step
            while high - low > timedelta(minutes=1):
                middle = low + (high - low) / 2
                same = low.astimezone(rules).utcoffset() == middle.astimezone(rules).utcoffset()
                low, high = (middle, high) if same else (low, middle)
            yield Change(zone, high)
        at += step


def wall(at: datetime, zone: str) -> tuple[date, str]:
    """Day and hour on a wall in ``zone``, by the C library."""
    folders = [Path(folder) / zone for folder in TZPATH]
    file = next((each for each in folders if each.is_file()), Path(str(resources.files("tzdata") / "zoneinfo" / zone)))
    before = os.environ.get("TZ")
    os.environ["TZ"] = f":{file}"
    time.tzset()
    told = time.localtime(at.timestamp())
    if before is None:
        del os.environ["TZ"]
    else:
        os.environ["TZ"] = before
    time.tzset()
    return date(told.tm_year, told.tm_mon, told.tm_mday), f"{told.tm_hour:02d}:{told.tm_min:02d}"


def said(text: str) -> set[tuple[int, int, str]]:
    """Month, day and hour of every date in a text, in either language."""
    english = {(MONTHS.index(m["n"].lower()) + 1, int(m["d"]), m["h"]) for m in EN.finditer(text)}
    return english | {(int(m["m"]), int(m["d"]), m["h"]) for m in ZH.finditer(text)}


def spoken(at: datetime, zone: str) -> tuple[int, int, str]:
    day, hour = wall(at, zone)
    return day.month, day.day, hour


def run(number: int, seed: int) -> Line:
    from django.conf import settings

    from tests.world import in_folder

    logging.disable()
    folder = Path(os.environ["HOSPES_DATA"])
    in_folder(settings, folder)
    settings.ALLOWED_HOSTS = ["*"]
    settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": PLAIN}}
    chance = random.Random(seed)
    every = changes()
    # Clocks of a house run forward: so do these stories.
    tried = sorted(chance.sample(every, min(number, len(every))), key=lambda change: change.at)
    house = House(folder, sorted({change.zone for change in every}), chance)
    wrong = [f"{change.zone} {change.at:%Y-%m-%d}: {words}" for change in tried for words in house.play(change)]
    zones = len({change.zone for change in tried})
    return Line(
        tried=len(tried),
        seed=seed,
        said=(("zones", zones), ("dates shown", house.shown)),
        zero=(("wrong", len(wrong)),),
        more=f"of {len(every)} changes in {len({change.zone for change in every})} zones",
        wrong=tuple(wrong),
    )


class House:
    """A house whose contact moves from zone to zone, and people elsewhere who apply."""

    def __init__(self, folder: Path, zones: list[str], chance: random.Random) -> None:
        from hospes.foundation import clock, house
        from hospes.promises.capacity import CapacitySettings

        self.chance, self.zones, self.shown = chance, zones, 0
        self.folder = folder / "calendars"
        self.folder.mkdir()
        clock.set_to(FROM)
        from tests.world import World

        self.world = World()
        # All of them apply to one contact, whose days would fill; here only the clock is on trial.
        house.write(CapacitySettings, share=1_000_000)
        self.world.files = []
        self.count = 0

    def calendar(self, change: Change) -> tuple[str, str]:
        """A calendar of this zone that works every day, so that dates fall on the day of the change too."""
        self.count += 1
        key, closing = f"Z{self.count}", self.chance.choice(CLOSINGS)
        facts = {"key": key, "name": {"en": "here", "zh": "本地"}, "zone": change.zone, "opening": "00:15"}
        facts |= {"closing": closing, "week": [1, 2, 3, 4, 5, 6, 7], "version": "1", "source": "a test", "years": {}}
        facts |= {"last_checked": "2026-01-01", "coverage_until": "2032-12-31", "holidays": [], "make_up": []}
        (self.folder / f"{key}.json").write_text(json.dumps(facts), "utf-8")
        return key, closing

    def play(self, change: Change) -> list[str]:
        """Somebody applies some days before the clocks change; say what is wrong with the date he is told."""
        from hospes.applications.models.submitting import Person
        from hospes.foundation import clock, working
        from hospes.jobs.models import Job

        key, closing = self.calendar(change)
        grace = self.world.grace
        grace.zone, grace.calendar = change.zone, key
        grace.save(update_fields=["zone", "calendar"])
        begun = change.at - timedelta(days=self.chance.choice((4, 5, 5, 6)), minutes=self.chance.randrange(600))
        clock.set_to(begun)
        language, zone = self.chance.choice(("en", "zh")), self.chance.choice(self.zones)
        address = f"{key.lower()}@example.org"
        person = Person(name=f"Person {self.count}", email=address, language=language, zone=zone)
        job = Job.objects.get(pk=self.world.job.pk)
        case = self.world.apply(person, nonce=key, job=job).case
        review = case.promises.get(kind="REVIEW")
        wrong = self.kept(review, change, begun, closing)
        if working.due(begun, 5, key).at != review.due and not wrong:
            wrong.append("the promise is not the reckoned date")
        return wrong + self.told(review, address, zone, change.zone) + self.on_the_page(case, review, zone)

    def kept(self, review: Any, change: Change, begun: datetime, closing: str) -> list[str]:
        """The hour on the owner's wall, five days on, whatever the clocks did in between."""
        day, hour = wall(review.due, change.zone)
        expected = wall(begun, change.zone)[0] + timedelta(days=5)
        if (day, hour) == (expected, closing) or skipped(expected, closing, change.zone):
            return []
        return [f"due on {day} at {hour}, not on {expected} at {closing}"]

    def told(self, review: Any, address: str, zone: str, owner: str) -> list[str]:
        """The letter says the reader's hour, and the owner's beside it where their clocks differ."""
        mail = self.world.office.messages(address)[-1]
        part = mail.get_body(("plain",))
        text = " ".join(str(part.get_content()).split()) if part else ""
        dates = said(text)
        self.shown += len(dates)
        wrong = [] if spoken(review.due, zone) in dates else [f"the letter says {sorted(dates)} in {zone}"]
        if wall(review.due, zone) != wall(review.due, owner) and wall(review.due, owner)[1] not in text:
            wrong.append("the letter does not say the owner's hour")
        return wrong

    def on_the_page(self, case: Any, review: Any, zone: str) -> list[str]:
        from django.test import Client

        body = Client().get(f"/p/{case.candidate.link_token()}/").content.decode()
        instants = re.findall(r'class="hear__d"><time datetime="([^"]+)"', body)
        self.shown += len(instants)
        nearest = min(case.promises.exclude(kind__in=["ACK", "SAFE_CLOSE"]).filter(state="made"), key=lambda p: p.due)
        if [datetime.fromisoformat(each) for each in instants] != [nearest.due]:
            return [f"the page has {instants}, not {nearest.due.isoformat()}"]
        words = html.unescape(" ".join(re.sub(r"<[^>]+>", " ", body).split()))
        _day, hour = wall(nearest.due, zone)
        return [] if hour in words else [f"the page does not say {hour}"]


def skipped(day: date, hour: str, zone: str) -> bool:
    """Whether the clocks jump over this hour of this day, so that it stands on no wall."""
    local = datetime.fromisoformat(f"{day}T{hour}").replace(tzinfo=ZoneInfo(zone))
    return local.astimezone(UTC).astimezone(ZoneInfo(zone)).replace(tzinfo=None) != local.replace(tzinfo=None)


def reckons_with_one_offset() -> None:
    from hospes.foundation import working

    def closing(day: date, key: str) -> datetime:
        place = working.calendar(key)
        winter = datetime(day.year, 1, 1, tzinfo=place.tz).utcoffset() or timedelta(0)
        return datetime.combine(day, place.closing, UTC) - winter

    working.closing = closing


def writes_the_owners_hour() -> None:
    from hospes.conversations import facts
    from hospes.foundation import showing, working

    def dated(promise: Any, case: Any, language: str) -> str:
        own = working.zone(promise.calendar)
        return showing.instant(promise.as_due, own, own, language)

    facts.date = dated


def page_adds_the_offset_twice() -> None:
    from dataclasses import replace

    from hospes.portal import news

    shown = news.shown

    def twice(promise: Any, case: Any) -> Any:
        date_shown = shown(promise, case)
        offset = promise.due.astimezone(ZoneInfo(case.candidate.zone)).utcoffset()
        return replace(date_shown, iso=(promise.due + offset).isoformat(timespec="minutes"))

    news.shown = twice


harness(
    Harness(
        name="F13",
        about="zones and changes of clocks",
        small=25,
        short=4000,
        run=run,
        broken={
            "reckons with one offset": reckons_with_one_offset,
            "writes the owner's hour": writes_the_owners_hour,
            "page adds the offset twice": page_adds_the_offset_twice,
        },
    )
)
