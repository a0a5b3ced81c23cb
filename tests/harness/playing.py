"""Play a line in a process of its own, and read what it says."""

import json
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

from tests.harness.ground import HERE, environment, python


@dataclass(frozen=True)
class Played:
    """What came of a line: green or red, its words, and what went wrong, one thing a line."""

    green: bool
    text: str
    wrong: tuple[str, ...]


def play(name: str, number: int, seed: int, *, broken: str = "", seconds: float = 24 * 3600) -> Played:
    """Play line ``name``; a process that ends without a word is red too."""
    with tempfile.TemporaryDirectory(prefix="hospes-harness-") as folder, environment(Path(folder)) as told:
        command = python("-m", "tests.harness.child", name, str(number), str(seed), *([broken] if broken else []))
        ran = subprocess.run(command, env=told, cwd=HERE, capture_output=True, text=True, timeout=seconds, check=False)
    last = ran.stdout.strip().rpartition("\n")[2]
    if ran.returncode != 0 or not last.startswith("{"):
        return Played(green=False, text=f"{name}: it ended with {ran.returncode}", wrong=(ran.stderr[-3000:],))
    facts = json.loads(last)
    return Played(facts["green"], facts["text"], tuple(facts["wrong"]))
