import pytest

from hospes.jobs.refusals import WouldBreakThePage
from hospes.search.models import Entry as Found


def test_a_readable_page_is_never_left_with_a_gap(public, grace):
    with pytest.raises(WouldBreakThePage, match="Unpublish it first") as refusal:
        public.set_criteria([], by=grace.actor)

    assert refusal.value.problems == ["Name at least one criterion: every no refers to one."]
    assert len(public.current_criteria()) == 3


def test_a_readable_round_keeps_a_closing_date(public, grace):
    with pytest.raises(WouldBreakThePage) as refusal:
        public.set_intake("round", by=grace.actor)

    assert refusal.value.problems == ["A round needs a closing date."]


def test_a_gap_that_was_there_before_does_not_stop_another_change(public, grace):
    grace.is_active = False
    grace.save(update_fields=["is_active"])

    public.write("en", title="Field engineer", by=grace.actor)

    assert public.title("en") == "Field engineer"


def test_a_draft_may_have_gaps(job, grace):
    job.set_criteria([], by=grace.actor)

    assert job.current_criteria() == []


def test_a_change_is_dated(job, grace, now):
    before = job.changed_at

    job.write("en", title="Field engineer", by=grace.actor)

    assert job.changed_at > before


def test_a_job_is_found_by_all_it_says(job, grace):
    job.write("en", title="Field engineer", by=grace.actor)

    assert job.words.splitlines()[0] == "field engineer keep our harbour robots moving."
    assert {"toronto", "多伦多", "field service", "现场服务"} < set(job.words.splitlines())
    assert Found.objects.get(kind="job").key == job.public_id
