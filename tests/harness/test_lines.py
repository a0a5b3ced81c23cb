"""Each line is green at a small number, and red when one of its rules is taken away."""

import pytest

from tests.conftest import CORPORA, missing
from tests.harness.lines import Line, harnesses
from tests.harness.playing import Played, play

SEED = 20261124
LINES = harnesses()
BROKEN = [(name, broken) for name, line in LINES.items() for broken in line.broken]

pytestmark = pytest.mark.slow


def played_small(name: str, *, broken: str = "") -> Played:
    if LINES[name].corpus and not CORPORA.is_dir():
        missing(f"the folder of corpora ({CORPORA})")
    return play(name, LINES[name].small, SEED, broken=broken, seconds=240)


@pytest.mark.postgresql_path
@pytest.mark.parametrize("name", LINES)
def test_line_is_green(name, record_property):
    played = played_small(name)

    record_property("harness", played.text)
    assert played.green, "\n".join([played.text, *played.wrong])


@pytest.mark.parametrize(("name", "broken"), BROKEN)
def test_a_broken_build_turns_its_line_red(name, broken):
    played = played_small(name, broken=broken)

    assert "tried" in played.text, played.wrong
    assert not played.green, played.text


def test_every_line_has_a_broken_build():
    assert [name for name, line in LINES.items() if not line.broken] == []


@pytest.mark.parametrize(
    ("line", "green"),
    [
        (Line(tried=3, seed=1), True),
        (Line(tried=0, seed=1), False),
        (Line(tried=3, seed=1, zero=(("lost", 1),)), False),
        (Line(tried=3, seed=1, wrong=("mail 2 is gone",)), False),
    ],
)
def test_a_line_is_green_only_when_something_was_tried_and_nothing_is_wrong(line, green):
    assert line.green is green


def test_a_line_reads_as_the_note_wants_it():
    line = Line(tried=5, seed=7, said=(("acknowledged", 4),), more="slowest 0.1 s")

    assert line.text("F5", "mail in") == (
        "F5 mail in: 5 tried, 4 acknowledged, 0 lost, 0 doubled, slowest 0.1 s (seed 7)"
    )
