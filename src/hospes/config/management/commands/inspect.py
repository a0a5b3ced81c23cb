import json

from django.core.management.base import BaseCommand, CommandError

from hospes.config.inspecting.calendar import calendar_in_words, calendars
from hospes.config.inspecting.due import due, due_in_words
from hospes.config.inspecting.mail import mail_in_words, mails, replies, reply_in_words

THINGS = {
    "calendar": (calendars, calendar_in_words),
    "due": (due, due_in_words),
    "mail": (mails, mail_in_words),
    "reply": (replies, reply_in_words),
}
LATER = {"resume"}
FOR_INSTANCE = (
    "There is: inspect mail FILE…, inspect reply FILE…, inspect calendar FILE…, inspect due 2026-09-28T16:00 5 CN"
)


class Command(BaseCommand):
    help = "Show how Hospes reads: mail FILE…, reply FILE…, calendar FILE…, due START DAYS CALENDAR[+CALENDAR]."

    def add_arguments(self, parser):
        parser.add_argument("thing", help="mail, reply, calendar or due (resume comes later)")
        parser.add_argument("words", nargs="*", help="files; due: 2026-09-28T16:00 5 CN, or CN+DE-BE")
        parser.add_argument("--json", action="store_true", help="one JSON object a line")

    def create_parser(self, *args, **options):
        parser = super().create_parser(*args, **options)
        # "inspect mail --json FILE…" is as good as "inspect mail FILE… --json"; Django calls parse_args by name.
        parser.parse_args = parser.parse_intermixed_args  # type: ignore[method-assign]
        return parser

    def handle(self, *, thing, words, **options):
        if thing in LATER:
            raise CommandError(f"“inspect {thing}” is not built yet. {FOR_INSTANCE}")
        if thing not in THINGS:
            raise CommandError(f"Nothing here can read “{thing}”. {FOR_INSTANCE}")
        if not words:
            raise CommandError(f"Like this, please. {FOR_INSTANCE}")
        reads, in_words = THINGS[thing]
        for facts in reads(words):
            self.stdout.write(json.dumps(facts, ensure_ascii=False) if options["json"] else in_words(facts))
