"""A worker that dies for real, at each moment that matters, and what the next one makes of it."""

import json
import os
import subprocess
import sys
from datetime import timedelta

import pytest
from django.conf import settings as django_settings
from django.db import connection

from hospes.foundation import clock, crash_points
from hospes.post.models import Envelope, MailServer
from tests.post import offices

pytestmark = pytest.mark.django_db(transaction=True)


def one_round(worker: str, *, dies_at: str = "") -> int:
    """Run a worker's round in a process of its own and return its exit code."""
    used = connection.settings_dict
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": os.environ["DJANGO_SETTINGS_MODULE"],
        "ONE_ROUND_DATABASE": json.dumps({key: used[key] for key in ("ENGINE", "NAME", "USER", "HOST", "PORT")}),
        "ONE_ROUND_DATA": str(django_settings.DATA),
        "HOSPES_CRASH_AT": dies_at,
    }
    command = [sys.executable, "-m", "tests.post.one_round", worker]
    return subprocess.run(command, env=environment, check=False, timeout=60).returncode


@pytest.mark.parametrize(
    ("point", "ends", "letters"),
    [
        ("post.before_handing_over", "accepted", 1),
        ("post.before_data", "uncertain", 0),
        ("post.after_data", "uncertain", 1),
        ("post.answer_noted", "accepted", 1),
    ],
)
def test_a_killed_worker_loses_nothing_and_doubles_nothing(settings, queue, point, ends, letters):
    settings.POST_TRANSPORT = "smtp"
    office = offices.Office()
    with offices.running(office) as port:
        MailServer.objects.configure(host="127.0.0.1", port=port, security="none", timeout=5)
        queue()
        assert one_round("machine:dies", dies_at=point) == crash_points.KILLED
        clock.move(timedelta(minutes=10))
        assert one_round("machine:lives") == 0

    assert Envelope.objects.get().state == ends
    assert len(office.kept) == letters
