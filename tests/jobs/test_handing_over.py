from hospes.jobs import handing_over
from hospes.jobs.models import Job, Stage
from hospes.team import duties
from tests.jobs.entries import verbs
from tests.jobs.test_plannable import TASK
from tests.makers import make_job


def contact_and_deputy(job) -> tuple[str, str]:
    job = Job.objects.get(pk=job.pk)
    return str(job.contact), str(job.deputy)


def test_jobs_go_to_the_heir(public, grace, dan, hugo, now):
    closed = make_job()
    closed.close(by=dan.actor)

    handing_over.hand_over(grace, hugo, dan.actor, now)

    assert contact_and_deputy(public) == ("Hugo Silva", "Dan Okafor")
    assert contact_and_deputy(closed) == ("Grace Hopper", "Dan Okafor")
    assert verbs(public.key)[-1] == "job.handed_over"


def test_a_deputy_who_inherits_is_deputy_no_more(public, grace, dan, now):
    handing_over.hand_over(grace, dan, dan.actor, now)

    assert contact_and_deputy(public) == ("Dan Okafor", "None")


def test_a_deputy_who_leaves_is_replaced_by_somebody_else(public, grace, dan, hugo, now):
    other = make_job(contact=hugo, deputy=dan)

    handing_over.hand_over(dan, hugo, grace.actor, now)

    assert contact_and_deputy(public) == ("Grace Hopper", "Hugo Silva")
    assert contact_and_deputy(other) == ("Hugo Silva", "None")


def test_who_leaves_is_met_in_no_stage(public, grace, iris, now):
    stage = public.add_stage(TASK, by=grace.actor)
    stage.members.set([iris, grace])

    handing_over.hand_over(iris, grace, grace.actor, now)

    assert list(Stage.objects.get(pk=stage.pk).members.all()) == [grace]


def test_what_is_owed_is_counted_before_access_ends(public, grace, dan, hugo):
    make_job(contact=hugo, deputy=grace)

    assert duties.owed(grace)["jobs"] == 2
    assert duties.owed(dan)["jobs"] == 1
