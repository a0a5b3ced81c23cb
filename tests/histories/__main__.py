"""``bin/histories --seeds A-B --minutes M``: play histories by seed, as many as time allows, and go on later.

What has been played is kept in a small file, so that Ctrl-C, a kill or the end of the minutes lose nothing
but the history in hand. A violation is printed whole and written down beside it; the others go on.
"""

import argparse
import json
import os
import sys
import time
from pathlib import Path

os.environ["DJANGO_SETTINGS_MODULE"] = "hospes.config.settings.test"


class Diary:
    """Which seeds were played, and what they found."""

    def __init__(self, file: Path, steps: int) -> None:
        self.file = file
        kept = json.loads(file.read_text()) if file.exists() else {}
        kept = kept if kept.get("steps") == steps else {}
        self.facts = {"steps": steps, "played": [], "violations": {}} | kept

    def note(self, seed: int, violation: str) -> None:
        self.facts["played"].append(seed)
        if violation:
            self.facts["violations"][str(seed)] = violation
        draft = self.file.with_suffix(".part")
        draft.write_text(json.dumps(self.facts))
        draft.replace(self.file)

    def line(self, first: int, last: int) -> str:
        played = [seed for seed in self.facts["played"] if first <= seed <= last]
        wrong = [seed for seed in self.facts["violations"] if first <= int(seed) <= last]
        steps = len(played) * self.facts["steps"]
        return f"histories: {len(played)} tried, {steps} steps, {len(wrong)} violations (seed {first}-{last})"


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bin/histories", description=__doc__)
    parser.add_argument("--seeds", default="0-999", help="first and last seed (default 0-999)")
    parser.add_argument("--minutes", type=float, default=60, help="stop after so many minutes (default 60)")
    parser.add_argument("--steps", type=int, default=50, help="steps of each history (default 50)")
    parser.add_argument("--state", type=Path, default=None, help="file of what has been played")
    return parser.parse_args()


def main() -> int:
    told = arguments()
    first, last = (int(part) for part in told.seeds.split("-"))
    data = Path(os.environ.get("HOSPES_DATA", "data"))
    file = (told.state or data / ".histories" / f"{first}-{last}.json").resolve()
    file.parent.mkdir(parents=True, exist_ok=True)
    diary = Diary(file, told.steps)
    until = time.monotonic() + 60 * told.minutes
    try:
        play(diary, range(first, last + 1), until)
    except KeyboardInterrupt:
        sys.stdout.write("stopped; the same command goes on where this ended\n")
    sys.stdout.write(diary.line(first, last) + "\n")
    return 1 if diary.facts["violations"] else 0


def play(diary: Diary, seeds: range, until: float) -> None:
    import django

    django.setup()
    from django.db import connection

    from tests.histories.ground import Ground, still

    connection.creation.create_test_db(verbosity=0, autoclobber=True)
    try:
        with still():
            ground, done = Ground(), set(diary.facts["played"])
            for seed in (seed for seed in seeds if seed not in done):
                if time.monotonic() > until:
                    return
                ground.fresh()
                diary.note(seed, one(seed, diary.facts["steps"]))
                if len(diary.facts["played"]) % 10 == 0:
                    sys.stdout.write(diary.line(seeds.start, seeds.stop - 1) + "\n")
                    sys.stdout.flush()
    finally:
        connection.creation.destroy_test_db("", verbosity=0)


def one(seed: int, steps: int) -> str:
    """Play one history; '' or what was violated."""
    from tests.histories.playing import tell

    try:
        tell(seed, steps)
    except Exception as error:  # noqa: BLE001 -- whatever it is, the next history is told as well
        sys.stdout.write(f"seed {seed}: {type(error).__name__}: {error}\n")
        return f"{type(error).__name__}: {error}"[:4000]
    return ""


if __name__ == "__main__":
    sys.exit(main())
