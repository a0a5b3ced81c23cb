"""Writing a member's entries into his calendar outside, and seeing what he deleted there.

Safe to repeat at any moment: an event's address there is made of its own name, so that written twice it stands once.
"""

from __future__ import annotations

import hashlib
from datetime import timedelta
from typing import TYPE_CHECKING, cast

from django.db import models

from hospes.calendars import drawing
from hospes.calendars.lines import lines
from hospes.calendars.models.copy import Copy, stale_entries
from hospes.calendars.outside.caldav import Elsewhere, Server
from hospes.calendars.outside.problems import SENTENCES, Problem, Trouble
from hospes.foundation import clock, encryption
from hospes.foundation.claiming import pause
from hospes.foundation.crash_points import point
from hospes.team.models import Company

if TYPE_CHECKING:
    from hospes.calendars.models.entry import Entry
    from hospes.calendars.models.outside import Outside

LOOKS_AGAIN_AFTER = timedelta(minutes=30)
# A refused password is refused again, and services lock who tries too often.
STANDS_STILL = timedelta(hours=6)
_WRONG = frozenset({Problem.LOGIN_REFUSED, Problem.NO_CALENDAR, Problem.READ_ONLY, Problem.PASSWORD_UNREADABLE})
AT_ONCE = 100


class Writing(models.Model):
    """A calendar outside can be tried, and written into by the worker."""

    class Meta:
        abstract = True

    def check_connection(self) -> str:
        """Find the calendar, write an entry and take it away; return in words how it went.

        Not within a transaction: it waits for the network.
        """
        outside = cast("Outside", self)
        try:
            with outside.line() as server:
                server.put(outside.address_of("trial"), _trial(outside))
                server.delete(outside.address_of("trial"))
        except Trouble as trouble:
            outside.note(trouble)
        else:
            outside.note(None)
        return outside.words()

    def words(self) -> str:
        """How it was when it was last used, for its owner."""
        return str(SENTENCES[Problem(cast("Outside", self).problem)])

    def write(self) -> None:
        """Say there what stands here, then look what was deleted there. Repeated until it went through."""
        outside, now, left = cast("Outside", self), clock.now(), None
        try:
            with outside.line() as server:
                for entry in stale_entries(now).filter(member=outside.member).order_by("start")[:AT_ONCE]:
                    left = outside.write_one(server, entry) or left
                outside.look(server)
        except Trouble as trouble:
            left = trouble
        outside.note(left)

    def line(self) -> Server:
        """A line to the server, with the calendar found. Raises Trouble."""
        outside = cast("Outside", self)
        try:
            server = Server(outside.username, encryption.unseal(outside.sealed_password))
        except encryption.CannotUnseal as error:
            raise Trouble(Problem.PASSWORD_UNREADABLE) from error
        if not outside.collection:
            found = server.calendar(outside.url)
            outside.collection = found if found.endswith("/") else f"{found}/"
            outside.save(update_fields=["collection"])
        return server

    def write_one(self, server: Server, entry: Entry) -> Trouble | None:
        """Write or take away one entry; return why it was refused, where others may go through all the same."""
        outside, now = cast("Outside", self), clock.now()
        copy = Copy.objects.filter(entry=entry).first() or Copy(entry=entry)
        address, was_elsewhere = outside.address_of(entry.uid), copy.elsewhere
        try:
            if entry.cancelled_at is None:
                copy.etag, copy.elsewhere = _put(server, address, _event(outside, entry), copy.etag)
            elif not was_elsewhere:
                server.delete(address)
        except Trouble as trouble:
            if trouble.stops:
                raise
            return trouble
        point("calendars.written_outside")
        copy.sequence, copy.written_at, copy.gone_at, copy.seen_at = entry.sequence, now, None, None
        copy.save()
        return None

    def look(self, server: Server) -> None:
        """Note which of our events their owner has deleted there; the promises stand all the same."""
        outside, now = cast("Outside", self), clock.now()
        there = server.there(outside.collection)
        for copy in Copy.objects.expected(outside.member):
            if _name(copy.entry.uid) not in there:
                copy.gone_at = now
                copy.save(update_fields=["gone_at"])
        outside.looked_at = now
        outside.save(update_fields=["looked_at"])

    def address_of(self, uid: str) -> str:
        """Where the event of this name stands there."""
        return f"{cast('Outside', self).collection}{_name(uid)}"

    def note(self, trouble: Trouble | None) -> None:
        """Write down how it went; after trouble it rests, longer each time."""
        outside, now = cast("Outside", self), clock.now()
        if trouble is None:
            outside.problem, outside.said, outside.failing_since = Problem.NONE, "", None
            outside.failures, outside.rests_until = 0, None
        else:
            outside.problem, outside.said = trouble.problem, str(trouble)[:500].replace("\0", "")
            outside.failing_since, outside.failures = outside.failing_since or now, outside.failures + 1
            rest = STANDS_STILL if trouble.problem in _WRONG else pause(outside.failures)
            outside.rests_until = now + rest
        outside.save(update_fields=["problem", "said", "failing_since", "failures", "rests_until"])


def _put(server: Server, address: str, event: bytes, etag: str) -> tuple[str, bool]:
    """Return the new tag, and whether the calendar has the event elsewhere. What was changed there is overruled."""
    try:
        written = server.put(address, event, etag=etag)
        return (server.put(address, event) or "" if written is None else written)[:200], False
    except Elsewhere:
        return "", True


def _event(outside: Outside, entry: Entry) -> bytes:
    company = Company.objects.current()
    shown = lines([entry], outside.member, base=company.public_url.rstrip("/") if company else "")
    return drawing.drawn(shown, name="Hospes", zone=outside.member.zone, now=clock.now(), is_object=True)


def _trial(outside: Outside) -> bytes:
    now = clock.now()
    line = drawing.Line(uid="trial@hospes", start=now, end=now + timedelta(minutes=5), title="Hospes", updated_at=now)
    return drawing.drawn([line], name="Hospes", zone=outside.member.zone, now=now, is_object=True)


def _name(uid: str) -> str:
    return f"hospes-{hashlib.sha256(uid.encode()).hexdigest()[:32]}.ics"
