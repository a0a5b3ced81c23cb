from datetime import UTC, datetime

import pytest

from hospes.foundation import clock
from hospes.jobs.models import Job
from hospes.post.models import MailServer
from hospes.team.models import Company, Member
from tests.makers import make_company, make_job, make_member

# Tuesday 24 November 2026, 10:00 in Toronto.
NOW = datetime(2026, 11, 24, 15, tzinfo=UTC)


@pytest.fixture(autouse=True)
def now(settings, tmp_path) -> datetime:
    settings.DATA = tmp_path
    clock.set_to(NOW)
    return NOW


@pytest.fixture
def company(db) -> Company:
    server = MailServer.objects.configure(host="mail.example", port=587, security="starttls")
    server.last_accepted_at = NOW
    server.save(update_fields=["last_accepted_at"])
    return make_company()


@pytest.fixture
def grace(company) -> Member:
    return make_member("Grace Hopper")


@pytest.fixture
def dan(company) -> Member:
    return make_member("Dan Okafor")


@pytest.fixture
def hugo(company) -> Member:
    return make_member("Hugo Silva", role="hiring_manager")


@pytest.fixture
def iris(company) -> Member:
    return make_member("Iris Vogel", role="interviewer")


@pytest.fixture
def job(grace, dan) -> Job:
    """A draft with everything publishing asks for."""
    return make_job()


@pytest.fixture
def public(grace, dan) -> Job:
    return make_job(state="public")
