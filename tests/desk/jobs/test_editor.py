import pytest

from hospes.jobs.models import Job
from hospes.post.models import MailServer
from tests.desk.jobs.browser import typed
from tests.makers import make_job, make_member


@pytest.fixture
def page(world, client):
    """Get the editor, and save one of its parts with changes: ``page("pay", low="1")``."""
    url = f"/desk/jobs/{world.job.public_id}/"

    def save(part, **changes):
        action = f"{url}parts/{part}/" if part in client.get(url).context["known"] else f"{url}{part}/"
        return client.post(action, typed(client.get(url), action, **changes))

    save.url = url
    return save


def fresh(world):
    return Job.objects.whole().get(pk=world.job.pk)


@pytest.mark.parametrize(
    "part",
    [
        "texts/en", "texts/zh", "criteria", "pay", "places", "facts", "plan", "questions", "contact", "team", "dates",
    ],
)  # fmt: skip
def test_saving_a_part_as_it_stands_changes_nothing(world, page, part):
    before = picture(fresh(world))

    answer = page(part)

    assert answer.status_code == 302, answer.context["problems"]
    assert picture(fresh(world)) == before


def picture(job):
    """What candidates read."""
    texts = [(t.language, t.title, t.summary, t.work, t.needs, t.honest, t.benefits, t.hours) for t in job.texts.all()]
    plan = [(s.pk, s.name, s.kind, s.minutes, s.promise_kind, s.promise_days, s.explains) for s in job.plan()]
    asked = [(q.label, q.help, q.kind, q.required) for q in job.questions()]
    criteria = [(c.pk, c.text, c.must) for c in job.current_criteria()]
    facts = (job.pay("en"), job.employment, job.team_name, job.machines_used, job.real_vacancy, job.intake)
    return texts, plan, asked, criteria, facts, job.places(), job.contact, job.deputy, job.state


def test_a_text_is_written_in_one_language(world, page, client):
    answer = page("texts/en", title="Harbour technician", honest="Cold.")

    assert answer.headers["Location"] == f"{page.url}#texts"
    job = fresh(world)
    assert (job.title("en"), job.text("en").honest, job.title("zh")) == ("Harbour technician", "Cold.", "现场技术员")
    assert "Grace Hopper" in client.get(page.url).content.decode()


def test_a_text_without_a_title_is_refused_and_kept_as_typed(world, page):
    answer = page("texts/en", title="", work="Typed just now")

    assert answer.status_code == 422
    assert "Typed just now" in answer.content.decode()
    assert fresh(world).title("en") == "Field technician"


def test_a_text_is_removed_but_never_the_last(world, page):
    assert page("texts/zh", do="remove").status_code == 302
    assert fresh(world).languages() == ["en"]
    assert page("texts/en", do="remove").status_code == 422


def test_what_the_open_page_needs_cannot_be_taken_out(world, page):
    answer = page("texts/en", work="", summary="")

    assert answer.status_code == 422
    assert "Unpublish it first" in answer.content.decode()


def test_pay_that_nobody_understands_is_refused_at_its_field(world, page):
    answer = page("pay", low="99999999")

    assert answer.status_code == 422
    [pay] = [part for part in answer.context["parts"] if part.key == "pay"]
    assert "low" in pay.errors
    assert page("pay", kind="tariff", tariff="TVöD E9").status_code == 302
    assert fresh(world).pay("en") == "TVöD E9"


def test_a_new_place_comes_with_its_clock(world, page):
    page("places", new_en="Shenzhen", zone="Asia/Shanghai", calendar="CN")

    assert fresh(world).places_in("en") == ["Toronto", "Shenzhen"]


def test_contact_and_deputy_are_two_people(world, page):
    assert page("contact", contact=world.grace.pk, deputy=world.grace.pk).status_code == 422
    assert page("contact", contact=world.dan.pk, deputy=world.grace.pk).status_code == 302
    assert fresh(world).contact == world.dan


