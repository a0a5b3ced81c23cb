"""F12: clocks set forward and back, a leap day, a worker that slept three days: once is once, no link lives longer."""

import logging
import os
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from tests.harness.lines import Harness, Line, harness

STEPS = 16
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
# Where a story begins: any day, before a leap day, the year's end, the nights on which Toronto changes its clocks.
BEGINNINGS = (
    datetime(2026, 11, 30, 15, tzinfo=UTC),
    datetime(2028, 2, 26, 20, tzinfo=UTC),
    datetime(2028, 2, 28, 23, 30, tzinfo=UTC),
    datetime(2026, 12, 31, 22, tzinfo=UTC),
    datetime(2027, 3, 14, 5, tzinfo=UTC),
    datetime(2027, 11, 7, 4, tzinfo=UTC),
)
# What happens to the clock: mostly it runs, sometimes somebody or NTP sets it.
RUNS = (timedelta(minutes=7), HOUR, 5 * HOUR, DAY, 2 * DAY)
SET = (-HOUR, HOUR, -DAY, DAY, timedelta(seconds=-2), timedelta(seconds=2), timedelta(minutes=-5))
SLEEPS = 3 * DAY


@dataclass
class Link:
    """A secret that lives for a while: since when, until when, and how to try it. ``used`` once it was."""

    what: str
    since: datetime
    until: datetime
    opens: Callable[[], bool]
    used: bool = False


@dataclass
class Story:
    """One house whose clock is not to be trusted."""

    house: Any
    links: list[Link] = field(default_factory=list)
    touched: int = 0
    back: int = 0
    wrong: list[str] = field(default_factory=list)

    def tell(self) -> None:
        from hospes.foundation import clock

        clock.set_to(self.house.choice.one(BEGINNINGS) + timedelta(minutes=self.house.choice.number(0, 600)))
        for _ in range(STEPS):
            self.act()
            self.pass_time()
            self.try_links()
        self.settle()
        self.look()

    def act(self) -> None:
        """Somebody does something; a verb may refuse, and may not break because time went back."""
        from hospes.foundation.refusals import Refusal
        from tests.histories import acts

        every = (acts.apply, acts.apply, acts.advance, acts.hold, acts.decline, acts.write, acts.answer, acts.ask)
        act = self.house.choice.one((*every, acts.undo, acts.call, self.touch, self.code, self.reset, self.code))
        try:
            act(self.house)
        except Refusal:
            pass
        except Exception as broken:  # noqa: BLE001 -- whatever it is, it is what we look for
            self.wrong.append(f"{act.__name__} broke: {broken!r}"[:200])

    def pass_time(self) -> None:
        from hospes.foundation import clock

        choice = self.house.choice
        if choice.yes(35):
            by = choice.one(SET)
            self.back += by < timedelta(0)
            clock.move(by)
        elif choice.yes(15):
            clock.move(SLEEPS)
        else:
            clock.move(choice.one(RUNS))
        if choice.yes(85):
            self.house.work()
            self.house.work()

    def touch(self, house: Any) -> None:
        """Somebody takes up the telephone: after a while he is asked, once, how it went."""
        from hospes.cases.models import Case
        from hospes.foundation import clock
        from hospes.touches.enums import Channel
        from hospes.touches.models import Touch

        case = house.one_of(Case.objects.live())
        if case is None:
            return
        facts = {"channel": Channel.PHONE, "reason": "to say where we are", "due": clock.now() + DAY}
        touch = Touch.objects.open_touch(case, by=case.contact, **facts)
        touch.start(by=case.contact, anyway="agreed")
        self.touched += 1

    def code(self, house: Any) -> None:
        """A candidate asks for a code. One that was asked for in a time that has not come keeps nobody out."""
        from hospes.candidates.models import Candidate
        from hospes.candidates.refusals import CodeTooSoon
        from hospes.foundation import clock
        from hospes.foundation.refusals import Refusal

        candidate = house.one_of(Candidate.objects.all())
        if candidate is None:
            return
        purpose, now = "portal", clock.now()
        try:
            raw = candidate.issue_code(purpose)
        except CodeTooSoon:
            if not candidate.codes.filter(issued_at__range=(now - timedelta(minutes=1), now)).exists():
                self.wrong.append("a code of a time to come keeps one out")
            return
        for link in self.links:
            link.used = link.used or link.what == f"code of {candidate.pk}"

        def opens() -> bool:
            try:
                candidate.use_code(purpose, raw)
            except Refusal:
                return False
            return True

        self.links.append(Link(f"code of {candidate.pk}", clock.now(), clock.now() + timedelta(minutes=10), opens))

    def reset(self, house: Any) -> None:
        """A member forgot his password."""
        from hospes.foundation import clock
        from hospes.foundation.refusals import Refusal
        from hospes.team.enums import TokenPurpose
        from hospes.team.models import AccessToken, Member

        member = house.somebody()
        _token, raw = AccessToken.objects.make(purpose=TokenPurpose.RESET, member_id=member.pk, by=member.actor)
        for link in self.links:
            link.used = link.used or link.what == f"reset of {member.pk}"

        def opens() -> bool:
            try:
                Member.objects.reset(raw, "a long enough sentence")
            except Refusal:
                return False
            return True

        self.links.append(Link(f"reset of {member.pk}", clock.now(), clock.now() + 2 * HOUR, opens))

    def try_links(self) -> None:
        """Those out of time, of a time to come, or used are worth nothing; some of the others are used."""
        from hospes.foundation import clock

        for link in self.links:
            now = clock.now()
            lives = not link.used and link.since <= now < link.until
            if lives and self.house.choice.yes(60):
                continue
            opened = link.opens()
            if opened and not lives:
                self.wrong.append(f"{link.what} of {link.since:%d %b %H:%M:%S} opens at {now:%d %b %H:%M:%S}")
            if lives and not opened:
                self.wrong.append(f"{link.what} of {link.since:%d %b %H:%M:%S} is refused at {now:%d %b %H:%M:%S}")
            link.used = link.used or opened

    def settle(self) -> None:
        """Forty days on, all that was due has been done."""
        from hospes.foundation import clock

        clock.move(40 * DAY)
        for _ in range(4):
            self.house.work()

    def look(self) -> None:
        """What is past is written once, and no letter went twice."""
        from hospes.foundation import clock
        from hospes.journal.models import Entry
        from hospes.post.models import Envelope
        from hospes.promises.models import Promise, PromiseEvent
        from tests.histories import truth

        now = clock.now()
        self.wrong += [*truth.letters(self.house, now), *truth.ledger(self.house, now), *self.house.complaints.heard]
        broken = Counter(PromiseEvent.objects.filter(what="broken").values_list("promise", flat=True))
        self.wrong += [f"promise {pk} was missed {times} times" for pk, times in broken.items() if times > 1]
        for promise in Promise.objects.filter(state="made", due__lt=now - HOUR):
            self.wrong.append(f"promise {promise.pk} fell due on {promise.due:%d %b} and nobody wrote it")
        for promise in Promise.objects.filter(state__in=["broken", "repaired"]):
            if broken[promise.pk] != 1 or promise.broken_at != promise.due:
                self.wrong.append(f"promise {promise.pk}, due {promise.due}, was missed at {promise.broken_at}")
        asked = Counter(Entry.objects.filter(verb="touch.asked").values_list("subject", flat=True))
        self.wrong += [f"{subject} was asked about {times} times" for subject, times in asked.items() if times > 1]
        if len(asked) < self.touched - self._dropped():
            self.wrong.append(f"{self.touched} telephones were taken up, {len(asked)} were asked about")
        for envelope in Envelope.objects.filter(state__in=["queued", "claimed"]):
            self.wrong.append(f"{envelope.key} never left")

    def _dropped(self) -> int:
        from hospes.touches.models import Touch

        return Touch.objects.filter(asked_at=None).exclude(cancelled_at=None, outcome="").count()


