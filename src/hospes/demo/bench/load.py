"""A small load client: a few keep-alive connections that ask for one page, again and again."""

from __future__ import annotations

import socket
import threading
import time
from dataclasses import dataclass, field

from hospes.demo.bench.figures import BenchFailed

LINES = 4
REQUESTS = 300
SECONDS = 5.0
WARM_UP = 8


@dataclass(frozen=True)
class Answer:
    """Status, headers (names in small letters) and body."""

    status: int
    headers: dict[str, str]
    body: bytes


@dataclass
class Line:
    """One keep-alive connection. Raw sockets, so that the client is not what is measured."""

    port: int
    rest: bytes = b""
    sock: socket.socket = field(init=False)

    def __post_init__(self) -> None:
        self.sock = socket.create_connection(("127.0.0.1", self.port), 10)
        self.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def ask(self, request: bytes) -> Answer:
        """Send one request and read its whole answer."""
        self.sock.sendall(request)
        head, self.rest = self._until(b"\r\n\r\n")
        first, *lines = head.decode("latin-1").split("\r\n")
        headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
        return Answer(int(first.split()[1]), headers, self._body(int(first.split()[1]), headers))

    def _body(self, status: int, headers: dict[str, str]) -> bytes:
        if status in {204, 304}:
            return b""
        if headers.get("transfer-encoding") == "chunked":
            return self._chunks()
        return self._exactly(int(headers["content-length"]))

    def _chunks(self) -> bytes:
        body = b""
        while True:
            size, self.rest = self._until(b"\r\n")
            chunk = self._exactly(int(size, 16) + 2)[:-2]
            if not chunk:
                return body
            body += chunk

    def _until(self, mark: bytes) -> tuple[bytes, bytes]:
        while mark not in self.rest:
            self.rest += self._more()
        found, _, rest = self.rest.partition(mark)
        return found, rest

    def _exactly(self, count: int) -> bytes:
        while len(self.rest) < count:
            self.rest += self._more()
        found, self.rest = self.rest[:count], self.rest[count:]
        return found

    def _more(self) -> bytes:
        more = self.sock.recv(65536)
        if not more:
            raise BenchFailed("The server hung up in the middle of an answer.")
        return more


def request(path: str, **headers: str) -> bytes:
    """The bytes of one GET. ``if_none_match`` becomes ``if-none-match``."""
    lines = [f"GET {path} HTTP/1.1", "Host: 127.0.0.1"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1")


def once(port: int, path: str, **headers: str) -> Answer:
    """Ask once, on a connection of its own."""
    line = Line(port)
    try:
        return line.ask(request(path, **headers))
    finally:
        line.sock.close()


def rate(port: int, path: str, *, status: int = 200, requests: int = REQUESTS, **headers: str) -> float:
    """Requests per second, after a warm-up: so many, or as many as five seconds allow.

    Raises BenchFailed when anything but ``status`` comes back.
    """
    wanted = request(path, **headers)
    lines = [Line(port) for _ in range(LINES)]
    try:
        _ask_all(lines, wanted, status, WARM_UP)
        began = time.perf_counter()
        done = _ask_all(lines, wanted, status, requests)
        return done / (time.perf_counter() - began)
    finally:
        for line in lines:
            line.sock.close()


def _ask_all(lines: list[Line], wanted: bytes, status: int, requests: int) -> int:
    done: list[int] = []
    wrong: list[str] = []
    until = time.monotonic() + SECONDS

    def go_on(line: Line) -> None:
        try:
            while len(done) < requests and time.monotonic() < until:
                got = line.ask(wanted).status
                if got != status:
                    raise BenchFailed(f"Expected {status}, got {got}.")
                done.append(got)
        except (BenchFailed, OSError) as error:
            wrong.append(str(error))

    threads = [threading.Thread(target=go_on, args=(line,)) for line in lines]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if wrong:
        raise BenchFailed(wrong[0])
    return len(done)
