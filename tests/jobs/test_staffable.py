import pytest

from hospes.foundation import clock
from hospes.jobs.models import Job
from hospes.jobs.refusals import CannotBeContact, DeputyIsContact, UnknownValue
from hospes.team.refusals import UnknownCalendar, UnknownZone
from tests.makers import make_place


def test_a_job_has_a_contact_and_somebody_who_covers(job, grace, dan):
    job.set_contact(dan, deputy=grace, by=grace.actor)

    assert (job.contact, job.deputy) == (dan, grace)


def test_a_contact_can_be_reached(job, grace, dan):
    dan.address_refused_at = clock.now()

    with pytest.raises(CannotBeContact, match="Dan Okafor"):
        job.set_contact(dan, by=grace.actor)


def test_nobody_covers_for_himself(job, grace):
    with pytest.raises(DeputyIsContact):
        job.set_contact(grace, deputy=grace, by=grace.actor)


def test_the_first_place_gives_zone_and_calendar(company, grace):
    job = Job.objects.draft(titles={"en": "Welder"}, by=grace.actor)
    berlin = make_place(name={"en": "Berlin", "zh": "柏林"}, zone="Europe/Berlin", calendar="DE-BE")
    toronto = make_place()

    job.set_places([], by=grace.actor)
    job.set_places([berlin, toronto, berlin], by=grace.actor)

    assert (job.zone, job.calendar, job.working_calendar()) == ("Europe/Berlin", "DE-BE", "DE-BE")
    assert job.places_in("zh") == ["柏林", "多伦多"]
    assert [str(row) for row in job.job_places.all()] == ["Berlin", "Toronto"]


def test_promises_count_in_the_contact_s_calendar(job, grace):
    grace.calendar = "CN"
    grace.save(update_fields=["calendar"])

    assert Job.objects.get().working_calendar() == "CN"


def test_who_hires_with_us(job, grace, hugo, iris):
    job.set_team([(hugo, "hiring_manager"), (iris, "interviewer")], by=grace.actor)
    job.set_team([(hugo, "hiring_manager")], by=grace.actor)

    assert [(str(row), row.role) for row in job.team.all()] == [("Hugo Silva", "hiring_manager")]


def test_settings_are_described(job, grace):
    job.describe(
        by=grace.actor,
        employment="internship",
        team_name={"en": "Field Service", "zh": "现场"},
        machines_used={"en": "A parser."},
        nonsense="ignored",
    )

    assert (job.employment, job.team_key) == ("internship", "field service")
    assert job.team_name_in("zh") == "现场"
    assert job.machines_used_in("zh") == "A parser."


@pytest.mark.parametrize(
    ("facts", "refusal"),
    [
        ({"employment": "serfdom"}, UnknownValue),
        ({"zone": "Mars/Olympus"}, UnknownZone),
        ({"calendar": "MARS"}, UnknownCalendar),
    ],
)
def test_unknown_settings_are_refused(job, grace, facts, refusal):
    with pytest.raises(refusal):
        job.describe(by=grace.actor, **facts)


def test_an_unknown_role_is_refused(job, grace, hugo):
    with pytest.raises(UnknownValue):
        job.set_team([(hugo, "oracle")], by=grace.actor)
