"""The servers that are compared: ours, and nginx with the same bytes. Both on loopback, both stopped afterwards."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings

from hospes.config import serving
from hospes.demo.bench.figures import BenchFailed

if TYPE_CHECKING:
    from collections.abc import Iterator

NGINX = """\
daemon off;
{user}
worker_processes 1;
pid {folder}/nginx.pid;
error_log stderr crit;
events {{ worker_connections 64; }}
http {{
  access_log off;
  sendfile on;
  keepalive_requests 1000000;
  default_type text/html;
  client_body_temp_path {folder}/body;
  proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi;
  scgi_temp_path {folder}/scgi;
  server {{ listen 127.0.0.1:{port}; root {root}; }}
}}
"""


def beside(module: str, told: str) -> list[str]:
    """The command of a process beside this one that calls ``main`` of a module of ours, once Django is set up."""
    words = f"import django; django.setup(); from hospes.demo.bench import {module}; {module}.main({told})"
    return [sys.executable, "-c", words]


@contextmanager
def ours() -> Iterator[int]:
    """Our web server with one worker, as ``serve`` runs it; gives its port."""
    port = free_port()
    environment = {**os.environ, "HOSPES_DATA": str(settings.DATA)}
    with _running(serving.web_command("127.0.0.1", port, 1, 4), port, environment):
        yield port


@contextmanager
def nginx(folder: Path, root: Path) -> Iterator[int | None]:
    """Nginx with one worker on the files of ``root``; gives its port, or None where it is not installed."""
    program = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin")
    if program is None:
        yield None
        return
    port = free_port()
    folder.mkdir()
    # Started by root it would become somebody who may not read our temporary folder.
    user = "user root;" if os.geteuid() == 0 else ""
    configuration = folder / "nginx.conf"
    configuration.write_text(NGINX.format(user=user, folder=folder, root=root, port=port))
    command = [program, "-p", str(folder), "-e", "stderr", "-c", str(configuration)]
    with _running(command, port, dict(os.environ)):
        yield port


@contextmanager
def _running(command: list[str], port: int, environment: dict[str, str]) -> Iterator[None]:
    child = subprocess.Popen(command, env=environment, preexec_fn=serving.end_with_parent)  # noqa: PLW1509
    try:
        _wait_for(child, port)
        yield
    finally:
        child.terminate()
        try:
            child.wait(15)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()


def _wait_for(child: subprocess.Popen[bytes], port: int) -> None:
    until = time.monotonic() + 30
    while time.monotonic() < until and child.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise BenchFailed(f"{Path(str(child.args[0])).name} did not start.")  # type: ignore[index]


def free_port() -> int:
    """A port that is free at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
