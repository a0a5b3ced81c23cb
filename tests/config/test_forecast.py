import json
import os
import subprocess
import sys
from datetime import UTC, datetime
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from hospes.foundation import clock
from hospes.jobs.models import Job
from tests.makers import SHANGHAI, make_job, make_member


def said(*words):
    out = StringIO()
    call_command("forecast", *words, stdout=out)
    return out.getvalue()


@pytest.fixture
def priya(job):
    priya = make_member("Priya Raman", **SHANGHAI)
    job.stages.get(kind="talk").members.add(priya)
    return priya


def test_it_says_every_step_with_plan_50_and_85(job, now):
    words = said(job.public_id)

    assert words.startswith(f"Field technician ({job.public_id})\n")
    for step in ("We read your application", "A call", "A talk with the team", "Decision"):
        assert step in words
    assert "a wide guess" in words


def test_it_names_an_unkeepable_plan_and_who_holds_it_up(job, priya):
    # Over the Chinese new year of 2027.
    clock.set_to(datetime(2027, 1, 27, 15, tzinfo=UTC))

    words = said(job.public_id)

    assert "with your calendars" in words
    assert "Priya Raman is the bottleneck" in words


def test_as_facts_it_is_one_object_a_line_for_all_published_jobs(job, now):
    make_job(titles={"en": "Welder"})

    (line,) = said("--json").splitlines()
    facts = json.loads(line)

    assert facts["job"] == job.public_id
    assert [step["kind"] for step in facts["steps"]] == ["review", "call", "talk", "decision"]
    assert all(step["half"] <= step["likely"] for step in facts["steps"])
    assert facts["bottleneck"] is None


def test_a_job_that_nobody_looks_after_has_no_dates(company, grace):
    draft = Job.objects.draft(titles={"en": "Cook"}, by=grace.actor)
    Job.objects.filter(pk=draft.pk).update(calendar="")

    assert "Nobody is its contact yet" in said(draft.public_id)


def test_the_table_of_the_method_reads_no_row():
    words = said("--calibration", "--histories", "1")

    assert "two speeds" in words
    assert len(words.splitlines()) == 13
    assert len(said("--calibration", "--histories", "1", "--json").splitlines()) == 12


@pytest.mark.django_db
@pytest.mark.parametrize("words", [["nothing"], ["--seed", "-1"], ["--calibration", "--histories", "0"]])
def test_a_wrong_question_gets_a_sentence(words):
    with pytest.raises(CommandError):
        said(*words)


def test_hospes_starts_without_numpy():
    start = """
import sys, django
django.setup()
import hospes.config.urls
from hospes.config import command_line
assert "forecast" in command_line.overview()
sys.exit("numpy" in sys.modules)
"""
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "hospes.config.settings.test"}

    done = subprocess.run([sys.executable, "-c", start], env=environment, check=False)

    assert done.returncode == 0
