import pytest
from django.urls import reverse

from hospes.jobs.models import Job
from hospes.team.models import Member
from tests.makers import make_job, make_member

JOBS = "/desk/jobs/"


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_costs_the_same_for_many(world, client, count, django_assert_num_queries):
    for number in range(count - 1):
        make_job(titles={"en": f"Job {number}"}, state="public")
    client.get(JOBS)

    with django_assert_num_queries(12):
        page = client.get(JOBS)

    assert page.context["found"] == count


def test_a_line_says_who_waits_and_until_when(world, client):
    world.apply()

    [job] = client.get(JOBS).context["jobs"]

    assert (job["waiting"], job["state_label"], job["contact"]) == (1, "Public", world.grace)
    assert job["nearest"] is not None


def test_the_list_is_searched_filtered_and_sorted(world, client):
    make_job(titles={"en": "Night porter"}, contact=world.dan, deputy=world.grace)

    def titles(**query):
        return [job["title"] for job in client.get(JOBS, query).context["jobs"]]

    assert titles(q="porter") == ["Night porter"]
    assert titles(state="public") == ["Field technician"]
    assert titles(contact=world.dan.pk) == ["Night porter"]
    assert titles(sort="changed")[0] == "Night porter"
    assert titles(q="nowhere") == []


def test_naughty_filters_find_something_or_nothing(world, client):
    for value in ("\x00", "😀", "9" * 400, "-1", "'; --", "²"):
        query = dict.fromkeys(("q", "state", "contact", "sort", "page"), value)
        assert client.get(JOBS, query).status_code == 200


def test_an_empty_house_is_told_to_make_the_first_job(world, client):
    Job.objects.all().delete()

    page = client.get(JOBS)

    assert "Make the first one" in page.content.decode()
    assert reverse("desk:new-job") in page.content.decode()


def test_an_interviewer_reads_but_is_not_told_who_waits(world, client, iris):
    client.force_login(iris)

    page = client.get(JOBS)

    assert page.context["jobs"][0]["waiting"] == ""
    assert page.context["new_url"] == ""


def test_a_stranger_sees_none(world, client, mallory):
    client.force_login(mallory)

    assert client.get(JOBS).context["jobs"] == []


NEW = {
    "title_en": "Crane operator",
    "title_zh": "吊车司机",
    "employment": "full_time",
    "plan": "standard",
    "new_place_en": "Rotterdam",
    "zone": "Europe/Amsterdam",
    "calendar": "DE-BE",
    "pay_kind": "range",
    "low": "40000",
    "high": "50000",
    "currency": "EUR",
}


def test_a_first_job_is_begun_by_one_short_form(world, client):
    answer = client.post("/desk/jobs/new/", {**NEW, "contact": world.grace.pk, "deputy": world.dan.pk})

    job = Job.objects.latest("pk")
    assert answer.headers["Location"] == f"/desk/jobs/{job.public_id}/"
    assert (job.state, job.title("zh"), job.contact, job.deputy) == ("draft", "吊车司机", world.grace, world.dan)
    assert (job.zone, len(job.plan()), job.currency) == ("Europe/Amsterdam", 5, "EUR")


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"title_en": "", "title_zh": ""}, "title_en"),
        ({"low": "60000"}, "low"),
        ({"currency": "XYZ"}, "low"),
        ({"pay_kind": "tariff"}, "tariff"),
        ({"deputy": "contact"}, "deputy"),
        ({"employment": "slave"}, "employment"),
        ({"title_en": "x" * 201}, "title_en"),
        ({"low": "NaN"}, "low"),
    ],
)
def test_what_is_refused_is_said_at_its_field_and_nothing_is_lost(world, client, change, field):
    told = {**NEW, "contact": world.grace.pk, **change}
    told = {**told, "deputy": world.grace.pk} if change.get("deputy") else told
    before = Job.objects.count()

    answer = client.post("/desk/jobs/new/", told)

    assert answer.status_code == 422
    assert field in answer.context["form"].errors
    assert "Rotterdam" in answer.content.decode()
    assert Job.objects.count() == before


def test_a_job_is_copied(world, client):
    answer = client.post("/desk/jobs/copies/", {"source": world.job.public_id})

    copy = Job.objects.latest("pk")
    assert answer.status_code == 302
    assert (copy.copied_from, copy.state) == (world.job, "draft")
    assert client.get("/desk/jobs/copies/").status_code == 302
    assert client.post("/desk/jobs/copies/", {"source": "\x00nobody"}).status_code == 404


def test_only_those_who_edit_begin_jobs(world, client, hugo, iris):
    for member in (hugo, iris):
        client.force_login(member)
        assert client.get("/desk/jobs/new/").status_code == 404
        assert client.post("/desk/jobs/new/", NEW).status_code == 404
        assert client.post("/desk/jobs/copies/", {"source": world.job.public_id}).status_code == 404


def test_the_contact_offered_first_is_oneself(world, client):
    Member.objects.filter(pk=world.grace.pk).update(standing_deputy=make_member("Nina Abe"))

    form = client.get("/desk/jobs/new/").context["form"]

    assert form.initial["contact"] == str(world.grace.pk)
    assert form.initial["currency"] == "CAD"
