"""The seed ``bad-month``: a mail server that refuses everything, a recruiter who leaves at once, three days asleep.

Nothing here is a fault of Hospes; what it has to do is to say so plainly (spec, scenario): to the candidates on their
pages, to the staff at home. No application may read as fine. Once a worker runs, it says what it finds.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from hospes.demo.seeds import demo
from hospes.demo.seeds.crowd import Crowd
from hospes.demo.seeds.haste import in_haste
from hospes.foundation import beats, clock, sweeping

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from hospes.demo.seeds.stage import Stage

REFUSES = timedelta(days=9)
LEAVES = timedelta(days=6)
SLEEPS = timedelta(days=3)
WHAT_IT_SAYS = "550 5.7.1 Message refused by policy"


def seed(
    *, public_url: str, smtp_port: int, size: int, say: Callable[[str], None], refuse: Callable[[str], None]
) -> dict[str, Any]:
    """Fill an empty installation; the clock ends where it began. Returns what to print.

    ``refuse`` makes every mail server answer with these words from now on.
    """
    with in_haste():
        ahead, end = clock.offset(), clock.now()
        try:
            _play(demo.opened(public_url, smtp_port, end), size, say, refuse)
        finally:
            clock.move(ahead - clock.offset())
    return demo.facts()


def refused_in(folder: Path) -> Callable[[str], None]:
    """The demo's post office in ``folder`` refuses everything, in these words."""

    def refuse(words: str) -> None:
        (folder / "refuse").write_text(f"* {words}\n")

    return refuse


def _play(stage: Stage, size: int, say: Callable[[str], None], refuse: Callable[[str], None]) -> None:
    crowd = Crowd(stage, size)
    crowd.plan()
    _until(crowd, stage.end - REFUSES)
    say("  the mail server refuses everything")
    refuse(WHAT_IT_SAYS)
    _until(crowd, stage.end - LEAVES)
    say("  Marta Weiss leaves without a word")
    stage.members["marta-weiss"].disable(by=stage.members["helen-zhou"].actor)
    _until(crowd, stage.end - SLEEPS)
    say("  nothing runs any more")
    found = sweeping.sweep(clock.now())
    beats.beat("sweeper", violations=found.violations)
    stage.asleep = True
    _until(crowd, stage.end, reads=False)
    stage.at(stage.end)


def _until(crowd: Crowd, instant: datetime, *, reads: bool = True) -> None:
    """Let the house live until then; without ``reads`` people apply and nobody looks at anything."""
    while (when := crowd.next_at()) is not None and when <= instant:
        crowd.step(reads=reads)
