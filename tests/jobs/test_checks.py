from dataclasses import replace
from datetime import date, timedelta

import pytest

from hospes.foundation import clock
from hospes.jobs.findings import warn
from hospes.jobs.models import Job
from hospes.jobs.registers import publish_checks
from hospes.post.models import MailServer
from tests.jobs.test_plannable import TASK
from tests.makers import A_QUESTION


def codes(job) -> set[str]:
    return {finding.code for finding in Job.objects.get(pk=job.pk).publish_checks()}


def test_nothing_is_missing_from_a_whole_job(job):
    assert codes(job) == set()


def test_an_empty_draft_lacks_what_candidates_need(company, grace, dan):
    job = Job.objects.draft(titles={"en": "Welder"}, by=grace.actor)

    blocking = {finding.code for finding in job.publish_checks() if finding.blocks}
    worth_a_look = {finding.code for finding in job.publish_checks() if not finding.blocks}

    assert blocking == {"contact_missing", "work_missing_en", "pay_missing", "place_missing", "criterion_missing"}
    assert worth_a_look == {"language_missing", "vacancy_unsaid", "machines_unsaid"}
    assert [finding.blocks for finding in job.publish_checks()] == [True] * 5 + [False] * 3


def test_every_finding_is_a_plain_sentence(company, grace):
    job = Job.objects.draft(titles={"en": "Welder"}, by=grace.actor)

    assert all(str(finding).endswith(".") for finding in job.publish_checks())


def test_a_contact_whose_address_is_dead_blocks(job, grace):
    grace.address_refused_at = clock.now()
    grace.save(update_fields=["address_refused_at"])

    assert codes(job) == {"contact_unreachable"}


def test_a_job_without_a_deputy_is_covered_by_whoever_can_be_reached(job, grace, dan, iris):
    job.set_contact(grace, by=grace.actor)
    assert codes(job) == set()

    type(dan).objects.exclude(pk=grace.pk).update(address_refused_at=clock.now())
    assert codes(job) == {"deputy_missing"}


def test_with_two_members_each_is_the_other_s_deputy(job, grace, dan):
    job.set_contact(grace, by=grace.actor)

    assert codes(job) == set()


def test_one_who_works_alone_is_told_so(job, grace, dan):
    job.set_contact(grace, by=grace.actor)
    dan.is_active = False
    dan.save(update_fields=["is_active"])

    assert codes(job) == {"nobody_covers"}


def test_a_job_without_any_text_blocks(job):
    job.texts.all().delete()

    assert codes(job) == {"text_missing"}


def test_a_text_that_is_days_older_is_worth_a_look(job, grace):
    clock.move(timedelta(days=2))
    job.write("en", honest="It is colder than we said.", by=grace.actor)

    assert codes(job) == {"text_is_older"}


def test_a_plan_says_when_one_is_read(job, grace):
    job.set_plan([TASK], by=grace.actor)
    assert codes(job) == {"review_missing"}

    job.set_plan([], by=grace.actor)
    assert codes(job) == {"plan_missing"}


def test_a_decision_on_a_date_needs_the_date(job, grace):
    job.add_stage(replace(TASK, promise_kind="DECISION"), by=grace.actor)
    assert codes(job) == {"decision_undated"}

    job.set_intake("rolling", decision_on=date(2026, 12, 17), by=grace.actor)
    assert codes(job) == set()


def test_pay_that_is_not_printed_is_worth_a_look(job, grace):
    job.set_pay(kind="on_request", by=grace.actor)

    assert codes(job) == {"pay_on_request"}


def test_a_round_closes_ahead_of_us_and_soon(job, grace):
    job.set_intake("round", by=grace.actor)
    assert codes(job) == {"closing_date_missing"}

    Job.objects.update(closes_on=date(2027, 1, 4))
    assert codes(job) == {"round_too_long"}

    Job.objects.update(closes_on=date(2026, 11, 23))
    assert codes(job) == {"round_is_over"}

    job.set_intake("round", closes_on=date(2026, 12, 1), by=grace.actor)
    assert codes(job) == set()


@pytest.mark.parametrize(
    ("questions", "found"),
    [
        ([replace(A_QUESTION, required=False)] * 8, set()),
        ([replace(A_QUESTION, required=False)] * 9, {"form_too_long"}),
        ([A_QUESTION] * 2, {"form_too_strict"}),
    ],
)
def test_a_form_is_short(job, grace, questions, found):
    job.set_questions(questions, by=grace.actor)

    assert codes(job) == found


def test_a_vacancy_without_an_opening_is_worth_a_look(job, grace):
    job.cancel_opening(job.openings.get(), by=grace.actor, why="Budget")
    assert codes(job) == {"opening_missing"}

    job.describe(real_vacancy=False, by=grace.actor)
    assert codes(job) == set()


def test_mail_that_was_not_tested_is_worth_a_look(job):
    clock.move(timedelta(days=8))
    assert codes(job) == {"mail_untested"}

    MailServer.objects.all().delete()
    assert codes(job) == {"mail_missing"}


def test_higher_rooms_add_what_they_know(job):
    publish_checks.add("test", lambda job: [warn("seat_unapproved", "Nobody approved the seat.")])
    try:
        assert codes(job) == {"seat_unapproved"}
    finally:
        publish_checks.remove("test")


@pytest.mark.parametrize("count", [1, 3])
def test_checking_a_whole_job_costs_the_same_however_much_it_has(job, grace, count, django_assert_num_queries):
    job.set_questions([A_QUESTION] * count, by=grace.actor)
    for _ in range(count):
        job.add_stage(TASK, by=grace.actor)
    whole = Job.objects.whole().get(pk=job.pk)

    # The one asks whether mail leaves the house.
    with django_assert_num_queries(1):
        whole.publish_checks()
