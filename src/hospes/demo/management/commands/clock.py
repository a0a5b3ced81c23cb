"""``hospes clock``: look at the clock of a demo, or move it."""

import re
from datetime import timedelta
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from hospes.foundation import clock

UNITS = {"m": "minutes", "h": "hours", "d": "days"}


class Command(BaseCommand):
    """``--move 24h``: all processes on this data folder follow."""

    help = "Show the clock, or move it (demo only): --move 30m, 24h or 7d."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--move", default="", help="by how much: 30m, 24h, 7d")

    def handle(self, **options: Any) -> None:
        if options["move"]:
            found = re.fullmatch(r"(\d{1,4})([mhd])", options["move"])
            if found is None:
                raise CommandError("Say by how much: --move 30m, --move 24h or --move 7d.")
            clock.move(timedelta(**{UNITS[found[2]]: int(found[1])}))
        self.stdout.write(f"It is {clock.now():%Y-%m-%d %H:%M} UTC")
