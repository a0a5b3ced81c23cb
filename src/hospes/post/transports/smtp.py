"""Real SMTP.

``smtplib`` rather than Django's backend, whose one call hides where MAIL and RCPT end and DATA
begins; that border is what the mail path stands on (docs/decisions/).
"""

import re
import smtplib
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager

from hospes.post.enums import Problem, Security
from hospes.post.transports.line import Never, NoLine, NotNow, Parcel, Route, Stale, Taken, Unknown

SMTP_OK = 250
SMTP_WILL_FORWARD = (250, 251, 252)
SMTP_START = 354
SMTP_AUTH_REQUIRED = 530
PERMANENT = 500
_FAREWELL_SECONDS = 2
_LEADING_DOT = re.compile(rb"(?m)^\.")


class SmtpTransport:
    """Opens a line to the mail server of the installation."""

    @contextmanager
    def line(self, route: Route) -> Iterator["SmtpLine"]:
        """Connect, secure the line, sign in. Raises NoLine with what went wrong."""
        client = _dial(route)
        try:
            _secure_and_sign_in(client, route)
            yield SmtpLine(client)
            _say_goodbye(client)
        except (NotNow, Never):
            _say_goodbye(client)
            raise
        finally:
            client.close()

    def knock(self, route: Route) -> None:
        """Connect, secure the line, sign in. Raises NoLine."""
        with self.line(route):
            return


class SmtpLine:
    """An open line. One letter after the other may go over it."""

    def __init__(self, client: smtplib.SMTP) -> None:
        self._client = client
        self._carried = 0

    def address(self, parcel: Parcel) -> None:
        """MAIL and RCPT. Raises NotNow (4xx, broken line), Never (5xx), NoLine (login needed).

        Raises Stale when a line that carried letters before broke, or the server wants no MAIL over it any more:
        some count the letters of a line, some hang up on one that was silent for a while.
        """
        try:
            code, words = self._client.mail(parcel.sender, self._options(parcel))
            if self._carried and code != SMTP_OK:
                raise Stale(_sentence(code, words))
            if code == SMTP_AUTH_REQUIRED:
                raise NoLine(Problem.LOGIN_NEEDED, _sentence(code, words))
            _insist(code, words, (SMTP_OK,))
            code, words = self._client.rcpt(parcel.recipient)
        except (smtplib.SMTPException, OSError) as error:
            raise (Stale if self._carried else NotNow)(str(error)) from error
        _insist(code, words, SMTP_WILL_FORWARD)

    def hand_over(self, parcel: Parcel) -> Taken:
        """DATA, the letter, the final dot. Returns the server's words.

        Raises NotNow and Never as the server says; Unknown once bytes of the letter have left and
        no answer came.
        """
        try:
            code, words = self._client.docmd("DATA")
        except (smtplib.SMTPException, OSError) as error:
            raise NotNow(str(error)) from error
        _insist(code, words, (SMTP_START,))
        try:
            self._client.send(_LEADING_DOT.sub(b"..", parcel.data) + b".\r\n")
            code, words = self._client.getreply()
        except (smtplib.SMTPException, OSError) as error:
            raise Unknown(str(error)) from error
        _insist(code, words, (SMTP_OK,))
        self._carried += 1
        return Taken(_sentence(code, words))

    def _options(self, parcel: Parcel) -> list[str]:
        options = [f"SIZE={len(parcel.data)}"] if self._client.has_extn("size") else []
        if parcel.needs_utf8:
            if not self._client.has_extn("smtputf8"):
                raise Never("The mail server cannot carry addresses with letters beyond a-z (no SMTPUTF8).")
            options.append("SMTPUTF8")
        return options


def _dial(route: Route) -> smtplib.SMTP:
    """Open the connection and hear the greeting. Raises NoLine."""
    try:
        if route.security == Security.TLS:
            return smtplib.SMTP_SSL(
                route.host,
                route.port,
                local_hostname=_our_name(),
                timeout=route.timeout,
                context=ssl.create_default_context(),
            )
        return smtplib.SMTP(route.host, route.port, local_hostname=_our_name(), timeout=route.timeout)
    except (OSError, UnicodeError) as error:  # smtplib's own exceptions are OSErrors too.
        raise NoLine(_why_no_connection(error), _as_said(error)) from error


def _secure_and_sign_in(client: smtplib.SMTP, route: Route) -> None:
    try:
        client.ehlo_or_helo_if_needed()
        if route.security == Security.STARTTLS:
            client.starttls(context=ssl.create_default_context())
            client.ehlo()
    except (OSError, UnicodeError) as error:
        raise NoLine(_why_not_secured(error), _as_said(error)) from error
    if not route.username:
        return
    try:
        client.login(route.username, route.password)
    except (OSError, UnicodeError) as error:
        raise NoLine(_why_no_login(error), _as_said(error)) from error


def _why_no_connection(error: Exception) -> Problem:
    match error:
        case smtplib.SMTPResponseException():
            return Problem.TURNED_AWAY if error.smtp_code >= PERMANENT else Problem.BUSY
        case smtplib.SMTPServerDisconnected():
            # smtplib hides a time-out while waiting for the greeting in this.
            silent = isinstance(error.__context__, TimeoutError)
            return Problem.SILENT if silent else Problem.HUNG_UP
        case ssl.SSLCertVerificationError():
            return Problem.CERTIFICATE
        case ssl.SSLError():
            return Problem.TLS_MISMATCH
        case socket.gaierror() | UnicodeError():
            return Problem.UNKNOWN_HOST
        case ConnectionRefusedError():
            return Problem.CONNECTION_REFUSED
        case TimeoutError():
            return Problem.SILENT
    return Problem.UNREACHABLE


def _why_not_secured(error: Exception) -> Problem:
    if isinstance(error, smtplib.SMTPNotSupportedError):
        return Problem.NO_STARTTLS
    return _why_no_connection(error)


def _why_no_login(error: Exception) -> Problem:
    match error:
        case smtplib.SMTPAuthenticationError() if error.smtp_code < PERMANENT:
            return Problem.BUSY
        case smtplib.SMTPAuthenticationError() | UnicodeError():
            return Problem.LOGIN_REFUSED
        case smtplib.SMTPServerDisconnected():
            return _why_no_connection(error)
        case smtplib.SMTPException():  # No AUTH at all, or no way of it that we know.
            return Problem.LOGIN_NOT_OFFERED
    return _why_no_connection(error)


def _insist(code: int, words: bytes, wanted: tuple[int, ...]) -> None:
    if code in wanted:
        return
    raise (Never if code >= PERMANENT else NotNow)(_sentence(code, words))


def _sentence(code: int, words: bytes) -> str:
    return f"{code} {' '.join(words.decode('utf-8', 'replace').split())}"


def _as_said(error: Exception) -> str:
    if isinstance(error, smtplib.SMTPResponseException):
        words = error.smtp_error
        return _sentence(error.smtp_code, words if isinstance(words, bytes) else words.encode())
    return str(error)


def _our_name() -> str:
    """What we call ourselves in EHLO. Not ``getfqdn``, which may ask a dead name server for long."""
    name = socket.gethostname()
    return name if "." in name else "[127.0.0.1]"


def _say_goodbye(client: smtplib.SMTP) -> None:
    """QUIT, politely but briefly: by now the answer is written down, nothing hangs on it."""
    try:
        if client.sock is not None:
            client.sock.settimeout(_FAREWELL_SECONDS)
        client.quit()
    except (smtplib.SMTPException, OSError):
        return
