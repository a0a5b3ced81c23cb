"""The forecast beside a job: for those who edit and those who read, in their own days."""

from datetime import timedelta

import pytest

from hospes.foundation import clock
from hospes.jobs.models import Job
from hospes.team.models import Member
from tests.insights.lives import applied, ended, moved
from tests.queries import same_number


@pytest.fixture
def slow(world):
    """A year in which every step took its time, and Dan's talks the longest."""
    world.files = []
    world.job.stages.get(kind="talk").members.add(world.dan)
    for number in range(9):
        each = applied(world, number)
        moved(each, "call", after=4)
        moved(each, "talk", after=7)
        moved(each, "decision", after=42)
        ended(each, "declined", after=44)
    clock.move(timedelta(days=60))
    return world


def page(client, job):
    return client.get(f"/desk/jobs/{job.public_id}/")


def test_without_history_it_is_a_range_and_called_a_guess(world, client):
    outlook = page(client, world.job).context["outlook"]

    assert outlook["is_thin"]
    assert " to " in outlook["range"]
    assert len(outlook["steps"]) == 4
    assert not any(step["rows"] for step in outlook["steps"])


def test_with_history_it_is_a_date_and_the_plan_is_warned_of_but_may_be_published(slow, client):
    answer = page(client, slow.job)

    assert not answer.context["outlook"]["is_thin"]
    assert [step["is_late"] for step in answer.context["outlook"]["steps"]] == [False, False, True, True]
    said = [check for check in answer.context["checks"] if "would be kept" in check["sentence"]]
    assert [(check["blocks"], check["url"]) for check in said] == [(False, "#plan"), (False, "#plan")]
    words = answer.content.decode()
    assert "A decision is realistic on" in words
    assert "from 9 of yours" in words

    slow.job.unpublish(by=slow.grace.actor)
    client.post(f"/desk/jobs/{slow.job.public_id}/visibility/", {"state": "public"})

    assert Job.objects.get(pk=slow.job.pk).state == "public"


def test_who_only_reads_sees_it_too_in_the_days_of_his_zone(slow, client, hugo):
    here = page(client, slow.job).context["outlook"]["decision"]
    client.force_login(hugo)
    Member.objects.filter(pk=hugo.pk).update(zone="Asia/Shanghai")

    answer = page(client, slow.job)

    # The day closes at six in Toronto, which is the next morning in Shanghai.
    assert answer.context["outlook"]["decision"] != here
    assert "A decision is realistic on" in answer.content.decode()


def test_a_draft_without_contact_says_what_is_missing(world, client):
    draft = Job.objects.draft(titles={"en": "Cook"}, by=world.grace.actor)
    Job.objects.filter(pk=draft.pk).update(calendar="", contact=None)

    assert "No forecast yet" in page(client, draft).content.decode()


def test_a_closed_job_has_no_forecast(world, client):
    world.job.close(by=world.grace.actor)

    assert page(client, world.job).context["outlook"] is None


def test_it_costs_the_same_for_many_applications(slow, client):
    number = iter(range(20, 30))
    # Its receipt goes out: the mail server has proved itself again, whatever the page asks about that.
    applied(slow, next(number))

    same_number(
        lambda: page(client, slow.job),
        grow=lambda: ended(applied(slow, next(number)), "declined", after=7),
    )
