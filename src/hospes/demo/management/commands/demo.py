"""``hospes demo``: an installation to look at, with candidates' mail to read."""

import json
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from hospes.config import serving
from hospes.demo.seeds import bad_month, demo, people

SEEDS = ("demo", "bad-month")


class Command(BaseCommand):
    """Fill an empty data folder with Harbourlight Robotics and serve it."""

    requires_system_checks = ()
    help = "Fill an empty data folder with the demo company, run its post office, and serve it."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--smtp-port", type=int, default=0, help="of the post office (default: a free one)")
        parser.add_argument("--people", type=int, default=300, help="how many besides the named ones (default 300)")
        parser.add_argument(
            "--seed",
            choices=SEEDS,
            default=SEEDS[0],
            help="demo: a living week; bad-month: nearly everything went wrong",
        )
        parser.add_argument("--no-serve", action="store_true", help="only fill the data folder")
        parser.add_argument("--json", action="store_true", help="print one JSON object")

    def handle(self, **options: Any) -> None:
        if not options["no_serve"]:
            self.refuse_taken_port(options)
        serving.prepare()
        url = serving.address(options["host"], options["port"])
        office, port = open_post_office(Path(settings.DATA) / "post-office", options["smtp_port"])
        try:
            facts = self.fill(url, port, options)
            self.tell(url, facts, as_json=options["json"])
            if not options["no_serve"]:
                self.serve(options)
        finally:
            office.terminate()
            office.wait(10)

    def refuse_taken_port(self, options: dict[str, Any]) -> None:
        try:
            serving.refuse_taken_port(options["host"], options["port"])
        except serving.PortInUse as taken:
            raise CommandError(f"{taken}. Another one: --port {options['port'] + 1}") from taken

    def fill(self, url: str, port: int, options: dict[str, Any]) -> dict[str, Any]:
        """Seed once; afterwards only point the mail server at today's post office."""
        if demo.is_seeded():
            demo.use_post_office(port)
            return demo.facts()
        say = (lambda _line: None) if options["json"] else self.stdout.write
        say("Harbourlight Robotics lives through four weeks …")
        facts = {"public_url": url, "smtp_port": port, "size": options["people"], "say": say}
        if options["seed"] == "bad-month":
            refuse = bad_month.refused_in(Path(settings.DATA) / "post-office")
            return bad_month.seed(**facts, refuse=refuse)
        return demo.seed(**facts)

    def tell(self, url: str, facts: dict[str, Any], *, as_json: bool) -> None:
        links = [{"name": name, "url": url + path} for name, path in facts["links"]]
        members = [{"name": n, "email": e, "role": r, "password": people.PASSWORD} for n, e, r in facts["members"]]
        if as_json:
            self.stdout.write(json.dumps({"url": url, "members": members, "links": links}, ensure_ascii=False))
            return
        lines = [
            "",
            f"Site            {url}/en/jobs/   {url}/zh/jobs/",
            f"Desk            {url}/desk/   password of everybody: {people.PASSWORD}",
            *(f"                {m['email']:<42} {m['name']}, {m['role']}" for m in members),
            f"Candidates' mail  {url}/post-office/",
            "Candidates' pages",
            *(f"                {link['name']}: {link['url']}" for link in links),
            "",
        ]
        self.stdout.write("\n".join(lines))
        self.stdout.flush()

    def serve(self, options: dict[str, Any]) -> None:
        web = serving.web_command(options["host"], options["port"], 1, 4)
        household = serving.Household(web, serving.worker_command(), serving.mailroom_command())
        household.run(options["host"], options["port"], ready=lambda: self.stdout.write("Ready. Ctrl-C stops it."))


def open_post_office(folder: Path, port: int) -> tuple[subprocess.Popen[bytes], int]:
    """Start the post office in a process of its own; returns it and its port, once it takes letters."""
    port = port or free_port()
    command = [sys.executable, "-m", "hospes.demo.post_office", "--port", str(port), "--folder", str(folder)]
    office = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    until = time.monotonic() + 20
    while time.monotonic() < until:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return office, port
    raise CommandError("The post office did not open.")


def free_port() -> int:
    """A port that is free at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
