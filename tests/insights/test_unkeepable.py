from datetime import UTC, date, datetime, timedelta

from django.utils import translation

from hospes.foundation import clock
from hospes.insights.forecast import Expected, forecast
from hospes.insights.unkeepable import findings
from hospes.jobs.models import Job, Stage
from tests.insights.lives import applied, ended, moved

MONDAY = datetime(2026, 9, 7, 14, tzinfo=UTC)


def said(found, language="en"):
    with translation.override(language):
        return list(findings(found, zone="America/Toronto"))


def test_a_plan_without_history_is_not_called_unkeepable(job):
    assert said(forecast(job, now=MONDAY)) == []


def test_where_ours_took_longer_the_first_step_and_the_decision_say_which_day_would_be_kept(world):
    for number in range(9):
        each = applied(world, number)
        moved(each, "call", after=28)
        moved(each, "decision", after=35)
        ended(each, "declined", after=63)
    now = clock.now() + timedelta(days=70)
    found = forecast(Job.objects.get(pk=world.job.pk), now=now)

    first, last = said(found)

    assert not first.blocks
    assert (first.code, last.code) == ("plan_early", "plan_early")
    assert "“We read your application” is planned for" in str(first)
    assert "“Decision”" in str(last)
    assert "85 %" in str(last)
    assert said(found, "zh-hans")[0] != first


def test_a_published_decision_day_that_is_too_early_is_warned_of_as_such(world):
    for number in range(9):
        each = applied(world, number)
        moved(each, "call", after=5)
        moved(each, "decision", after=6)
        ended(each, "hired", after=60)
    now = clock.now() + timedelta(days=70)
    Stage.objects.filter(job=world.job, kind="decision").update(promise_days=None)
    Job.objects.filter(pk=world.job.pk).update(decision_on=(now + timedelta(days=10)).date())

    (last,) = said(forecast(Job.objects.get(pk=world.job.pk), now=now))

    assert last.code == "decision_early"


def test_a_wide_guess_speaks_only_where_the_day_is_missed_more_often_than_not():
    plan = date(2026, 9, 14)

    def step(*, keeps, thin, likely=date(2026, 9, 20), plan=plan):
        return Expected(stage=Stage(), plan=plan, half=plan, likely=likely, keeps=keeps, rows=0, thin=thin)

    assert not step(keeps=0.6, thin=True).is_unkeepable
    assert step(keeps=0.4, thin=True).is_unkeepable
    assert step(keeps=0.6, thin=False).is_unkeepable
    assert not step(keeps=0.9, thin=False, likely=plan).is_unkeepable
    assert not step(keeps=None, thin=False, plan=None).is_unkeepable
