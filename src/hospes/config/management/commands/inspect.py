import json
from datetime import datetime
from zoneinfo import ZoneInfo

from django.core.management.base import BaseCommand, CommandError

from hospes.foundation import working
from hospes.foundation.calendars import UnknownCalendar

LATER = {"mail": "order 2", "reply": "order 2", "resume": "order 2", "calendar": "order 3"}


class Command(BaseCommand):
    help = "Show how Hospes reads one thing: inspect due START DAYS CALENDAR[+CALENDAR]."

    def add_arguments(self, parser):
        parser.add_argument("thing", help="due (mail, reply, resume and calendar come later)")
        parser.add_argument("words", nargs="*", help="due: 2026-09-28T16:00 5 CN, or CN+DE-BE")
        parser.add_argument("--json", action="store_true", help="one JSON object a line")

    def handle(self, *, thing, words, **options):
        if thing in LATER:
            raise CommandError(f"“inspect {thing}” is not built yet. There is: inspect due 2026-09-28T16:00 5 CN")
        if thing != "due":
            raise CommandError(f"Nothing here can read “{thing}”. There is: inspect due 2026-09-28T16:00 5 CN")
        facts = read_due(words)
        if options["json"]:
            self.stdout.write(json.dumps(facts, ensure_ascii=False))
            return
        around = " (around: the holidays of that time are not published yet)" if facts["around"] else ""
        self.stdout.write(f"due {facts['due']} by {facts['calendar']}{around}")
        self.stdout.write(f"holidays are known until {facts['coverage_until']}")


def read_due(words):
    """Reckon a due date; START without an offset is wall time in the first calendar's zone."""
    try:
        start, days, joined = words
        keys = joined.split("+")
        zone = ZoneInfo(working.zone(joined))
        trigger = datetime.fromisoformat(start)
        due = working.due(trigger if trigger.tzinfo else trigger.replace(tzinfo=zone), int(days), *keys)
        covered = min(working.calendar(key).coverage_until for key in keys)
    except UnknownCalendar as unknown:
        raise CommandError(f"{unknown} There are: {', '.join(working.keys())}") from unknown
    except ValueError as error:
        raise CommandError("Like this, please: inspect due 2026-09-28T16:00 5 CN") from error
    return {
        "due": due.at.astimezone(zone).isoformat(),
        "calendar": due.calendar,
        "coverage_until": covered.isoformat(),
        "version": due.version,
        "around": due.around,
    }
