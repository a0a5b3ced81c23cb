"""A data folder and a database for processes of their own: a file, or a database beside the tests' one."""

import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.harness.ground import HERE, environment


@pytest.fixture(name="environment")
def _environment(tmp_path) -> Iterator[dict[str, str]]:
    with environment(tmp_path) as told:
        yield told


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
