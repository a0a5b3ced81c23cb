"""The seed ``demo``: a living week around today."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from hospes.cases.models import Case
from hospes.demo.seeds import jobs, mails, people
from hospes.demo.seeds.crowd import Crowd
from hospes.demo.seeds.haste import in_haste
from hospes.demo.seeds.named import Named
from hospes.demo.seeds.stage import Stage
from hospes.foundation import clock, house
from hospes.post.models import MailServer
from hospes.post.settings import ReceivingSettings
from hospes.team.models import Company

if TYPE_CHECKING:
    from collections.abc import Callable

WEEKS = timedelta(days=26)


def is_seeded() -> bool:
    """Whether there is a company already: a seed never touches an installation that is in use."""
    return Company.objects.current() is not None


def seed(*, public_url: str, smtp_port: int, size: int, say: Callable[[str], None]) -> dict[str, Any]:
    """Fill an empty installation; the clock ends where it began. Returns what to print.

    ``size`` is how many people besides the named ones. Letters really go to the local post office.
    """
    with in_haste():
        return _seed(public_url, smtp_port, size, say)


def _seed(public_url: str, smtp_port: int, size: int, say: Callable[[str], None]) -> dict[str, Any]:
    ahead, end = clock.offset(), clock.now()
    try:
        stage = opened(public_url, smtp_port, end)
        _play(stage, size, say)
        stage.jobs["R4"].unpublish(by=stage.members["helen-zhou"].actor)
        stage.at(end)
    finally:
        clock.move(ahead - clock.offset())
    return facts()


def opened(public_url: str, smtp_port: int, end: datetime) -> Stage:
    """The house as the weeks begin that end at ``end``: mail works, everybody is here, five jobs are public."""
    start = end - WEEKS
    clock.set_to(start)
    MailServer.objects.configure(host="127.0.0.1", port=smtp_port, security="none")
    house.write(ReceivingSettings, domain=mails.DOMAIN, jobs_address=mails.JOBS)
    members = people.settle(public_url)
    _test_mail(members["helen-zhou"].email)
    return Stage(members, jobs.publish_all(members), start, end)


def _test_mail(address: str) -> None:
    server = MailServer.objects.current()
    if server is not None:
        server.send_test(to=address, from_address=address)


def _play(stage: Stage, size: int, say: Callable[[str], None]) -> None:
    """Let the crowd and the named people live through the weeks, in time order."""
    crowd = Crowd(stage, size)
    crowd.plan()
    done = 0
    for at, scene in Named(stage).play():
        while (when := crowd.next_at()) is not None and when <= at:
            crowd.step()
            done += 1
            if done % 50 == 0:
                say(f"  {done} things have happened, it is {clock.now():%d %B}")
        stage.at(at)
        scene()
    while (when := crowd.next_at()) is not None and when <= stage.end:
        crowd.step()


def links() -> list[tuple[str, str]]:
    """Pages of a few candidates, by name."""
    wanted = ["陈思", "Amira Haddad", "Tomás Ríos", "王璐", "Sofia Marino", "Ben Carter"]
    rows = Case.objects.filter(candidate__name__in=wanted).select_related("candidate")
    found = {case.candidate.name: f"/p/{case.candidate.link_token()}/" for case in rows}
    return [(name, found[name]) for name in wanted if name in found]


def use_post_office(port: int) -> None:
    """Point outgoing mail at the post office of this start."""
    MailServer.objects.configure(host="127.0.0.1", port=port, security="none")


def facts() -> dict[str, Any]:
    """What to print about an installation that was seeded earlier."""
    staff = [(row.name, f"{row.key.replace('-', '.')}@harbourlight.example", row.role) for row in people.STAFF]
    return {"members": staff, "links": links()}
