import pytest

from hospes.jobs.drafts import CriterionDraft
from hospes.jobs.models import Criterion
from hospes.jobs.refusals import CriterionWithoutWords, NotOfThisJob
from tests.makers import make_job


def test_criteria_are_reworded_in_place_and_retired(job, grace):
    first, second, third = job.current_criteria()

    job.set_criteria(
        [
            CriterionDraft(text={"en": "You know pumps"}, must=False),
            CriterionDraft(text={"en": "You fix machines"}, criterion=first.pk),
        ],
        by=grace.actor,
    )

    assert [str(criterion) for criterion in job.current_criteria()] == ["You know pumps", "You fix machines"]
    assert job.current_criteria()[1].key == first.key == f"criterion:{first.pk}"
    assert set(Criterion.objects.exclude(pk__in=Criterion.objects.current())) == {second, third}


def test_criteria_are_read_in_the_reader_s_language(job):
    assert job.current_criteria()[0].text_in("zh") == "修过机器"


@pytest.mark.parametrize("retired", [False, True])
def test_what_is_not_a_current_criterion_of_the_job_is_refused(job, grace, retired):
    if retired:
        foreign = job.current_criteria()[0]
        job.set_criteria([], by=grace.actor)
    else:
        foreign = make_job().current_criteria()[0]

    with pytest.raises(NotOfThisJob):
        job.set_criteria([CriterionDraft(text={"en": "x"}, criterion=foreign.pk)], by=grace.actor)


def test_a_criterion_says_something(job, grace):
    with pytest.raises(CriterionWithoutWords):
        job.set_criteria([CriterionDraft(text={"en": ""})], by=grace.actor)

    assert len(job.current_criteria()) == 3
