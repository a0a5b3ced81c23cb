"""One step of a history: an act, perhaps a crash in its midst, then everything must hold."""

from collections.abc import Callable
from datetime import timedelta

from django.db import connection

from hospes.foundation import clock, crash_points
from hospes.foundation.refusals import Refusal
from tests.histories import truth
from tests.histories.acts import ACTS
from tests.histories.choosing import Choice, Seeded
from tests.histories.house import House

CRASHES = 12  # percent of steps
WEIGHED = [act for act, weight in ACTS for _ in range(weight)]

POINTS = (
    "applications.case_open",
    "applications.before_promises",
    "applications.before_receipt",
    "applications.withdrawal_written",
    "cases.ending_written",
    "cases.handed_over",
    "conversations.approval_written",
    "conversations.question_written",
    "conversations.release_written",
    "conversations.before_promises",
    "conversations.promises_made",
    "conversations.before_envelope",
    "conversations.enveloped",
    "conversations.acceptance_written",
    "conversations.return_written",
    "conversations.revoked",
    "conversations.proof_written",
    "conversations.ending_confirmed",
    "promises.made",
    "promises.kept",
    "post.before_handing_over",
    "post.before_data",
    "post.after_data",
    "post.answer_noted",
)


class Violated(AssertionError):
    """A rule of the house does not hold after this step."""


class Writes:
    """Counts statements that write, so that a step that did nothing need not be looked at."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(self, execute, sql, params, many, context):
        self.count += sql.startswith(("INSERT", "UPDATE", "DELETE"))
        return execute(sql, params, many, context)


def begin(choice: Choice) -> House:
    """A house of its own, some days after the ground was laid."""
    clock.move(timedelta(days=choice.number(0, 20), hours=choice.number(0, 23)))
    return House(choice)


def step(house: House, act: Callable[[House], None]) -> None:
    """Do one act and look at everything, unless nothing was written and no time passed."""
    before = clock.offset()
    writes = Writes()
    with connection.execute_wrapper(writes):
        house.log.append(play(house, act))
    if not writes.count and clock.offset() == before:
        return
    clock.move(timedelta(seconds=1))
    if found := truth.untrue(house):
        told = "\n  ".join(house.log[-60:])
        raise Violated(f"{found}\nafter\n  {told}")


def play(house: House, act: Callable[[House], None]) -> str:
    point = house.choice.one(POINTS) if house.choice.yes(CRASHES) else ""
    at = f"{clock.now():%d %b %H:%M} {act.__name__}"
    try:
        with crash_points.armed(point or "nowhere"):
            act(house)
    except Refusal as refusal:
        return f"{at} ({type(refusal).__name__})"
    except crash_points.Crashed:
        assert not connection.in_atomic_block
        return f"{at} CRASHED at {point}"
    return at


def tell(seed: int, steps: int) -> House:
    """Play one whole history from a seed."""
    house = begin(Seeded(seed))
    for _ in range(steps):
        step(house, house.choice.one(WEIGHED))
    return house
