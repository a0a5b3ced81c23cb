"""The outgoing mail servers: the shared one, and those of single addresses and domains."""

import re
from datetime import datetime, timedelta
from typing import Any, Self

from django.db import models, transaction
from django.db.models import Q

from hospes.foundation import clock, encryption
from hospes.foundation.actors import Actor
from hospes.journal.record import record
from hospes.post import addresses, ways_in
from hospes.post.enums import Carrier, Security
from hospes.post.models.checking import WELL, Checks
from hospes.post.models.limiting import Limits
from hospes.post.models.way_back import WayBack
from hospes.post.refusals import BadServer, LastServer

SHARED = ""
DOMAIN = "domain:"
HIGHEST_PORT = 65535
LONGEST_TIMEOUT = 300
# Practice P1: the way back for bounces counts as tested for a week.
TESTED_FOR = timedelta(days=7)
_HOST = re.compile(r"[^\s/@\x00-\x1f]{1,253}")


class MailServerQuerySet(models.QuerySet["MailServer"]):
    """The mail servers, and which of them sends for whom."""

    def current(self) -> "MailServer | None":
        """Return the shared mail server, or None before the first set-up."""
        return self.filter(serves=SHARED).first()

    def serving(self, serves: str) -> "MailServer | None":
        """Return the server of exactly this address or domain. Raises BadAddress."""
        return self.filter(serves=spelled(serves)).first()

    def for_address(self, address: str) -> "MailServer | None":
        """Return the server that letters from ``address`` leave by: its own, its domain's, the shared one."""
        wire = addresses.on_the_wire(address).lower()
        names = [wire, f"{DOMAIN}{wire.rpartition('@')[2]}", SHARED]
        found = {server.serves: server for server in self.filter(serves__in=names)}
        return next((found[name] for name in names if name in found), None)

    def configure(
        self,
        *,
        host: str,
        port: int,
        security: str,
        username: str = "",
        password: str | None = None,
        timeout: int = 30,
        serves: str = SHARED,
        hourly: int = 0,
        daily: int = 0,
        kind: str = Carrier.SMTP,
        by: Actor = "machine:set-up",
    ) -> "MailServer":
        """Set the server for ``serves`` and forget old trouble; letters that wait are tried at once.

        ``serves`` is '' for the shared one, a mail address, or ``domain:example.com``. ``password`` None
        keeps the one there is, so that a form need not show it. ``timeout`` is in seconds; ``hourly`` and
        ``daily`` are the most letters that may leave, 0 for any number. With a provider as ``kind`` the password is
        its API key. Raises BadServer, BadAddress.
        """
        _refuse_nonsense(host, port, security, timeout, kind)
        serves = spelled(serves)
        with transaction.atomic():
            begun = {"host": host, "port": port, "security": security, "kind": kind}
            server, _new = self.select_for_update().get_or_create(serves=serves, defaults=begun)
            server.kind, server.host, server.port, server.security = kind, host, port, security
            server.username, server.timeout = username, timeout
            server.hourly, server.daily, server.full_until = hourly, daily, None
            if password is not None:
                server.sealed_password = encryption.seal(password)
            for field, value in WELL.items():
                setattr(server, field, value)
            server.save()
            record("mail_server.configured", subject=server, by=by, serves=serves, host=host)
            _share_out(server.envelopes.model)
            WayBack.objects.begin(clock.now())
        return server

    def follow(self, before: str, after: str, *, by: Actor) -> None:
        """Let the server of an address go with its writer, whose address is ``after`` now.

        Where the new address has one already, that one stays and the other is removed. Safe to repeat.
        Raises BadAddress.
        """
        old, new = spelled(before), spelled(after)
        with transaction.atomic():
            rows = self.select_for_update().filter(serves__in=[old, new]).order_by("pk")
            found = {server.serves: server for server in rows}
            server = found.pop(old, None)
            if server is None or old == new:
                return
            if found:
                server.remove(by=by)
                return
            server.serves = new
            server.save(update_fields=["serves"])
            record("mail_server.followed", subject=server, by=by, before=old, serves=new)
            _share_out(server.envelopes.model)

    def sending(self, now: datetime) -> Self:
        """Servers by which letters may be tried: neither resting after trouble nor full for now."""
        rested = Q(rests_until=None) | Q(rests_until__lte=now)
        return self.filter(rested & (Q(full_until=None) | Q(full_until__lte=now)))

    def in_trouble(self) -> Self:
        """Servers that something is wrong with, the longest failing first."""
        return self.filter(failing_since__isnull=False).order_by("failing_since", "pk")

    def bounce_path_healthy(self, now: datetime) -> bool:
        """Whether a day of silence after "accepted" is evidence (practice P1).

        Where mail comes in, a letter of ours must have come back and been noticed within the last 7 days. Where it
        does not, nobody would see it: then that a server accepted a letter within 7 days has to do.
        """
        since = now - TESTED_FOR
        way_in = ways_in.condition()
        proved = way_in & Q(last_returned_at__gte=since) | ~way_in & Q(last_accepted_at__gte=since)
        return self.filter(proved).exists()

    def note_return(self, now: datetime) -> None:
        """A letter of ours came back, and we noticed: so would we notice others."""
        self.update(last_returned_at=now)

    def note_acceptance(self, now: datetime) -> None:
        """These servers accepted a letter: they work, whatever was wrong before."""
        self.update(last_accepted_at=now, **WELL)


