"""The built-in receiver: SMTP (RFC 5321) for the mail domain of the house, LMTP (RFC 2033) behind another server.

It takes mail for addresses that somebody here has, and for no others: nobody relays through it. 250 is said when
the mail is on disk and committed; where that fails it is 451, and the sender tries again later.
"""

from __future__ import annotations

import asyncio
import ssl
from typing import TYPE_CHECKING, Any

from aiosmtpd.lmtp import LMTP
from aiosmtpd.smtp import SMTP

from hospes.foundation.crash_points import point
from hospes.mailroom import taking

if TYPE_CHECKING:
    from aiosmtpd.smtp import Envelope, Session

# One mail to more of us than this is not for candidates' contacts (RFC 5321 4.5.3.1.8 asks for 100).
MOST_RECIPIENTS = 100
# As many lines at once: each may hold one mail in memory (RFC 5321 4.2.5 lets us say "not now").
MOST_LINES = 50
# Seconds without a word, after which a line is closed.
IDLE_SECONDS = 120
NOT_NOW = "451 4.3.0 Not taken; please try again later"


class Receiver:
    """What aiosmtpd asks at each step of a delivery."""

    most_recipients = MOST_RECIPIENTS

    async def handle_MAIL(  # noqa: N802 -- aiosmtpd's name
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        """Answer for the sender: the null sender of returned mail too. Under load the line is given back."""
        if isinstance(server, CountedSmtp) and len(server.lines) > MOST_LINES:
            return "421 4.3.2 Too many lines at once; please try again later"
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return "250 2.1.0 OK"

    async def handle_RCPT(  # noqa: N802 -- aiosmtpd's name
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        """Answer for one recipient: taken, unknown, or not now."""
        if len(envelope.rcpt_tos) >= self.most_recipients:
            return "452 4.5.3 Too many recipients at once"
        try:
            known = await taking.is_ours(address)
        except Exception:  # noqa: BLE001 -- whatever it is, the sender keeps the mail and tries again
            taking.log.exception("whether an address is ours could not be looked up")
            return NOT_NOW
        if not known:
            return "550 5.1.1 Nobody here has this address"
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        """Keep the mail, then say so."""
        raw = envelope.content if isinstance(envelope.content, bytes) else b""
        try:
            kept = await taking.take(raw, envelope_from=envelope.mail_from or "", envelope_to=envelope.rcpt_tos)
        except Exception:  # noqa: BLE001 -- whatever it is, the sender keeps the mail and tries again
            taking.log.exception("a mail could not be kept; its sender will try again")
            return NOT_NOW
        point("mailroom.before_250")
        return f"250 2.0.0 Kept as {kept.public_id}"


class CountedSmtp(SMTP):
    """A line that is counted while it is open: ``lines`` are those of the same port."""

    lines: set[SMTP]

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        # STARTTLS makes the line anew over the same connection: a set counts it once.
        self.lines.add(self)
        super().connection_made(transport)

    def connection_lost(self, error: Exception | None) -> None:
        self.lines.discard(self)
        super().connection_lost(error)


class CountedLmtp(CountedSmtp, LMTP):
    """The same behind another server."""


class LocalReceiver(Receiver):
    """Behind another mail server. LMTP answers for each recipient by itself, aiosmtpd once: so there is one."""

    most_recipients = 1


async def listen(
    host: str,
    port: int,
    *,
    local: bool = False,
    largest: int = 0,
    name: str = "",
    certificate: tuple[str, str] | None = None,
) -> asyncio.Server:
    """Start to listen and return the server. ``largest`` is in bytes; ``certificate`` names two PEM files.

    Raises OSError for a port that cannot be used and for files that cannot be read.
    """
    tls = _tls(certificate) if certificate else None
    kind, handler = (CountedLmtp, LocalReceiver()) if local else (CountedSmtp, Receiver())
    lines: set[SMTP] = set()

    def line() -> Any:
        one = kind(
            handler,
            enable_SMTPUTF8=True,
            hostname=name or "hospes",
            ident="Hospes",
            data_size_limit=largest,
            timeout=IDLE_SECONDS,
            tls_context=tls,
        )
        one.lines = lines
        return one

    return await asyncio.get_running_loop().create_server(line, host, port)


def _tls(files: tuple[str, str]) -> ssl.SSLContext:
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(*files)
    return context
