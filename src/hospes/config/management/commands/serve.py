from django.core.management.base import BaseCommand, CommandError

from hospes.config import serving
from hospes.team import first_run, links


class Command(BaseCommand):
    help = "Serve the site, the candidates' pages and the desk, with worker and mailroom beside them."

    def add_arguments(self, parser):
        parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default 127.0.0.1)")
        parser.add_argument("--port", type=int, default=8000, help="port to listen on (default 8000)")
        parser.add_argument("--web-only", action="store_true", help="no worker and no mailroom: they run elsewhere")
        parser.add_argument("--workers", type=int, default=1, help="web processes (default 1)")
        parser.add_argument("--threads", type=int, default=4, help="threads of each web process (default 4)")

    def handle(self, *, host, port, web_only, workers, threads, **_options):
        web = serving.web_command(host, port, workers, threads)
        others = (None, None) if web_only else (serving.worker_command(), serving.mailroom_command())
        household = serving.Household(web, *others)
        try:
            serving.refuse_taken_port(host, port)
            serving.prepare()
            household.run(host, port, ready=lambda: self.greet(serving.address(host, port)))
        except serving.PortInUse as taken:
            raise CommandError(f"{taken}. Another one: --port {port + 1}") from taken
        except serving.WebStopped as stopped:
            raise CommandError("The web server stopped by itself; what it said stands above.") from stopped

    def greet(self, address):
        self.stdout.write(f"Hospes answers on {address}/  (desk: {address}/desk/)")
        token = first_run.issue_link()
        if token:
            self.stdout.write("Nobody works here yet. Open this link once to set up the company:")
            self.stdout.write(f"  {address}/{links.setup(token)}")
        self.stdout.flush()
