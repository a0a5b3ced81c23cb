"""All the mail servers by which letters leave: for whom, how each does, what waits (mock-up 21, "Senders")."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q

from hospes.post.enums import Problem
from hospes.post.models import Envelope, MailServer
from hospes.post.models.limiting import DAY, HOUR
from hospes.post.models.mail_server import DOMAIN, spelled
from hospes.team.models import Member


@dataclass(frozen=True)
class Sender:
    """One mail server as it stands in the list.

    ``whose`` is the member it sends for, if it is one; ``state`` is works, trouble, full or new; ``words`` say what
    is wrong. ``waiting`` letters have not left; ``hour`` and ``day`` letters left within the last hour and 24 hours.
    """

    server: MailServer
    is_domain: bool
    whose: Member | None
    state: str
    words: str
    waiting: int
    hour: int
    day: int


def all_of_them(now: datetime) -> list[Sender]:
    """The shared server first, then domains, then addresses. Four queries, however many."""
    waiting = dict(Envelope.objects.waiting().order_by().values_list("server").annotate(Count("pk")))
    lately = Envelope.objects.filter(handing_over_at__gt=now - DAY).order_by().values("server")
    hour = Count("pk", filter=Q(handing_over_at__gt=now - HOUR))
    left = {row["server"]: (row["hour"], row["day"]) for row in lately.annotate(hour=hour, day=Count("pk"))}
    people = {spelled(member.email): member for member in Member.objects.all()}
    servers = sorted(MailServer.objects.all(), key=lambda each: (not each.is_shared, not is_domain(each), each.served))
    return [
        Sender(
            server=server,
            is_domain=is_domain(server),
            whose=people.get(server.serves),
            state=state_of(server, now),
            words=words_of(server),
            waiting=waiting.get(server.pk, 0),
            hour=left.get(server.pk, (0, 0))[0],
            day=left.get(server.pk, (0, 0))[1],
        )
        for server in servers
    ]


def is_domain(server: MailServer) -> bool:
    """Whether it sends for every address of a domain."""
    return server.serves.startswith(DOMAIN)


def sends_for(server: MailServer, address: str) -> bool:
    """Whether it is the server of this very address, or of its domain."""
    wire = spelled(address)
    return server.serves in {wire, f"{DOMAIN}{wire.rpartition('@')[2]}"}


def state_of(server: MailServer, now: datetime) -> str:
    """``trouble``, ``full`` until older letters no longer count, ``works`` once it took one, else ``new``."""
    if server.problem != Problem.NONE:
        return "trouble"
    if server.full_until is not None and server.full_until > now:
        return "full"
    return "works" if server.last_accepted_at or server.checked_at else "new"


def words_of(server: MailServer) -> str:
    """What is wrong with it, in a sentence; '' where nothing is."""
    return server.diagnosis().happened if server.problem != Problem.NONE else ""
