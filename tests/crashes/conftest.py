"""A data folder and a database for processes of their own: a file, or a database beside the tests' one."""

import os
import secrets
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest

HERE = Path(__file__).parents[2]


@pytest.fixture
def environment(tmp_path) -> Iterator[dict[str, str]]:
    told = {
        **os.environ,
        "HOSPES_DATA": str(tmp_path / "data"),
        "HOSPES_CLOCK": "movable",
        "DJANGO_SETTINGS_MODULE": "hospes.config.settings.local",
        "PYTHONPATH": f"{HERE / 'src'}:{HERE}",
    }
    (tmp_path / "data").mkdir()
    address = os.environ.get("DATABASE_URL", "")
    if not address:
        yield told
        return
    name = f"crashes_{secrets.token_hex(4)}"
    with psycopg.connect(address, autocommit=True) as line:
        line.execute(f"CREATE DATABASE {name}")
    yield {**told, "DATABASE_URL": urlunsplit(urlsplit(address)._replace(path=f"/{name}"))}
    with psycopg.connect(address, autocommit=True) as line:
        line.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def post_office(tmp_path, environment) -> Iterator[tuple[Path, int]]:
    folder = tmp_path / "post-office"
    command = [sys.executable, "-m", "hospes.demo.post_office", "--port", "0", "--folder", str(folder)]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as office:
        port = int(office.stdout.readline().rsplit(":", 1)[1])
        yield folder, port
        office.send_signal(signal.SIGTERM)


@pytest.fixture
def play(environment, post_office) -> Callable[..., tuple[int, str]]:
    """Play a scene and return how it ended and what it said."""

    def scene(name: str, seed: int) -> tuple[int, str]:
        folder, port = post_office
        command = [sys.executable, "-m", "tests.crashes.nursery", name, str(seed), str(folder), str(port)]
        ran = subprocess.run(
            command, env=environment, cwd=HERE, capture_output=True, text=True, timeout=240, check=False
        )
        return ran.returncode, ran.stdout + ("" if ran.returncode == 0 else ran.stderr[-3000:])

    return scene
