from hospes.jobs.models import Job
from tests.makers import A_QUESTION


def test_a_job_without_a_form_asks_nothing_of_its_own(company, grace):
    job = Job.objects.draft(titles={"en": "Welder"}, by=grace.actor)

    assert job.questions() == []


def test_questions_are_edited_and_old_answers_keep_theirs(job, grace):
    form = job.form
    field = form.asked()[0].field
    response = form.record(form.check_answers({field: "A crane"}, {}, "en"))

    job.set_questions([A_QUESTION, A_QUESTION], by=grace.actor)

    assert len(job.questions()) == 2
    assert job.form.supersedes == form
    assert [row.text for row in response.rows("en")] == ["A crane"]
