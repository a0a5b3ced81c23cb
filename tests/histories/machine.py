"""The same acts as a Hypothesis state machine: what it finds, it shortens before it shows it."""

from collections.abc import Callable
from typing import Any, ClassVar

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from tests.histories.acts import ACTS
from tests.histories.choosing import Drawn
from tests.histories.ground import Ground
from tests.histories.house import House
from tests.histories.playing import begin, step


class Machine(RuleBasedStateMachine):
    """One history. ``ground`` is set by the test; ``told`` and ``steps`` count what was played."""

    ground: ClassVar[Ground]
    told: ClassVar[int] = 0
    steps: ClassVar[int] = 0
    house: House

    @initialize(data=st.data())
    def begin(self, data: Any) -> None:
        type(self).told += 1
        self.ground.fresh()
        self.house = begin(Drawn(data))


def as_rule(act: Callable[[House], None], number: int) -> Any:
    """One act as a rule; heavier acts stand there several times."""

    def play(self: Machine, data: Any) -> None:
        type(self).steps += 1
        self.house.choice = Drawn(data)
        step(self.house, act)

    play.__name__ = f"{act.__name__}_{number}" if number else act.__name__
    return rule(data=st.data())(play)


for act, weight in ACTS:
    for number in range((weight + 2) // 3):
        made = as_rule(act, number)
        setattr(Machine, made.__name__, made)
