import pytest

from hospes.applications.models import Application
from hospes.applications.models.submitting import Person
from hospes.applications.queries import board
from hospes.demo.bench import copying
from hospes.demo.seeds import jobs, people
from hospes.demo.seeds.stage import Stage
from hospes.foundation import clock
from hospes.jobs.models import Job
from hospes.promises.models import Promise

pytestmark = pytest.mark.django_db


@pytest.fixture
def stage(now) -> Stage:
    members = people.settle("http://127.0.0.1:8000")
    return Stage(members, jobs.publish_all(members), clock.now(), clock.now())


def test_jobs_are_copied_with_all_their_parts(stage):
    copying.jobs(12)

    copied = Job.objects.listed()
    assert copied.count() == 12
    assert {(job.texts.count(), job.stages.count() > 2, job.criteria.count() > 1) for job in copied} == {
        (2, True, True)
    }


def test_applicants_are_copied_with_their_promises_over_all_stages(stage):
    stage.apply("R1", Person("Ada", "ada@example.org"))

    copying.applicants(stage.jobs["R1"], 20)

    lanes = board(stage.jobs["R1"], stage.members["lin-yue"])
    assert sum(lane.count for lane in lanes) == Application.objects.count() == 20
    assert all(lane.cards for lane in lanes)
    assert Promise.objects.filter(kind="REVIEW").count() == 20
