"""``python -m tests.harness.child F7 N SEED [BROKEN]``: play one line in this process and say what came of it."""

import json
import sys
from dataclasses import asdict

import django


def main(name: str, number: str, seed: str, broken: str = "") -> None:
    django.setup()
    from django.core.management import call_command

    from tests.harness.lines import harnesses

    played = harnesses()[name]
    if played.database:
        call_command("migrate", verbosity=0)
    if broken:
        played.broken[broken]()
    line = played.run(int(number), int(seed))
    sys.stdout.write(f"\n{json.dumps({**asdict(line), 'green': line.green, 'text': line.text(name, played.about)})}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