class MailServer(Limits, Checks):
    """How letters leave the house, for everybody or for one address or domain (``serves``)."""

    serves = models.CharField(max_length=262, unique=True, default=SHARED, blank=True)

    objects = MailServerQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(name="mail_server_security_is_known", condition=Q(security__in=Security.values)),
            models.CheckConstraint(name="mail_server_kind_is_known", condition=Q(kind__in=Carrier.values)),
        ]

    def __str__(self) -> str:
        return f"{Carrier(self.kind).label} ({self.host})" if self.is_provider else f"{self.host}:{self.port}"

    @property
    def is_provider(self) -> bool:
        """Whether letters leave by a provider's HTTP interface instead of SMTP."""
        return self.kind != Carrier.SMTP

    @property
    def is_shared(self) -> bool:
        """Whether it sends for everybody who has no server of his own."""
        return self.serves == SHARED

    @property
    def served(self) -> str:
        """The address or domain it sends for; '' for the shared one."""
        return self.serves.removeprefix(DOMAIN)

    def remove(self, *, by: Actor) -> None:
        """Take the server away; its letters leave by the next that fits. Raises LastServer for the shared one."""
        if self.is_shared:
            raise LastServer
        with transaction.atomic():
            record("mail_server.removed", subject=self, by=by, serves=self.serves, host=self.host)
            envelopes = self.envelopes.model
            self.delete()
            _share_out(envelopes)

    def why_unproved(self, now: datetime) -> str:
        """Say why a day of silence proves nothing just now (``bounce_path_healthy``), and what to do."""
        return ways_in.why_unproved(self.last_accepted_at, now - TESTED_FOR)


def _share_out(envelopes: Any) -> None:
    """Give every letter that waits to the server that now sends for its writer."""
    waiting = envelopes.objects.waiting().order_by()
    for address in set(waiting.values_list("from_address", flat=True)):
        waiting.filter(from_address=address).update(server=MailServer.objects.for_address(address))


def spelled(serves: str) -> str:
    """Return what a server is for as it is kept: small letters, the domain in ASCII. Raises BadAddress."""
    if serves == SHARED:
        return serves
    if serves.startswith(DOMAIN):
        return DOMAIN + addresses.domain_of(f"a@{serves.removeprefix(DOMAIN)}").lower()
    return addresses.on_the_wire(serves).lower()


def _refuse_nonsense(host: str, port: int, security: str, timeout: int, kind: str) -> None:
    if (
        not _HOST.fullmatch(host)
        or not 0 < port <= HIGHEST_PORT
        or security not in Security.values
        or kind not in Carrier.values
        or not 0 < timeout <= LONGEST_TIMEOUT
    ):
        raise BadServer
