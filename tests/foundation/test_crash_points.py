import subprocess
import sys

import pytest

from hospes.foundation import crash_points

CHILD = """
from django.conf import settings
settings.configure(MOVABLE_CLOCK={movable})
from hospes.foundation import crash_points
crash_points.point("here")
"""


def test_a_point_does_nothing_unless_armed():
    crash_points.point("here")

    with crash_points.armed("there"):
        crash_points.point("here")


def test_an_armed_point_dies_as_no_handler_can_catch_until_it_is_disarmed():
    with pytest.raises(crash_points.Crashed), crash_points.armed("here"):
        crash_points.point("here")

    crash_points.point("here")
    assert not issubclass(crash_points.Crashed, Exception)


def test_an_armed_point_may_do_something_else():
    done = []

    with crash_points.armed("here", lambda: done.append(1)):
        crash_points.point("here")

    assert done == [1]


@pytest.mark.parametrize(("movable", "code"), [(True, crash_points.KILLED), (False, 0)])
def test_a_process_is_killed_at_the_point_named_in_its_environment_unless_it_is_real(movable, code):
    child = subprocess.run(
        [sys.executable, "-c", CHILD.format(movable=movable)], env={"HOSPES_CRASH_AT": "here"}, check=False
    )

    assert child.returncode == code
