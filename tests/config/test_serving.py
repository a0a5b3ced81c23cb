"""Real processes: the household starts, answers and stops."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from hospes.config import serving

PATIENCE = 60


@pytest.fixture
def port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture
def environment(tmp_path) -> dict[str, str]:
    inherited = {name: value for name, value in os.environ.items() if name not in {"DATABASE_URL", "PYTHONWARNINGS"}}
    return inherited | {
        "HOSPES_DATA": str(tmp_path / "data"),
        "DJANGO_SETTINGS_MODULE": "hospes.config.settings.local",
        "PYTHONPATH": os.pathsep.join(sys.path),
    }


@pytest.fixture
def household(port, environment, tmp_path) -> Iterator[tuple[subprocess.Popen[bytes], Path]]:
    log = tmp_path / "log"
    with log.open("wb") as stream:
        process = subprocess.Popen(
            [sys.executable, "-m", "hospes", "serve", "--port", str(port)],
            env=environment,
            stdout=stream,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    yield process, log
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def wait_for(sentence: str, log: Path, process: subprocess.Popen[bytes]) -> str:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and process.poll() is None:
        if sentence in log.read_text():
            return log.read_text()
        time.sleep(0.1)
    raise AssertionError(log.read_text()[-3000:])


def status_of(port: int) -> int:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/en/nowhere/", timeout=10) as answer:
            return answer.status
    except urllib.error.HTTPError as refused:
        return refused.code


@pytest.mark.slow
def test_serve_answers_offers_the_set_up_and_stops_cleanly(household, port):
    process, log = household

    said = wait_for("/set-up/", log, process)
    wait_for("begins", log, process)
    status = status_of(port)
    process.send_signal(signal.SIGTERM)
    ended = process.wait(timeout=PATIENCE)

    assert f"Hospes answers on http://127.0.0.1:{port}/" in said
    assert status == 404
    assert ended == 0
    assert "stopped" in log.read_text()
    assert "Traceback" not in log.read_text()
    with pytest.raises(OSError, match="refused"):
        socket.create_connection(("127.0.0.1", port), timeout=1)


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a child that its parent is gone")
def test_nobody_keeps_the_port_when_serve_is_killed(household, port):
    process, log = household
    wait_for("Hospes answers on", log, process)
    wait_for("begins", log, process)

    process.kill()
    process.wait()

    wait_until(lambda: "stopped" in log.read_text() and not is_answering(port))


@pytest.mark.slow
def test_worker_that_dies_is_started_again_and_ctrl_c_ends_both(household, port):
    process, log = household
    wait_for("Hospes answers on", log, process)
    said = wait_for("begins", log, process)
    first = int(re.search(r"worker \S+-(\d+) begins", said)[1])

    os.kill(first, signal.SIGKILL)
    wait_until(lambda: log.read_text().count("begins") == 2)
    os.killpg(process.pid, signal.SIGINT)

    assert process.wait(timeout=PATIENCE) == 0
    assert not is_answering(port)


def wait_until(fact) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and not fact():
        time.sleep(0.1)
    assert fact()


def is_answering(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def test_taken_port_is_named(port):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", port))
        taken.listen()

        with pytest.raises(serving.PortInUse, match=str(port)):
            serving.refuse_taken_port("127.0.0.1", port)


def test_household_ends_when_the_web_server_ends(port):
    household = serving.Household([sys.executable, "-c", "pass"], [sys.executable, "-c", "import time; time.sleep(60)"])

    with pytest.raises(serving.WebStopped):
        household.run("127.0.0.1", port, ready=lambda: None)

    assert household.children["worker"].poll() is not None


@pytest.mark.parametrize(
    ("host", "shown"),
    [("127.0.0.1", "http://127.0.0.1:8000"), ("0.0.0.0", "http://127.0.0.1:8000"), ("jobs", "http://jobs:8000")],
)
def test_address_is_one_a_person_can_open(host, shown):
    assert serving.address(host, 8000) == shown
