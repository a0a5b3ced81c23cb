"""Due dates against an oracle written from the specification alone, and the oracle against the scenario."""

import os
import random
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest

from hospes.foundation import working
from tests.foundation import due_oracle

# By command: HOSPES_DUE_DATES=1000000 HOSPES_DUE_SEED=1 bin/test tests/foundation/test_due_dates_by_hand.py
NUMBER = int(os.environ.get("HOSPES_DUE_DATES", "10000"))
SEED = int(os.environ.get("HOSPES_DUE_SEED", "20261124"))
FROM, UNTIL = datetime(2026, 1, 1, tzinfo=UTC), datetime(2027, 12, 31, 23, tzinfo=UTC)
TORONTO = "America/Toronto"


def triggers(number: int, seed: int):
    """Yield instants of two years, each in a zone of the world, with days and one or two calendars."""
    chance = random.Random(seed)
    zones = [ZoneInfo(name) for name in sorted(available_timezones())]
    keys = due_oracle.keys()
    choices = [(one,) for one in keys] + [(one, other) for one in keys for other in keys if one != other]
    seconds = int((UNTIL - FROM).total_seconds())
    for _ in range(number):
        at = (FROM + timedelta(seconds=chance.randrange(seconds))).astimezone(chance.choice(zones))
        yield at, chance.randint(0, 15), chance.choice(choices)


def test_due_dates_are_those_of_the_specification(record_property):
    wrong = []
    for trigger, days, calendars in triggers(NUMBER, SEED):
        ours, theirs = working.due(trigger, days, *calendars), due_oracle.due(trigger, days, calendars)
        if (ours.at, ours.around) != (theirs.at, theirs.around):
            wrong.append(f"{trigger.isoformat()} {days} {calendars}: {ours}, by the specification {theirs}")

    record_property("harness", f"due dates: {NUMBER} tried, {len(wrong)} other than the oracle's (seed {SEED})")
    assert wrong[:20] == []


def test_the_oracle_knows_every_calendar():
    assert due_oracle.keys() == sorted(working.keys())


@pytest.mark.parametrize(
    ("trigger", "zone", "days", "calendars", "expected"),
    [
        ("2026-09-14T10:00", "Asia/Shanghai", 5, "CN", "2026-09-20T18:00+08:00"),
        ("2026-09-28T16:00", "Asia/Shanghai", 5, "CN", "2026-10-10T18:00+08:00"),
        ("2026-09-14T23:30", TORONTO, 1, "CN", "2026-09-16T06:00-04:00"),
        ("2026-09-30T10:00", "Asia/Shanghai", 3, "CN+DE-BE", "2026-10-12T18:00+08:00"),
        ("2026-10-23T09:00", "Europe/Berlin", 1, "DE-BE", "2026-10-26T18:00+01:00"),
    ],
)
def test_the_oracle_itself_gives_the_golden_dates(trigger, zone, days, calendars, expected):
    at = datetime.fromisoformat(trigger).replace(tzinfo=ZoneInfo(zone))

    assert due_oracle.due(at, days, calendars.split("+")).at == datetime.fromisoformat(expected)


def test_ontarios_clock_runs_in_calendar_days_beside_ours():
    talk = datetime(2026, 9, 24, 10, tzinfo=ZoneInfo(TORONTO))

    ours, legal = due_oracle.due_by_law(talk, 3, ["CA-ON"])

    # Scenario C2: told by 29 September, by law 8 November, and the red line ten days before.
    assert (ours, legal) == (date(2026, 9, 29), date(2026, 11, 8))
    assert due_oracle.due_by_law(talk, 60, ["CA-ON"]) == (date(2026, 10, 29), date(2026, 11, 8))
