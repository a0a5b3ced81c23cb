"""The one outgoing mail server of the installation, and how it is doing."""

import re
from datetime import datetime, timedelta

from django.db import models
from django.db.models import Q

from hospes.foundation import clock, encryption
from hospes.post import ways_in
from hospes.post.enums import Security
from hospes.post.models.checking import WELL, Checks
from hospes.post.models.way_back import WayBack
from hospes.post.refusals import BadServer

THE_ROW = 1
HIGHEST_PORT = 65535
LONGEST_TIMEOUT = 300
# Practice P1: the way back for bounces counts as tested for a week.
TESTED_FOR = timedelta(days=7)
_HOST = re.compile(r"[^\s/@\x00-\x1f]{1,253}")


class MailServerQuerySet(models.QuerySet["MailServer"]):
    """The mail server, if there is one."""

    def current(self) -> "MailServer | None":
        """Return the mail server, or None before the first set-up."""
        return self.filter(pk=THE_ROW).first()

    def configure(
        self,
        *,
        host: str,
        port: int,
        security: str,
        username: str = "",
        password: str | None = None,
        timeout: int = 30,
    ) -> "MailServer":
        """Set the mail server and forget old trouble; letters that wait are tried at once.

        ``password`` None keeps the one there is, so that a form need not show it. ``timeout`` is
        in seconds. Raises BadServer for what cannot be a server.
        """
        _refuse_nonsense(host, port, security, timeout)
        server = self.current() or self.model(pk=THE_ROW)
        server.host, server.port, server.security = host, port, security
        server.username, server.timeout = username, timeout
        if password is not None:
            server.sealed_password = encryption.seal(password)
        for field, value in WELL.items():
            setattr(server, field, value)
        server.save()
        WayBack.objects.begin(clock.now())
        return server

    def takes_mail(self, now: datetime) -> bool:
        """Whether letters may be tried: there is a server, and it does not rest after trouble."""
        rested = Q(rests_until=None) | Q(rests_until__lte=now)
        return self.filter(rested, pk=THE_ROW).exists()

    def bounce_path_healthy(self, now: datetime) -> bool:
        """Whether a day of silence after "accepted" is evidence (practice P1).

        Where mail comes in, a letter of ours must have come back and been noticed within the last 7 days. Where it
        does not, nobody would see it: then that the server accepted a letter within 7 days has to do.
        """
        since = now - TESTED_FOR
        way_in = ways_in.condition()
        proved = way_in & Q(last_returned_at__gte=since) | ~way_in & Q(last_accepted_at__gte=since)
        return self.filter(proved, pk=THE_ROW).exists()

    def note_return(self, now: datetime) -> None:
        """A letter of ours came back, and we noticed: so would we notice others."""
        self.filter(pk=THE_ROW).update(last_returned_at=now)

    def note_acceptance(self, now: datetime) -> None:
        """The server accepted a letter: it works, whatever was wrong before."""
        self.filter(pk=THE_ROW).update(last_accepted_at=now, **WELL)


class MailServer(Checks):
    """How letters leave the house. One row."""

    objects = MailServerQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(name="mail_server_is_one", condition=Q(pk=THE_ROW)),
            models.CheckConstraint(name="mail_server_security_is_known", condition=Q(security__in=Security.values)),
        ]

    def __str__(self) -> str:
        return f"{self.host}:{self.port}"

    def why_unproved(self, now: datetime) -> str:
        """Say why a day of silence proves nothing just now (``bounce_path_healthy``), and what to do."""
        return ways_in.why_unproved(self.last_accepted_at, now - TESTED_FOR)


def _refuse_nonsense(host: str, port: int, security: str, timeout: int) -> None:
    if (
        not _HOST.fullmatch(host)
        or not 0 < port <= HIGHEST_PORT
        or security not in Security.values
        or not 0 < timeout <= LONGEST_TIMEOUT
    ):
        raise BadServer
