import json
import sys

from django.core.management.base import BaseCommand

from hospes.config import doctor

SIGNS = {doctor.GOOD: "ok  ", doctor.LOOK: "look", doctor.BAD: "BAD "}


class Command(BaseCommand):
    help = "Say in words what is missing or misconfigured, and what to do about it."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("--json", action="store_true", help="one JSON object a line")

    def handle(self, **options):
        findings = doctor.examine()
        for finding in findings:
            if options["json"]:
                self.stdout.write(json.dumps(vars(finding), ensure_ascii=False))
            else:
                self.stdout.write(f"{SIGNS[finding.state]}  {finding.about}: {finding.sentence}")
        if any(finding.state == doctor.BAD for finding in findings):
            sys.exit(1)
