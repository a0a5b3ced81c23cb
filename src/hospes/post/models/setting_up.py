"""Setting up a mailbox that is read, and taking it away again."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, cast

from django.db import IntegrityError, models, transaction

from hospes.foundation import clock, encryption, text
from hospes.journal.record import record
from hospes.post import addresses
from hospes.post.enums import Access, Security
from hospes.post.refusals import BadServer, MailboxKnown, PasswordMissing

if TYPE_CHECKING:
    from hospes.foundation.actors import Actor
    from hospes.post.models.mailbox import Mailbox

HIGHEST_PORT = 65535
_HOST = re.compile(r"[^\s/@\x00-\x1f]{1,253}")
WELL: dict[str, Any] = {"problem": "", "last_error": "", "failing_since": None, "failures": 0}
# What of a mailbox, once changed, makes it another one: then it is read from the beginning.
PLACE = ("host", "username")


class SettingUp(models.QuerySet["Mailbox"]):
    """How mailboxes come to be read."""

    def set_up(
        self,
        *,
        owner: str,
        address: str,
        host: str,
        port: int,
        security: str,
        access: str,
        username: str,
        by: Actor,
        password: str | None = None,
        drop_folder: str = "Hospes",
        mailbox: Mailbox | None = None,
    ) -> Mailbox:
        """Set up a mailbox of ``owner`` (``member:12``, ``shared:Jobs``), or change ``mailbox``; old trouble is over.

        ``password`` None keeps the one there is. Raises BadAddress, BadServer, PasswordMissing, MailboxKnown.
        """
        _refuse_nonsense(host, port, security, access)
        where = addresses.check(address)
        with transaction.atomic():
            row = self.select_for_update().get(pk=mailbox.pk) if mailbox else self.model(added_at=clock.now())
            before = tuple(getattr(row, name) for name in PLACE)
            row.owner, row.address, row.host, row.port, row.security = owner, where, host.lower(), port, security
            row.access, row.username, row.active = access, username or where, True
            row.drop_folder = text.clean_line(drop_folder, 200).strip()
            if password is not None:
                row.sealed_password = encryption.seal(password)
            if access == Access.PASSWORD and not row.sealed_password:
                raise PasswordMissing
            if before != tuple(getattr(row, name) for name in PLACE):
                row.folders, row.sealed_refresh_token, row.sealed_access_token, row.token_until = {}, "", "", None
            for name, value in WELL.items():
                setattr(row, name, value)
            _save(row)
            record("mailbox.set_up", subject=row.key, by=by, owner=owner, host=row.host, access=access)
        return row

    def owned_by(self, owner: str) -> models.QuerySet[Mailbox]:
        """The mailboxes of a member or of a group, in the order they came."""
        return self.filter(owner=owner).order_by("pk")


class Removing(models.Model):
    """A mailbox is no longer read."""

    class Meta:
        abstract = True

    @property
    def key(self) -> str:
        """How the journal names it: ``mailbox:3``."""
        return f"mailbox:{self.pk}"

    def remove(self, *, by: Actor) -> None:
        """Read it no more and forget its password. What was taken in stays; the mailbox itself was never changed."""
        with transaction.atomic():
            record("mailbox.removed", subject=self.key, by=by, owner=cast("Mailbox", self).owner)
            self.delete()


def _refuse_nonsense(host: str, port: int, security: str, access: str) -> None:
    known = security in Security.values and access in Access.values
    if not known or not _HOST.fullmatch(host) or not 0 < port <= HIGHEST_PORT:
        raise BadServer


def _save(row: Mailbox) -> None:
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError as error:
        raise MailboxKnown from error