def test_the_team_is_named_with_roles(world, page):
    hugo = make_member("Hugo Silva", role="hiring_manager")

    page("team", **{"team-0-member": hugo.pk, "team-0-role": "hiring_manager"})
    assert [(row.member, row.role) for row in fresh(world).team.all()] == [(hugo, "hiring_manager")]
    page("team", do="remove:0")
    assert not fresh(world).team.exists()


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"intake": "round", "closes_on": "2030-01-01"}, "closes_on"),
        ({"decision_on": "9999-12-31"}, "decision_on"),
        ({"decision_on": "soon"}, "decision_on"),
    ],
)
def test_days_nobody_can_mean_are_refused(world, page, change, field):
    answer = page("dates", **change)

    assert answer.status_code == 422
    [dates] = [part for part in answer.context["parts"] if part.key == "dates"]
    assert field in dates.errors


def test_a_seat_is_opened_filled_and_cancelled_once(world, page, client):
    page("openings", reason="Third shift", approved_by=world.helen.pk)
    seats = list(fresh(world).openings.all())
    at = [f"{page.url}openings/{seat.pk}/" for seat in seats]

    assert client.post(at[1], {"do": "cancel"}).status_code == 422
    assert client.post(at[1], {"do": "cancel", "why": "Budget"}).status_code == 302
    assert client.post(at[0], {"do": "fill"}).status_code == 302
    assert client.post(at[0], {"do": "fill"}).status_code == 422
    assert client.post(f"{page.url}openings/999999/", {"do": "fill"}).status_code == 404
    assert [seat.state for seat in fresh(world).openings.all()] == ["filled", "cancelled"]


def test_taking_a_job_off_is_one_press_with_undo(world, page, client):
    client.post(f"{page.url}visibility/", {"state": "draft"})
    assert fresh(world).state == "draft"

    undo = client.session["toast"]["undo_url"]
    client.post(undo)

    assert fresh(world).state == "public"


def test_a_job_is_unlisted_closed_reopened(world, page, client):
    for state, becomes in (("unlisted", "unlisted"), ("closed", "closed"), ("reopened", "draft"), ("public", "public")):
        assert client.post(f"{page.url}visibility/", {"state": state}).status_code == 302
        assert fresh(world).state == becomes
    assert client.post(f"{page.url}visibility/", {"state": "sold"}).status_code == 404


def test_a_job_with_people_who_wait_is_not_closed(world, page, client):
    world.apply()

    answer = client.post(f"{page.url}visibility/", {"state": "closed"})

    assert answer.status_code == 422
    assert "1 person still waits" in answer.content.decode()
    assert f"{page.url}board/" in answer.content.decode()


def test_a_closed_job_is_not_edited(world, page, client):
    client.post(f"{page.url}visibility/", {"state": "closed"})

    assert page("pay").status_code == 422
    assert "Reopen or copy it" in page("pay").content.decode()


def test_what_is_missing_is_said_with_where_to_put_it_right(world, client):
    bare = Job.objects.draft(titles={"en": "Bare"}, by=world.grace.actor, contact=world.grace, deputy=world.dan)
    MailServer.objects.update(last_accepted_at=None)
    url = f"/desk/jobs/{bare.public_id}/"

    checks = client.get(url).context["checks"]
    answer = client.post(f"{url}visibility/", {"state": "public"})

    assert all(check["url"] for check in checks), checks
    assert {"#texts", "#criteria", "#pay", "#places"} <= {check["url"] for check in checks if check["blocks"]}
    assert answer.status_code == 422
    assert "cannot be published yet" in answer.content.decode()


def test_a_draft_page_has_no_public_link(world, client):
    draft = make_job(titles={"en": "Porter"})

    assert client.get(f"/desk/jobs/{draft.public_id}/").context["page_url"] == ""


@pytest.mark.parametrize("count", [1, 3])
def test_the_editor_costs_the_same_for_many_rows(world, page, client, count, django_assert_max_num_queries):
    for _number in range(count):
        world.job.open_opening(by=world.grace.actor)

    with django_assert_max_num_queries(40):
        assert client.get(page.url).status_code == 200


def test_parts_that_do_not_exist_are_not_found(world, page, client):
    assert client.post(f"{page.url}parts/nothing/").status_code == 404
    assert client.post(f"{page.url}texts/tlh/").status_code == 404
    assert client.get(f"{page.url}parts/pay/").headers["Location"] == page.url
