"""Mail servers on loopback, honest and broken, for tests of real SMTP."""

import asyncio
import email
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from email import policy
from email.message import EmailMessage

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, Session


class Office:
    """A real SMTP server that keeps what it accepts and answers as told, in turn."""

    def __init__(self) -> None:
        self.kept: list[EmailMessage] = []
        self.envelopes: list[Envelope] = []
        self.at_mail: list[str] = []
        self.at_rcpt: list[str] = []
        self.at_data: list[str] = []
        self.seen_tls = False

    async def handle_MAIL(self, server, session: Session, envelope, address, options):  # noqa: N802 -- aiosmtpd's name
        if self.at_mail:
            return self.at_mail.pop(0)
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return "250 OK"

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802 -- aiosmtpd's name
        if self.at_rcpt:
            answer = self.at_rcpt.pop(0)
            if answer == "hang up":
                server.transport.abort()
            return answer
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session: Session, envelope):  # noqa: N802 -- aiosmtpd's name
        answer = self.at_data.pop(0) if self.at_data else "250 2.0.0 Kept"
        if answer.startswith(("250", "hang up after")):
            self.kept.append(email.message_from_bytes(envelope.content, policy=policy.default))
            self.envelopes.append(envelope)
            self.seen_tls = session.ssl is not None
        if answer.startswith("hang up"):
            server.transport.abort()
        if answer == "silence":
            await asyncio.sleep(5)
        return answer


class OnAnyPort(Controller):
    """A controller that may be given port 0."""

    def _trigger_server(self) -> None:
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()


@contextmanager
def running(office: Office, **options) -> Iterator[int]:
    """Run the office on a free port of loopback; gives the port."""
    options.setdefault("enable_SMTPUTF8", False)
    controller = OnAnyPort(office, hostname="127.0.0.1", port=0, ready_timeout=10, **options)
    controller.start()
    try:
        yield controller.port
    finally:
        controller.stop()


def who_may(user: bytes, password: bytes):
    """An authenticator that knows one pair, and says 454 to somebody in a hurry."""

    def check(server: SMTP, session, envelope, mechanism, data) -> AuthResult:
        if data.login == b"hurry":
            return AuthResult(success=False, handled=False, message="454 4.7.0 Temporary failure")
        if (data.login, data.password) == (user, password):
            return AuthResult(success=True)
        return AuthResult(success=False, handled=False, message="535 5.7.8 Bad password")

    return check


@contextmanager
def saying(talk: Callable[[socket.socket], None]) -> Iterator[int]:
    """A server that does ``talk`` with each caller, and nothing more."""
    listener = socket.create_server(("127.0.0.1", 0))
    stopped = threading.Event()

    def serve() -> None:
        while not stopped.is_set():
            try:
                caller, _ = listener.accept()
            except OSError:
                return
            with caller:
                talk(caller)

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    try:
        yield listener.getsockname()[1]
    finally:
        stopped.set()
        listener.shutdown(socket.SHUT_RDWR)
        listener.close()
        thread.join(10)


def silence(caller: socket.socket) -> None:
    caller.settimeout(5)
    try:
        while caller.recv(1000):
            continue
    except OSError:
        return


def hang_up(caller: socket.socket) -> None:
    time.sleep(0.01)


def greet(words: bytes) -> Callable[[socket.socket], None]:
    def talk(caller: socket.socket) -> None:
        caller.sendall(words + b"\r\n")
        silence(caller)

    return talk


def script(*answers: bytes) -> Callable[[socket.socket], None]:
    """Answer line by line, then hang up."""

    def talk(caller: socket.socket) -> None:
        stream = caller.makefile("rb")
        caller.sendall(b"220 here\r\n")
        for answer in answers:
            stream.readline()
            caller.sendall(answer + b"\r\n")

    return talk


def server_context(chain) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(chain)
    return context
