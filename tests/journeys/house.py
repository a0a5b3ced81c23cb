"""A whole installation in processes of its own: web, worker, and a post office that takes real SMTP."""

import email
import email.policy
import os
import re
import signal
import socket
import subprocess
import sys
import time
from email.message import EmailMessage
from pathlib import Path

ROOT = Path(__file__).parents[2]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class House:
    """Started in an empty folder; ``set_up_link`` is what its terminal printed."""

    def __init__(self, folder: Path, database_url: str = "") -> None:
        self.folder = folder
        self.port, self.smtp_port = free_port(), free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.log = folder / "house.log"
        self.environment = {
            **{
                name: value
                for name, value in os.environ.items()
                if name not in {"DATABASE_URL", "DJANGO_SETTINGS_MODULE"}
            },
            "HOSPES_DATA": str(folder / "data"),
            "HOSPES_CLOCK": "movable",
            "PYTHONUNBUFFERED": "1",
            **({"DATABASE_URL": database_url} if database_url else {}),
        }
        self.processes: list[subprocess.Popen[bytes]] = []

    def open(self) -> "House":
        letters = ["--port", str(self.smtp_port), "--folder", str(self.letters_folder)]
        self.start([sys.executable, "-m", "hospes.demo.post_office", *letters])
        self.start([sys.executable, "-m", "hospes", "serve", "--port", str(self.port)])
        self.wait_for(lambda: "Hospes answers on" in self.log.read_text(), 90)
        return self

    def start(self, command: list[str]) -> None:
        with self.log.open("ab") as log:
            self.processes.append(
                subprocess.Popen(
                    command, env=self.environment, cwd=ROOT, stdout=log, stderr=log, start_new_session=True
                )
            )

    def close(self) -> None:
        for process in reversed(self.processes):
            process.send_signal(signal.SIGTERM)
        for process in self.processes:
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)

    @property
    def letters_folder(self) -> Path:
        return self.folder / "letters"

    @property
    def set_up_path(self) -> str:
        found = re.search(r"(/desk/set-up/\S+)", self.log.read_text())
        assert found, self.log.read_text()
        return found[1]

    def hospes(self, *words: str) -> str:
        """Run a command of the house on its own data folder."""
        done = subprocess.run(
            [sys.executable, "-m", "hospes", *words],
            env=self.environment,
            cwd=ROOT,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def later(self, span: str) -> None:
        """Move the clock of the whole house: ``30m``, ``25h``, ``7d``."""
        self.hospes("clock", "--move", span)

    def do(self, code: str) -> str:
        """Run Python inside the house, for facts no page can make (a bounce that comes later)."""
        set_up = "import django; django.setup()\n"
        environment = {**self.environment, "DJANGO_SETTINGS_MODULE": "hospes.config.settings.local"}
        done = subprocess.run(
            [sys.executable, "-c", set_up + code],
            env=environment,
            cwd=ROOT,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def letters(self, to: str) -> list[EmailMessage]:
        """Letters that were delivered to an address, oldest first."""
        found = []
        for file in sorted(self.letters_folder.glob("*.eml")):
            letter = email.message_from_bytes(file.read_bytes(), policy=email.policy.default)
            if to in str(letter["Delivered-To"]):
                found.append(letter)
        return found

    def wait_for_letters(self, to: str, count: int, seconds: float = 60) -> list[EmailMessage]:
        """Wait until so many letters have arrived for an address."""
        self.wait_for(lambda: len(self.letters(to)) >= count, seconds)
        return self.letters(to)

    def wait_for(self, happened: object, seconds: float) -> None:
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            if happened():  # type: ignore[operator]
                return
            time.sleep(0.1)
        raise AssertionError("it did not happen in time\n" + self.log.read_text()[-4000:])


def words_of(letter: EmailMessage) -> str:
    """The plain text of a letter."""
    part = letter.get_body(("plain",))
    assert part is not None
    return str(part.get_content())


def link_in(letter: EmailMessage) -> str:
    """The path of the candidate's page, as the letter carries it."""
    found = re.search(r"https?://[^/\s]+(/p/\S+)", words_of(letter))
    assert found
    return found[1]
