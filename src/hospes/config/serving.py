"""Web and worker as one household of processes: started together, stopped together."""

import ctypes
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable

from django.conf import settings
from django.core.management import call_command

READY_WITHIN_SECONDS = 60
STOP_WITHIN_SECONDS = 30
RESTART_PAUSE_SECONDS = 2
PR_SET_PDEATHSIG = 1
LIBC = ctypes.CDLL(None) if sys.platform == "linux" else None
STOP_SIGNALS = (signal.SIGINT, signal.SIGTERM)


class PortInUse(Exception):
    """Somebody listens there already."""


class WebStopped(Exception):
    """The web server ended by itself."""


def prepare() -> None:
    """Bring database and static files up to this version. Safe to repeat."""
    call_command("migrate", verbosity=0, interactive=False)
    call_command("collectstatic", verbosity=0, interactive=False)


def address(host: str, port: int) -> str:
    """Return what a person on this machine types into the browser."""
    return f"http://{'127.0.0.1' if host in {'0.0.0.0', '::', ''} else host}:{port}"  # noqa: S104 -- only compared


def refuse_taken_port(host: str, port: int) -> None:
    """Say it before a server's traceback does. Raises PortInUse."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise PortInUse(f"{host}:{port} cannot be used: {error.strerror}") from error


def web_command(host: str, port: int, workers: int, threads: int) -> list[str]:
    """Return the command of the web server.

    WSGI: under ASGI these synchronous views were measured to be ten times slower.
    """
    return [
        sys.executable,
        *("-m", "granian", "hospes.config.wsgi:application", "--interface", "wsgi", "--no-ws"),
        *("--host", host, "--port", str(port)),
        *("--workers", str(workers), "--blocking-threads", str(threads)),
        *("--log-level", "warning", "--respawn-failed-workers", "--workers-kill-timeout", "10"),
    ]


def worker_command() -> list[str]:
    return [sys.executable, "-m", "hospes", "worker"]


def mailroom_command() -> list[str]:
    return [sys.executable, "-m", "hospes", "mailroom"]


def end_with_parent() -> None:
    """Ask Linux to end this child when ``serve`` is killed, so that nobody keeps the port."""
    if LIBC is not None:
        LIBC.prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


class Household:
    """The child processes. The web server's end ends everything; another one that dies is started again."""

    def __init__(self, web: list[str], worker: list[str] | None, mailroom: list[str] | None = None) -> None:
        others = {"worker": worker, "mailroom": mailroom}
        self.commands = {"web": web} | {name: command for name, command in others.items() if command}
        self.children: dict[str, subprocess.Popen[bytes]] = {}
        self.told_to_stop = False

    def run(self, host: str, port: int, ready: Callable[[], None]) -> None:
        """Start, call ``ready`` when the port answers, wait until told to stop. Raises WebStopped."""
        before = {number: signal.signal(number, self.stop_soon) for number in STOP_SIGNALS}
        try:
            for name in self.commands:
                self.start(name)
            if self.wait_until_answering(host, port):
                ready()
            while not self.told_to_stop:
                self.look_after()
                time.sleep(0.2)
        finally:
            self.stop()
            for number, handler in before.items():
                signal.signal(number, handler)

    def start(self, name: str) -> None:
        # The settings may have chosen the folder; children must have the same one.
        environment = {**os.environ, "HOSPES_DATA": str(settings.DATA), "PYTHONUNBUFFERED": "1"}
        # One thread only here, so that code between fork and exec is safe.
        self.children[name] = subprocess.Popen(self.commands[name], env=environment, preexec_fn=end_with_parent)  # noqa: PLW1509

    def stop_soon(self, *_: object) -> None:
        self.told_to_stop = True

    def look_after(self) -> None:
        if self.children["web"].poll() is not None:
            raise WebStopped
        for name, child in list(self.children.items()):
            if name != "web" and child.poll() is not None and not self.told_to_stop:
                time.sleep(RESTART_PAUSE_SECONDS)
                self.start(name)

    def wait_until_answering(self, host: str, port: int) -> bool:
        until = time.monotonic() + READY_WITHIN_SECONDS
        while time.monotonic() < until and not self.told_to_stop:
            if self.children["web"].poll() is not None:
                raise WebStopped
            try:
                socket.create_connection((address(host, port).split("//")[1].rsplit(":", 1)[0], port), 1).close()
            except OSError:
                time.sleep(0.05)
            else:
                return True
        return False

    def stop(self) -> None:
        """Ask every child to end; one that does not within half a minute is killed."""
        for child in self.children.values():
            if child.poll() is None:
                child.send_signal(signal.SIGTERM)
        until = time.monotonic() + STOP_WITHIN_SECONDS
        for child in self.children.values():
            try:
                child.wait(max(0.1, until - time.monotonic()))
            except subprocess.TimeoutExpired:
                child.kill()
                child.wait()
