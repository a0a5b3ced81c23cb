"""Mails that were made to break their reader: read in two seconds and 256 MB, whatever is in them."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

BOMBS = Path(__file__).with_name("bombs.py")
SECONDS = 2.0
MEGABYTES = 256

pytestmark = pytest.mark.slow


def test_no_mail_takes_long_or_much(record_property):
    ran = subprocess.run(
        [sys.executable, "-m", "tests.post.reading.bombs"],
        cwd=BOMBS.parents[3],
        env={"PYTHONPATH": "src:.", "DJANGO_SETTINGS_MODULE": "hospes.config.settings.test", "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=True,
    )
    told = json.loads(ran.stdout)

    slowest = max(told, key=lambda name: told[name]["seconds"])
    biggest = max(told, key=lambda name: told[name]["megabytes"])
    record_property(
        "harness",
        f"mail bombs: {len(told)} tried, slowest {told[slowest]['seconds']:.2f} s ({slowest}),"
        f" biggest {told[biggest]['megabytes']} MB ({biggest})",
    )
    assert {name for name, facts in told.items() if facts["seconds"] >= SECONDS} == set()
    assert {name for name, facts in told.items() if facts["megabytes"] >= MEGABYTES} == set()
    assert {name for name, facts in told.items() if not facts["kept"]} == set()
