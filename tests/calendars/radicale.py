"""A real CalDAV server on loopback (Radicale), and one that answers whatever a test wants."""

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from uuid import uuid4

import httpx2
import vobject

USER, PASSWORD = "grace", "blue-kettle-41"
CONFIG = """
[server]
hosts = 127.0.0.1:{port}
[auth]
type = htpasswd
htpasswd_filename = {users}
htpasswd_encryption = plain
delay = 0
[storage]
filesystem_folder = {folder}
[logging]
level = critical
"""


def free_port() -> int:
    with closing(socket.socket()) as each:
        each.bind(("127.0.0.1", 0))
        return each.getsockname()[1]


class Radicale:
    """The server, and what a member does in his calendar program."""

    def __init__(self, port: int) -> None:
        self.base = f"http://127.0.0.1:{port}/"
        self.client = httpx2.Client(auth=(USER, PASSWORD), base_url=self.base)

    def new_calendar(self) -> str:
        """Make an empty calendar; return its address."""
        path = f"/{USER}/{uuid4().hex}/"
        assert self.client.request("MKCALENDAR", path).status_code == 201
        return f"{self.base.rstrip('/')}{path}"

    def files(self, calendar: str) -> dict[str, str]:
        """Everything that stands in the calendar, by its address."""
        body = '<D:propfind xmlns:D="DAV:"><D:prop><D:getetag/></D:prop></D:propfind>'
        answer = self.client.request("PROPFIND", calendar, content=body, headers={"Depth": "1"}).text
        names = [part.partition("</")[0] for part in answer.replace("<D:", "<").split("<href>")[1:]]
        return {name: self.client.get(name).text for name in names if name.endswith(".ics")}

    def events(self, calendar: str) -> list:
        return [vobject.readOne(text).vevent for text in self.files(calendar).values()]

    def delete_all(self, calendar: str) -> None:
        for name in self.files(calendar):
            assert self.client.delete(name).is_success


@contextmanager
def running(folder: Path) -> Iterator[Radicale]:
    port = free_port()
    users, config = folder / "users", folder / "config"
    users.write_text(f"{USER}:{PASSWORD}\n")
    config.write_text(CONFIG.format(port=port, users=users, folder=folder / "calendars"))
    process = subprocess.Popen([sys.executable, "-m", "radicale", "--config", str(config)])
    try:
        for _each in range(1200):
            assert process.poll() is None, "Radicale did not start"
            with closing(socket.socket()) as line:
                if line.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.05)
        yield Radicale(port)
    finally:
        process.terminate()
        process.wait(10)


@contextmanager
def strange(answers: dict[str, tuple[int, str]]) -> Iterator[str]:
    """A server that says ``(status, body)`` by ``"METHOD /path"`` or by method alone."""

    class Handler(BaseHTTPRequestHandler):
        def answer(self) -> None:
            self.rfile.read(int(self.headers.get("Content-Length") or 0))
            status, body = answers.get(f"{self.command} {self.path}") or answers.get(self.command, (404, ""))
            data = body.encode()
            self.send_response(status)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        do_PROPFIND = do_PUT = do_DELETE = answer  # noqa: N815 -- the library's names

        def log_message(self, *_words: object) -> None:
            """Quietly."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/cal/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
