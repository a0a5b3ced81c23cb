"""A small house in which stories play: company, people, a public job, a fake post office, a moving clock."""

from datetime import timedelta
from pathlib import Path
from typing import Any

from hospes.applications.models import Application
from hospes.applications.models.submitting import Incoming, Person
from hospes.foundation import claiming, clock
from hospes.jobs.models import Job
from hospes.post.models import MailServer
from hospes.post.transports.fake import FakeOffice, office
from hospes.team.models import Member
from tests.makers import make_company, make_job, make_member

ADA = Person(name="Ada Lovelace", email="ada@example.org", language="en", zone="America/Toronto")
CV = Incoming("ada.txt", b"Ada Lovelace\nWrote the first programme.\n")


class World:
    """What a story needs, made once: ``world.apply()``, ``world.later(hours=24)``, ``world.work()``."""

    def __init__(self) -> None:
        # What comes with every application. Reading it takes a process of its own: rooms' tests do without.
        self.files: list[Incoming] = [CV]
        make_company()
        self.office: FakeOffice = office
        self.office.clear()
        MailServer.objects.configure(host="mail.example", port=587, security="starttls")
        self.helen: Member = make_member("Helen Zhou", role="admin")
        self.grace: Member = make_member("Grace Hopper")
        self.dan: Member = make_member("Dan Okafor")
        self.job: Job = make_job(contact=self.grace, deputy=self.dan, state="public")

    def apply(self, person: Person = ADA, nonce: str = "n-1", job: Job | None = None, **facts: Any) -> Application:
        """Submit an application with a file, let its receipt leave, and return it."""
        submission = Application.objects.submit(job or self.job, person, nonce=nonce, files=self.files, **facts)
        self.work()
        return Application.objects.get(pk=submission.application.pk)

    def work(self) -> None:
        """Let the worker do everything that is due now."""
        for _ in range(6):
            if claiming.run_once("machine:test", limit=1000) == 0:
                return

    def later(self, **span: float) -> None:
        """Let time pass, and the worker work."""
        clock.move(timedelta(**span))
        self.work()

    def fresh(self, application: Application) -> Application:
        """The application as it is now."""
        return Application.objects.select_related("case__candidate", "job").get(pk=application.pk)


def in_folder(settings: object, folder: Path) -> None:
    """Give a test its own data folder and a fake transport."""
    settings.DATA = folder  # type: ignore[attr-defined]
    settings.MOVABLE_CLOCK = True  # type: ignore[attr-defined]
    settings.POST_TRANSPORT = "fake"  # type: ignore[attr-defined]
