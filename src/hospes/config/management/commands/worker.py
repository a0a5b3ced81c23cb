from django.core.management.base import BaseCommand

from hospes.config.worker import Worker
from hospes.post.transports.in_a_row import in_a_row


class Command(BaseCommand):
    help = "Act on what is due: send mail, keep time, sweep. One beside every `serve --web-only`."

    def add_arguments(self, parser):
        parser.add_argument("--name", default="", help="how this worker signs what it does")
        parser.add_argument("--once", action="store_true", help="do what is due now, sweep, and stop")

    def handle(self, *, name, once, **_options):
        worker = Worker(name)
        if not once:
            worker.run()
            return
        count = 0
        with in_a_row():
            while acted := worker.act_on_what_is_due():
                count += acted
        worker.keep_time()
        self.stdout.write(f"acted on {count} rows")
