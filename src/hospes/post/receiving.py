"""Choosing how mail comes in, and looking whether it can."""

from __future__ import annotations

import re
import smtplib
import ssl
from typing import TYPE_CHECKING, Any

from django.db import transaction

from hospes.foundation import encryption, house
from hospes.journal.record import record
from hospes.post import addresses
from hospes.post.refusals import BadCertificate, BadDomain, BadScanner, SecretMissing
from hospes.post.settings import MailboxSettings, ReceivingSettings

if TYPE_CHECKING:
    from hospes.foundation.actors import Actor

_LABEL = r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?"
_DOMAIN = re.compile(rf"{_LABEL}(\.{_LABEL})+")
SECONDS = 10
HIGHEST_PORT = 65535
ANYWHERE = {"", "0.0.0.0", "::"}  # noqa: S104 -- only compared


def choose(*, by: Actor, **values: Any) -> ReceivingSettings:
    """Set some of ``ReceivingSettings``. A secret is given open and kept sealed.

    Raises BadDomain, BadAddress, BadCertificate, BadScanner, SecretMissing; then nothing is set.
    """
    told = _checked(values)
    with transaction.atomic():
        before = house.read(ReceivingSettings)
        after = house.write(ReceivingSettings, **told)
        if after.provider and not after.provider_secret:
            raise SecretMissing
        _note(before, after, told, by)
    return after


def choose_clients(*, by: Actor, **values: str) -> MailboxSettings:
    """Set our client at Google or Microsoft; secrets are given open and kept sealed."""
    told: dict[str, Any] = {
        name: encryption.seal(value) if name.endswith("_secret") else value for name, value in values.items()
    }
    with transaction.atomic():
        before = house.read(MailboxSettings)
        after = house.write(MailboxSettings, **told)
        _note(before, after, told, by)
    return after


def _note(before: Any, after: Any, told: dict[str, Any], by: Actor) -> None:
    changed = sorted(name for name in told if getattr(before, name) != getattr(after, name))
    if changed:
        record("receiving.changed", subject="house:post", by=by, fields=changed)


def _checked(values: dict[str, Any]) -> dict[str, Any]:
    told = dict(values)
    if "domain" in told:
        told["domain"] = told["domain"].strip().lower().removeprefix("@")
        if told["domain"] and not _DOMAIN.fullmatch(told["domain"]):
            raise BadDomain(domain=told["domain"])
    if told.get("jobs_address"):
        told["jobs_address"] = addresses.check(told["jobs_address"])
    if told.get("certificate") or told.get("private_key"):
        _try_certificate(told.get("certificate", ""), told.get("private_key", ""))
    if told.get("virus_scanner"):
        told["virus_scanner"] = _scanner(told["virus_scanner"].strip())
    if "provider_secret" in told:
        told["provider_secret"] = encryption.seal(told["provider_secret"])
    return told


def _scanner(address: str) -> str:
    """Return the address of a virus scanner if it can be one: a socket's path, or ``host:port``. Raises BadScanner."""
    host, _colon, port = address.rpartition(":")
    if address.startswith("/") or (host and port.isascii() and port.isdecimal() and 0 < int(port) <= HIGHEST_PORT):
        return address
    raise BadScanner


def _try_certificate(certificate: str, key: str) -> None:
    try:
        ssl.create_default_context(ssl.Purpose.CLIENT_AUTH).load_cert_chain(certificate, key or None)
    except (OSError, ValueError) as error:
        raise BadCertificate(said=getattr(error, "strerror", "") or str(error)) from error


def knock(settings: ReceivingSettings) -> str:
    """Ask our own receiver as a stranger's mail server would, without sending anything.

    Returns what it said that is not as it should be, word for word; '' when it takes our mail and nobody else's.
    """
    host = "127.0.0.1" if settings.listen in ANYWHERE else settings.listen
    kind, port = (smtplib.SMTP, settings.smtp_port) if settings.smtp_port else (smtplib.LMTP, settings.lmtp_port)
    try:
        with kind(host, port, timeout=SECONDS) as line:
            line.ehlo_or_helo_if_needed()
            line.mail("")
            code, said = line.rcpt("somebody@elsewhere.invalid")
            if code < 500:
                return f"RCPT TO:<somebody@elsewhere.invalid>: {code} {said.decode('utf-8', 'replace')}"
            if settings.jobs_address:
                code, said = line.rcpt(settings.jobs_address)
                if code >= 400:
                    return f"RCPT TO:<{settings.jobs_address}>: {code} {said.decode('utf-8', 'replace')}"
    except (smtplib.SMTPException, OSError) as error:
        return str(error)
    return ""
