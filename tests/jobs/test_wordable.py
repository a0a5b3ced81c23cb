import pytest

from hospes.foundation.text import TooLong
from hospes.jobs.models import Job, JobText
from hospes.jobs.refusals import LastText, TitleMissing, UnknownLanguage
from tests.jobs.entries import verbs


def test_each_language_has_a_text_of_its_own(job):
    assert job.title("en") == "Field technician"
    assert job.title("zh-hans") == "现场技术员"
    assert job.text("zh").honest == "一月的码头很冷。"
    assert job.languages() == ["en", "zh"]


def test_a_language_without_a_text_reads_another(job, grace):
    job.remove_text("zh", by=grace.actor)

    assert job.title("zh") == "Field technician"
    assert verbs(job.key)[-1] == "job.text_removed"


def test_a_job_without_any_text_has_no_title(job):
    JobText.objects.all().delete()

    assert (job.text("en"), job.title("en"), str(job)) == (None, "", job.key)


def test_what_is_not_named_stays(job, grace, now):
    text = job.write("en", honest="It rains.", by=grace.actor)

    assert (text.title, text.honest, text.written_by) == ("Field technician", "It rains.", grace.actor)
    assert text.written_at == job.changed_at


def test_the_last_text_stays(job, grace):
    job.remove_text("zh", by=grace.actor)

    with pytest.raises(LastText):
        job.remove_text("en", by=grace.actor)


@pytest.mark.parametrize(
    ("language", "words", "refusal"),
    [
        ("en", {"title": "  "}, TitleMissing),
        ("fr", {"title": "Technicien"}, UnknownLanguage),
        ("en", {"title": "x" * 201}, TooLong),
        ("en", {"work": "x" * 20_001}, TooLong),
    ],
)
def test_a_text_that_cannot_stand_is_refused(job, grace, language, words, refusal):
    with pytest.raises(refusal):
        job.write(language, by=grace.actor, **words)

    assert job.title("en") == "Field technician"


def test_a_job_begins_with_a_title(company, grace):
    with pytest.raises(TitleMissing):
        Job.objects.draft(titles={"en": " "}, by=grace.actor)

    assert not Job.objects.exists()


def test_rows_say_what_they_are(job):
    assert str(job) == str(job.text("en")) == "Field technician"
