from django.core.management.base import BaseCommand, CommandError

from hospes.config import catalogues

SHOWN = 30


class Command(BaseCommand):
    help = "Bring the catalogues of words up to the source; --check only says what is missing."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("--check", action="store_true", help="change nothing; fail if something is missing")

    def handle(self, *, check, **_options):
        try:
            if not check:
                for language in catalogues.languages():
                    catalogues.update(language)
            found = [problem for language in catalogues.languages() for problem in catalogues.problems(language)]
        except catalogues.ExtractionFailed as error:
            raise CommandError(f"{error} (Debian package: gettext)") from error
        for problem in found[:SHOWN]:
            self.stdout.write(problem)
        self.stdout.write(f"{len(found)} sentences to translate")
        if check and found:
            raise CommandError("The catalogues are not complete.")