def run(number: int, seed: int) -> Line:
    from django.conf import settings

    from tests.world import in_folder

    logging.disable()
    in_folder(settings, Path(os.environ["HOSPES_DATA"]))
    from hospes.promises.models import PromiseEvent
    from tests.histories import ground, house
    from tests.histories.choosing import Seeded

    house.LEDGER = (*house.LEDGER, "touches.ask")
    wrong: list[str] = []
    count: Counter[str] = Counter()
    with ground.still():
        earth = ground.Ground()
        for each in range(seed, seed + number):
            earth.fresh()
            story = Story(house.House(Seeded(each)))
            story.tell()
            count["times set back"] += story.back
            count["dates missed"] += PromiseEvent.objects.filter(what="broken").count()
            count["codes and links"] += len(story.links)
            wrong += [f"story {each}: {words}" for words in story.wrong]
    said = tuple((word, count[word]) for word in ("times set back", "dates missed", "codes and links"))
    return Line(tried=number, seed=seed, said=said, zero=(("wrong", len(wrong)),), wrong=tuple(wrong))


def misses_again_and_again() -> None:
    """The clock's act is not safe to repeat: what was missed is written once for each look."""
    from hospes.foundation import actors, claiming
    from hospes.promises import due_work
    from hospes.promises.enums import What
    from hospes.promises.models import Promise

    work = claiming.due_work._things["promises.break"]

    def again(promise: Promise, worker: str) -> None:
        due_work.break_promise(promise, worker)
        fresh = Promise.objects.get(pk=promise.pk)
        fresh.note(What.BROKEN, by=actors.machine("worker"), at=fresh.due)

    object.__setattr__(work, "act", again)


def links_of_another_time_open() -> None:
    """A link counts as long as its end lies ahead, whatever the clock did since it was made."""
    from hospes.team.models.access_token import AccessTokenQuerySet

    AccessTokenQuerySet.usable = lambda self, now: self.open().filter(expires_at__gt=now)  # type: ignore[method-assign]


def missed_at_the_look() -> None:
    """What was missed counts from when the worker looked: three days late after three days' sleep."""
    from hospes.promises.models import Promise

    written = Promise.break_now

    def break_now(self: Promise, *, at: datetime) -> Any:
        done = written(self, at=at)
        if done:
            Promise.objects.filter(pk=self.pk).update(broken_at=at)
        return done

    Promise.break_now = break_now  # type: ignore[method-assign]


harness(
    Harness(
        name="F12",
        about="clocks set forward and back",
        small=8,
        short=200,
        run=run,
        broken={
            "misses again and again": misses_again_and_again,
            "links of another time open": links_of_another_time_open,
            "missed at the look": missed_at_the_look,
        },
    )
)
