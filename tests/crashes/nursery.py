"""A house with real processes: ``python -m tests.crashes.nursery SCENE SEED POST_OFFICE_FOLDER PORT``.

The environment names database and data folder. Prints one line, and ends with 1 if something was lost or doubled.
"""

import os
import random
import sys
from collections import Counter
from email import message_from_bytes
from pathlib import Path

import django


class Told:
    """What a scene found."""

    def __init__(self, name: str) -> None:
        self.name, self.tried, self.acknowledged, self.more = name, 0, 0, ""
        self.lost: list[str] = []
        self.doubled: list[str] = []

    def line(self, seed: int) -> str:
        return (
            f"{self.name}: {self.tried} tried, {self.acknowledged} acknowledged, {len(self.lost)} lost,"
            f" {len(self.doubled)} doubled (seed {seed}){self.more}"
        )


def letters(folder: Path) -> Counter[str]:
    """How often the post office got each letter."""
    names = (message_from_bytes(file.read_bytes())["Message-ID"] for file in folder.glob("*.eml"))
    return Counter(str(name).strip() for name in names)


def main() -> int:
    scene, seed, folder, port = sys.argv[1], int(sys.argv[2]), Path(sys.argv[3]), int(sys.argv[4])
    django.setup()
    from django.core.management import call_command

    from tests.crashes import scenes
    from tests.crashes.web import web_killed

    call_command("migrate", verbosity=0, interactive=False)
    house = scenes.House(random.Random(seed), folder, port)
    told = {**scenes.SCENES, "web": web_killed}[scene](house)
    sys.stdout.write(told.line(seed) + "\n")
    for fact in [*told.lost, *told.doubled]:
        sys.stdout.write(f"  {fact}\n")
    return 1 if told.lost or told.doubled or not told.acknowledged else 0


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hospes.config.settings.local")
    sys.exit(main())
