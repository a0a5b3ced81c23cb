import smtplib
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from hospes.foundation import clock
from hospes.post import composing


class Running:
    """The post office in a process of its own, as ``bin/demo`` runs it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        command = [sys.executable, "-m", "hospes.demo.post_office", "--port", "0", "--folder", str(folder)]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        assert self.process.stdout is not None
        self.port = int(self.process.stdout.readline().rpartition(":")[2])

    def post(self, data: bytes, to: str = "ada@example.org") -> tuple[int, bytes]:
        with smtplib.SMTP("127.0.0.1", self.port, timeout=10) as client:
            client.ehlo()
            client.mail("grace@harbourlight.example")
            answer = client.rcpt(to)
            return answer if answer[0] >= 400 else client.data(data)

    def stop(self) -> int:
        self.process.terminate()
        code = self.process.wait(10)
        self.process.stdout.close()
        return code


@pytest.fixture
def data(settings, tmp_path) -> Path:
    settings.DATA = tmp_path
    settings.DEMO = True
    return tmp_path


@pytest.fixture
def post_office(data) -> Iterator[Running]:
    running = Running(data / "post-office")
    yield running
    running.stop()


@pytest.fixture
def keep(data) -> Callable[..., str]:
    """Put a letter on the shelf without SMTP."""
    folder = data / "post-office"
    folder.mkdir()

    def put(number: int = 1, raw: bytes | None = None, **facts: Any) -> str:
        name = f"{number:09d}-{number:08x}.eml"
        to = facts.get("to_address", "ada@example.org")
        (folder / name).write_bytes(f"Delivered-To: {to}\r\n".encode() + (a_letter(**facts) if raw is None else raw))
        return name

    return put


def a_letter(**facts: Any) -> bytes:
    given = {
        "from_name": "林悦",
        "from_address": "lin.yue@harbourlight.example",
        "to_name": "Ada",
        "to_address": "ada@example.org",
        "subject": "收到了 It arrived",
        "text": "Hello <b>Ada</b>, see http://127.0.0.1:8000/p/x/",
        "html": '<p>Hello</p><script>alert(1)</script><a href="http://127.0.0.1:8000/p/x/">page</a>',
        "message_id": "<1@harbourlight.example>",
    }
    return composing.parcel(composing.Letter(**given | facts), clock.now()).data
