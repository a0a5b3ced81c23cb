"""What all tests share: a data folder of one's own, a clock that can be moved, and the people of the house.

``tests/makers.py`` makes further people and jobs, ``tests/world.py`` a whole house for a story.
"""

import os
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from hospes.candidates.models import Candidate
from hospes.foundation import clock
from hospes.jobs.models import Job
from hospes.team.models import Company, Member
from tests.makers import make_company, make_job, make_member

# Tuesday 24 November 2026, 10:00 in Shanghai; Monday evening in Toronto.
NOW = datetime(2026, 11, 24, 2, tzinfo=UTC)

HERE = Path(__file__).parent
IN_CI = bool(os.environ.get("HOSPES_CI") or os.environ.get("CI"))
CORPORA = Path(os.environ.get("HOSPES_CORPORA", HERE.parent.parent / "shared" / "corpora"))


def missing(what: str) -> None:
    """Skip on a developer's machine, fail in CI: what is missing there is never overlooked."""
    if IN_CI:
        pytest.fail(f"{what} is missing, and CI does not skip", pytrace=False)
    pytest.skip(f"{what} is missing")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if (HERE / "journeys") in item.path.parents:
            item.add_marker("journey")


def pytest_terminal_summary(terminalreporter) -> None:
    """Print the lines in which harnesses say what they tried (``record_property("harness", line)``)."""
    reports = [*terminalreporter.getreports("passed"), *terminalreporter.getreports("failed")]
    lines = [line for report in reports for name, line in report.user_properties if name == "harness"]
    if lines:
        terminalreporter.section("what the harnesses tried")
        for line in lines:
            terminalreporter.write_line(line)


@pytest.fixture(scope="session")
def corpora() -> Path:
    """The shared corpora, by name: ``corpora / "resumes" / …``."""
    if not CORPORA.is_dir():
        missing(f"the folder of corpora ({CORPORA})")
    return CORPORA


@pytest.fixture(autouse=True)
def data(settings, tmp_path: Path) -> Path:
    """A data folder of this test's own: its files and its clock are nobody else's."""
    settings.DATA = tmp_path
    return tmp_path


@pytest.fixture
def now(data: Path) -> datetime:
    """The clock set to ``NOW``, from where it runs on."""
    clock.set_to(NOW)
    return NOW


@pytest.fixture
def later(data: Path) -> Callable[..., datetime]:
    """Let time pass: ``later(hours=24)`` returns the new now."""

    def pass_time(**span: float) -> datetime:
        clock.move(timedelta(**span))
        return clock.now()

    return pass_time


@pytest.fixture
def company(db) -> Company:
    return make_company()


@pytest.fixture
def helen(company) -> Member:
    """Admin."""
    return make_member("Helen Zhou", role="admin")


@pytest.fixture
def grace(company) -> Member:
    """Recruiter, the contact."""
    return make_member("Grace Hopper")


@pytest.fixture
def dan(company) -> Member:
    """Recruiter, Grace's deputy."""
    return make_member("Dan Okafor")


@pytest.fixture
def hugo(job) -> Member:
    """Hiring manager of the job."""
    hugo = make_member("Hugo Silva", role="hiring_manager")
    job.set_team([(hugo, "hiring_manager")], by=job.contact.actor)
    return hugo


@pytest.fixture
def iris(job) -> Member:
    """Interviewer, in the job's last talk."""
    iris = make_member("Iris Vogel", role="interviewer")
    job.stages.filter(kind="talk").last().members.add(iris)
    return iris


@pytest.fixture
def mallory(company) -> Member:
    """The stranger: a hiring manager, of other jobs only."""
    return make_member("Mallory Quinn", role="hiring_manager")


@pytest.fixture
def ada(company) -> Candidate:
    """A candidate with an address, not yet proved."""
    facts = {"email": "ada@example.org", "phone": "+1 416 555 0142", "zone": "America/Toronto"}
    candidate, _how = Candidate.objects.find_or_create(name="Ada Lovelace", by="machine:test", **facts)
    return candidate


@pytest.fixture
def job(grace, dan) -> Job:
    """A public job in two languages, with Grace as contact and Dan as deputy."""
    return make_job(contact=grace, deputy=dan, state="public")
