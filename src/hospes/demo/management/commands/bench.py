"""``hospes bench NAME``: how fast, always against something else in the same run."""

import json
import os
import subprocess
import sys
import tempfile
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from hospes.demo.bench import board, figures, mail, site

BENCHES = {"site": site.run, "board": board.run, "mail": mail.run}


class Command(BaseCommand):
    """Measures in a folder of its own that is thrown away; the installation at hand is not touched."""

    requires_system_checks = ()
    help = "Measure how fast it is, in ratios of one run: site, board or mail."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("name", choices=sorted(BENCHES))
        parser.add_argument("--json", action="store_true", help="print one JSON object")
        parser.add_argument("--here", action="store_true", help="measure in the data folder given, which must be empty")

    def handle(self, **options: Any) -> None:
        facts = measured(options["name"]) if options["here"] else apart(options["name"])
        if options["json"]:
            self.stdout.write(json.dumps(facts, ensure_ascii=False))
        else:
            self.stdout.write("\n".join(figures.table(facts)))


def measured(name: str) -> dict[str, Any]:
    """Measure in this process."""
    try:
        return BENCHES[name]().as_facts()
    except figures.BenchFailed as failed:
        raise CommandError(f"bench {name}: {failed}") from failed


def apart(name: str) -> dict[str, Any]:
    """Measure in a process and a data folder of its own: settings are made from the folder."""
    with tempfile.TemporaryDirectory(prefix="hospes-bench-") as folder:
        command = [sys.executable, "-m", "hospes", "bench", name, "--here", "--json"]
        environment = {**os.environ, "HOSPES_DATA": folder, "HOSPES_CLOCK": "movable", "HOSPES_DEMO": "1"}
        environment.pop("DATABASE_URL", None)
        done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, check=False)
    if done.returncode:
        raise CommandError(f"bench {name} did not come to an end.")
    return dict(json.loads(done.stdout))
