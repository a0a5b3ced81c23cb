import os
import subprocess
import sys

import pytest

from hospes.foundation import crash_points
from hospes.foundation.crash_points import Crashed, armed, point


def test_a_point_does_nothing_unless_armed():
    point("nowhere")


def test_an_armed_point_crashes_within_the_block_only():
    with armed("here"):
        point("elsewhere")
        with pytest.raises(Crashed):
            point("here")

    point("here")


def test_a_crash_is_not_tidied_up_as_an_exception():
    assert not issubclass(Crashed, Exception)


def test_a_point_can_do_something_else():
    passed = []
    with armed("here", lambda: passed.append("here")):
        point("here")

    assert passed == ["here"]


@pytest.mark.parametrize(("movable", "ends"), [(True, crash_points.KILLED), (False, 0)])
def test_a_process_dies_at_the_named_point_only_where_the_clock_may_move(movable, ends):
    code = (
        "from django.conf import settings; "
        f"settings.configure(MOVABLE_CLOCK={movable}); "
        "from hospes.foundation.crash_points import point; point('elsewhere'); point('here')"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], env=os.environ | {"HOSPES_CRASH_AT": "here"}, check=False, timeout=60
    )

    assert run.returncode == ends
