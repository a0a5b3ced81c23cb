"""When each step of a job's plan would really happen, and who holds it up."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from hospes.foundation import working
from hospes.insights.history import Lasted, steps_taken, wait
from hospes.insights.pace import THIN, Pace
from hospes.insights.simulating import RUNS, Days, Leg, by_when, course
from hospes.jobs.enums import StageKind
from hospes.jobs.models import Job, Stage
from hospes.team.models import Member

# A step that promises nothing takes time too (working days).
UNPLANNED = 3
HALF, LIKELY = 0.5, 0.85
# Whoever costs less than a day holds nobody up.
WORTH_NAMING = 1.0
BARS = 8


@dataclass(frozen=True, kw_only=True)
class Expected:
    """One step: the plan's day (None where it names none), and the days by which it is over in 50 % and 85 %.

    ``keeps`` is the share of courses that keep the plan's day. ``rows`` finished steps speak for it; where it is
    ``thin`` it is mostly the plan's number with a wide spread.
    """

    stage: Stage
    plan: date | None
    half: date
    likely: date
    keeps: float | None
    rows: int
    thin: bool

    @property
    def is_unkeepable(self) -> bool:
        """Whether the plan's day is too early. A wide guess says so only where it is missed more often than not."""
        return self.plan is not None and self.plan < self.likely and (not self.thin or (self.keeps or 0) < HALF)


@dataclass(frozen=True, kw_only=True)
class Bar:
    """One column of the picture: how many of the courses are over by its last day (a share of all)."""

    until: date
    share: float
    is_realistic: bool


@dataclass(frozen=True, kw_only=True)
class Bottleneck:
    """Who delays the end most: by how many days on average, against others' pace and the job's own calendar."""

    member: Member
    days: float


@dataclass(frozen=True, kw_only=True)
class Forecast:
    """What an application of ``start`` can expect. No steps: the job has no calendar yet."""

    job: Job
    start: datetime
    calendar: str
    steps: list[Expected]
    bars: list[Bar]
    bottleneck: Bottleneck | None

    @property
    def decision(self) -> Expected | None:
        """The step at whose end one knows: the last."""
        return self.steps[-1] if self.steps else None

    def day_for(self, zone: str, day: date) -> date:
        """Return which date it is for a reader in ``zone`` when a day of this forecast closes."""
        return working.closing(day, self.calendar).astimezone(ZoneInfo(zone)).date()

    @property
    def is_thin(self) -> bool:
        """Whether any step rests on the plan rather than on what happened."""
        return any(step.thin for step in self.steps)


def forecast(job: Job, *, now: datetime, seed: int = 0, runs: int = RUNS) -> Forecast:
    """Simulate the plan of ``job`` for an application made ``now`` (aware). Days are those of the contact's zone.

    The same rows, ``now`` and ``seed`` give the same answer. Raises NoCommonDay.
    """
    calendar = job.working_calendar()
    if not calendar:
        return Forecast(job=job, start=now, calendar="", steps=[], bars=[], bottleneck=None)
    start = job.counted_from(now)
    stages = [stage for stage in job.plan() if stage.kind != StageKind.APPLIED]
    people = {stage.pk: people_of(job, stage) for stage in stages}
    lived = steps_taken(now)
    legs = [leg(job, stage, people[stage.pk], lived, calendar) for stage in stages]
    ends = course(legs, start, seed=seed, runs=runs)
    tz = working.calendar(calendar).tz
    dues = {pk: due.at.astimezone(tz).date() for pk, due in job.latest_dates(now).items()}
    steps = [
        expected(stage, each.pace, end, dues.get(stage.pk)) for stage, each, end in zip(stages, legs, ends, strict=True)
    ]

    def without(member: Member) -> float:
        """Return the mean day of the end if somebody with others' pace and the job's calendar stood in."""
        others = [row for row in lived if member.pk not in row.people]
        swapped = [
            leg(job, stage, [one for one in people[stage.pk] if one != member], others, job.calendar or calendar)
            if member in people[stage.pk]
            else before
            for stage, before in zip(stages, legs, strict=True)
        ]
        return float(course(swapped, start, seed=seed, runs=runs)[-1].mean())

    named = {member.pk: member for some in people.values() for member in some}
    delays = [Bottleneck(member=one, days=float(ends[-1].mean()) - without(one)) for one in named.values()]
    worst = max(delays, key=lambda each: each.days, default=None)
    return Forecast(
        job=job,
        start=start,
        calendar=calendar,
        steps=steps,
        bars=bars(ends[-1]) if ends else [],
        bottleneck=worst if worst and worst.days >= WORTH_NAMING else None,
    )


def people_of(job: Job, stage: Stage) -> list[Member]:
    """Return who must be there: those of the stage, else the contact."""
    return list(stage.members.all()) or [one for one in [job.contact] if one]


def leg(job: Job, stage: Stage, people: list[Member], lived: Iterable[Lasted], calendar: str) -> Leg:
    """Return what is known of one step: their own pace where they have one, else everybody's."""
    alike = [row for row in lived if row.kind == wait(stage.kind)]
    theirs = [row for row in alike if row.people.intersection(member.pk for member in people)]
    rows = theirs if len(theirs) >= THIN else alike
    fixed = stage.promise_days is None and stage.kind == StageKind.DECISION
    return Leg(
        pace=Pace(
            plan=UNPLANNED if stage.promise_days is None else stage.promise_days,
            lived=tuple(row.days for row in rows),
        ),
        calendars=tuple(dict.fromkeys([calendar, *(member.calendar for member in people)])),
        not_before=job.decision_on if fixed else None,
    )


def expected(stage: Stage, pace: Pace, ends: Days, plan: date | None) -> Expected:
    """Return one step in days."""
    return Expected(
        stage=stage,
        plan=plan,
        half=by_when(ends, HALF),
        likely=by_when(ends, LIKELY),
        keeps=float((ends <= plan.toordinal()).mean()) if plan else None,
        rows=len(pace.lived),
        thin=pace.is_thin,
    )


def bars(ends: Days) -> list[Bar]:
    """Return the courses as columns of equal width, without the few that are very early or very late."""
    low, high, likely = (by_when(ends, share).toordinal() for share in (0.02, 0.95, LIKELY))
    edges = sorted({low + round((high - low) * place / BARS) for place in range(1, BARS + 1)})
    before = [low - 1, *edges]
    return [
        Bar(
            until=date.fromordinal(edge),
            share=float(((ends > start) & (ends <= edge)).mean()),
            is_realistic=start < likely,
        )
        for start, edge in zip(before, edges, strict=False)
    ]
