"""What must be handed over before somebody is gone: a register, filled from above.

Cases, jobs and the like say here how they pass on what a member owes. Called in the order of
registration, inside the transaction that ends his access.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from hospes.foundation.actors import Actor
from hospes.foundation.registers import Roll

if TYPE_CHECKING:
    from hospes.team.models.member import Member


@dataclass(frozen=True)
class HandOver:
    """One kind of owed thing: how much of it a member has, and how it goes to another."""

    name: str
    owed: Callable[["Member"], int]
    hand_over: Callable[["Member", "Member", Actor, datetime], None]


@dataclass(frozen=True)
class Arrival:
    """What somebody who comes takes up because nobody else was there to do it."""

    name: str
    take_up: Callable[["Member", Actor, datetime], None]


hand_overs: Roll[HandOver] = Roll("team.duties", key=lambda kind: kind.name)
arrivals: Roll[Arrival] = Roll("team.arrivals", key=lambda kind: kind.name)


def hand_over(member: "Member", *, to: "Member", by: Actor, now: datetime) -> None:
    """Pass everything that ``member`` owes to ``to``."""
    for kind in hand_overs.all():
        kind.hand_over(member, to, by, now)


def arrive(member: "Member", *, by: Actor, now: datetime) -> None:
    """Let ``member``, who joins or is back, take up what waits for somebody."""
    for kind in arrivals.all():
        kind.take_up(member, by, now)


def owed(member: "Member") -> dict[str, int]:
    """Say how many things of each kind a member owes: shown before his access is ended."""
    return {kind.name: kind.owed(member) for kind in hand_overs.all()}
