import json
import sys

from django.core.management.base import BaseCommand

from hospes.config.worker import sweep_and_beat
from hospes.foundation import sweeping


class Command(BaseCommand):
    help = "Re-derive the house rules from the rows and print how many are broken: violations = 0."

    def add_arguments(self, parser):
        parser.add_argument("--json", action="store_true", help="one JSON object")

    def handle(self, **options):
        report = sweep_and_beat()
        if options["json"]:
            self.stdout.write(json.dumps(as_facts(report), ensure_ascii=False))
        else:
            self.write_in_words(report)
        if report.violations:
            sys.exit(1)

    def write_in_words(self, report):
        for check in sweeping.checks.all():
            self.stdout.write(f"{check.code:<6}{check.title}")
        self.stdout.write("")
        for code, count in sorted(report.counts.items()):
            self.stdout.write(f"{code:<6}{count}")
        for heading, rows in (("Broken", report.found), ("Listed, not a violation", report.listed)):
            for row in rows:
                self.stdout.write(f"{heading}: {row.code} {row.subject}: {row.fact}")
        self.stdout.write(f"violations = {report.violations}")


def as_facts(report):
    found = [{"code": row.code, "subject": row.subject, "fact": row.fact} for row in report.found]
    listed = [{"code": row.code, "subject": row.subject, "fact": row.fact} for row in report.listed]
    return {
        "violations": report.violations,
        "checks": report.counts,
        "at": report.at.isoformat(),
        "found": found,
        "listed": listed,
    }
