"""Opening a mailbox, and saying what is wrong when it does not open."""

from __future__ import annotations

import imaplib
import socket
import ssl
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from imap_tools import MailBox, MailBoxStartTls, MailBoxUnencrypted
from imap_tools.errors import ImapToolsError, MailboxLoginError

from hospes.foundation import encryption
from hospes.post.enums import Access, Problem, Security

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from imap_tools import BaseMailBox

    from hospes.post.models import Mailbox

TIMEOUT = 30
# RFC 2971. NetEase answers SELECT with "Unsafe Login" to whoever does not say what he is (practice P27).
WHO_WE_ARE = '("name" "Hospes" "version" "1" "vendor" "Hospes")'
imaplib.Commands.setdefault("ID", ("NONAUTH", "AUTH", "SELECTED"))


class CannotRead(Exception):
    """The mailbox cannot be read now. ``problem`` has its words in ``imap.words``; ``said`` is word for word."""

    def __init__(self, problem: Problem, said: str) -> None:
        super().__init__(said)
        self.problem = problem
        self.said = said


@contextmanager
def opened(mailbox: Mailbox, token: Callable[[Mailbox], str]) -> Iterator[BaseMailBox]:
    """Connect, secure, sign in, say who we are. ``token`` returns a fresh access token (OAuth2). Raises CannotRead.

    What breaks inside the block is CannotRead too: a line may break at any command.
    """
    box = None
    try:
        box = _dial(mailbox)
        _sign_in(box, mailbox, token)
        if "ID" in box.client.capabilities:
            box.client._simple_command("ID", WHO_WE_ARE)  # noqa: SLF001 -- imaplib has no name for it
        yield box
    except CannotRead:
        raise
    except (ImapToolsError, imaplib.IMAP4.error, OSError, encryption.CannotUnseal) as error:
        raise CannotRead(_problem(error), _words(error)) from error
    finally:
        if box is not None:
            _leave(box)


class _StartTls(MailBoxStartTls):
    """The library's, which leaves the line open when the server refuses, and forbids port 993."""

    def _get_mailbox_client(self) -> imaplib.IMAP4:
        client = imaplib.IMAP4(self._host, self._port, timeout=self._timeout)
        try:
            client.starttls(self._ssl_context)
        except BaseException:
            client.shutdown()
            raise
        return client


def _dial(mailbox: Mailbox) -> BaseMailBox:
    if mailbox.security == Security.TLS:
        return MailBox(mailbox.host, mailbox.port, timeout=TIMEOUT, ssl_context=ssl.create_default_context())
    if mailbox.security == Security.STARTTLS:
        return _StartTls(mailbox.host, mailbox.port, timeout=TIMEOUT, ssl_context=ssl.create_default_context())
    return MailBoxUnencrypted(mailbox.host, mailbox.port, timeout=TIMEOUT)


def _sign_in(box: BaseMailBox, mailbox: Mailbox, token: Callable[[Mailbox], str]) -> None:
    if mailbox.access == Access.PASSWORD:
        box.login(mailbox.username, mailbox.password(), initial_folder=None)
    else:
        box.xoauth2(mailbox.username, token(mailbox), initial_folder=None)


def _leave(box: BaseMailBox) -> None:
    try:
        box.logout()
    except (ImapToolsError, imaplib.IMAP4.error, OSError):
        return


# The narrower kinds first: most of them are OSErrors too.
_PROBLEMS: tuple[tuple[type[Exception], Problem], ...] = (
    (MailboxLoginError, Problem.LOGIN_REFUSED),
    (encryption.CannotUnseal, Problem.PASSWORD_UNREADABLE),
    (ssl.SSLCertVerificationError, Problem.CERTIFICATE),
    (ssl.SSLError, Problem.TLS_MISMATCH),
    (socket.gaierror, Problem.UNKNOWN_HOST),
    (ConnectionRefusedError, Problem.CONNECTION_REFUSED),
    (TimeoutError, Problem.SILENT),
    (imaplib.IMAP4.abort, Problem.HUNG_UP),
    (OSError, Problem.UNREACHABLE),
)


def _problem(error: Exception) -> Problem:
    if "TLS not supported" in str(error):  # imaplib calls it an abort, as it calls a line that broke
        return Problem.NO_STARTTLS
    return next((problem for kind, problem in _PROBLEMS if isinstance(error, kind)), Problem.TURNED_AWAY)


def _words(error: Any) -> str:
    said = getattr(error, "command_result", None)
    if isinstance(said, tuple) and len(said) > 1 and isinstance(said[1], list):
        parts = [part.decode("utf-8", "replace") for part in said[1] if isinstance(part, bytes)]
        return " ".join(parts) or str(error)
    return str(error)
