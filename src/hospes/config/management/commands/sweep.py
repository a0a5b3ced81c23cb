import json
import sys

from django.core.management.base import BaseCommand
from django.db import connection

from hospes.foundation import clock, sweeping
from hospes.promises import chains


class Command(BaseCommand):
    help = "Re-derive the house rules from the rows and print how many are broken: violations = 0."

    def add_arguments(self, parser):
        parser.add_argument("--json", action="store_true", help="one JSON object")
        parser.add_argument("--verify", action="store_true", help="reckon every case's chain of promise events anew")

    def handle(self, **options):
        # A database that is away breaks no rule; it is said once, in words.
        connection.ensure_connection()
        if options["verify"]:
            self.verify(options["json"])
            return
        # No beat: looking by hand must not hide that the worker is dead.
        report = sweeping.sweep(clock.now())
        if options["json"]:
            self.stdout.write(json.dumps(as_facts(report), ensure_ascii=False))
        else:
            self.write_in_words(report)
        if report.violations:
            sys.exit(1)

    def verify(self, as_json):
        """Every chain: how many events, how many of them were erased, and which do not follow."""
        done = chains.verify()
        broken = [{"subject": f"case:{case}", "event": number} for case, number in done.broken]
        facts = {"cases": done.cases, "events": done.events, "erased": done.erased, "broken": broken}
        facts |= {"head": done.head, "at": clock.now().isoformat()}
        if as_json:
            self.stdout.write(json.dumps(facts))
        else:
            for row in broken:
                self.stdout.write(f"Broken: {row['subject']}: event {row['event']} does not follow")
            self.stdout.write(f"{done.cases} chains of {done.events} events, {done.erased} erased; head {done.head}")
            self.stdout.write(f"broken = {len(broken)}")
        if broken:
            sys.exit(1)

    def write_in_words(self, report):
        titles: dict[str, list[str]] = {}
        for check in sweeping.checks.all():
            titles.setdefault(check.code, []).append(check.title)
        for code in sorted(titles, key=lambda code: (len(code), code)):
            self.stdout.write(f"{code:<10}{report.counts[code]:>5}  {'; '.join(titles[code])}")
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
