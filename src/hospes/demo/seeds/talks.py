"""Talks of the scenario: one took place, one is to come."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from hospes.foundation import working
from hospes.interviews.enums import How
from hospes.interviews.models import Interview
from hospes.interviews.models.talk import Talk
from hospes.jobs.enums import StageKind

if TYPE_CHECKING:
    from hospes.demo.seeds.named import Named

SHANGHAI, CALENDAR = "Asia/Shanghai", "CN"
DAY = timedelta(days=1)
ROOM = "https://meet.example/harbourlight"


def play(story: Named) -> None:
    """Add the scenes to the story."""
    end = story.stage.end
    past = _hour(end, [-1, -2, -3, -4], time(10))
    coming = _hour(end, [1, 2, 3, 4], time(14))
    story.on((end - past) / DAY + 1, lambda: arrange(story, "wang", past, "传感器与接头"))
    story.on((end - past) / DAY - 0.04, lambda: _held(story, "wang"))
    story.on(0.9, lambda: arrange(story, "chen", coming, "低速时的电机驱动"))


def _hour(end: datetime, days: list[int], hour: time) -> datetime:
    """The first of these days, counted from the end, that is worked in Shanghai; else the first."""
    today = end.astimezone(ZoneInfo(SHANGHAI)).date()
    near = [today + number * DAY for number in days]
    day = next((each for each in near if working.is_working(each, CALENDAR)), near[0])
    return datetime.combine(day, hour, tzinfo=ZoneInfo(SHANGHAI))


def arrange(story: Named, key: str, start: datetime, topic: str) -> None:
    """The contact arranges a talk by letter, together with the engineer of the team."""
    application = story.stage.fresh(story.cast[key])
    contact = application.case.contact
    stage = application.job.stages.filter(kind=StageKind.TALK).order_by("order").first() or application.stage
    people = [contact, story.stage.members["zhou-hang"]]
    facts: dict[str, Any] = {"minutes": 50, "zone": SHANGHAI, "how": How.VIDEO, "where": ROOM, "topic": topic}
    talk = Talk(stage=stage, start=start, people=people, **facts)
    draft = Interview.objects.draft(application, talk)
    Interview.objects.arrange(application, talk, by=contact, draft=draft)
    story.stage.leave()


def _held(story: Named, key: str) -> None:
    talk = Interview.objects.get(application=story.cast[key].pk)
    talk.held(by=story.stage.members["zhou-hang"])
