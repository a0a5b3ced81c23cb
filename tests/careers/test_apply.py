from hospes.applications.models import Application
from hospes.candidates.models import Candidate
from hospes.foundation import clock, sweeping
from hospes.privacy.models import Consent
from hospes.promises.models import Promise
from tests.careers.pages import words


def test_an_application_becomes_a_case_with_a_date_a_person_and_a_letter(client, world, send):
    answer = send()

    assert answer.status_code == 303
    page = client.get(answer.headers["Location"])
    application = Application.objects.get()
    assert application.job == world.job
    assert "Your application for Field technician is with us." in words(page)
    assert "Grace Hopper reads your application." in words(page)
    assert "ada@example.org" in words(page)
    world.work()
    [letter] = world.office.messages("ada@example.org")
    day = words(page).partition("You will hear by ")[2].partition(",")[0][:9]
    assert day in letter.get_body(("plain",)).get_content()
    assert sweeping.sweep(clock.now()).found == []


def test_the_confirmation_keeps_the_acknowledgement(client, world, send):
    answer = send()
    acknowledgement = Promise.objects.get(kind="ACK")
    assert acknowledgement.state == "made"

    client.get(answer.headers["Location"])
    client.get(answer.headers["Location"])

    acknowledgement.refresh_from_db()
    assert (acknowledgement.state, acknowledgement.evidence) == ("kept", "E3")


def test_answers_file_and_consent_are_kept(world, send):
    send()

    application = Application.objects.get()
    [row] = application.response.rows("en")
    assert row.text == "A loom."
    candidate = application.case.candidate
    assert [document.filename for document in candidate.documents.all()] == ["cv.txt"]
    assert [consent.purpose for consent in Consent.objects.filter(candidate=candidate)] == ["application"]
    assert candidate.zone == "America/Toronto"


def test_a_mobile_suffices_and_somebody_rings(client, world, send):
    answer = send(email="", phone="+1 416 555 0199")

    page = words(client.get(answer.headers["Location"]))
    assert "Grace Hopper rings you" in page
    assert Candidate.objects.get().phones.get().number == "+14165550199"
    world.work()
    assert Promise.objects.get(kind="ACK").state == "kept"


def test_a_link_or_a_few_lines_suffice(world, send):
    assert send(resume=None, links="example.org/ada\nhttps://example.org/looms").status_code == 303
    assert send(resume=None, words="I weave.", name="Bea Weaver", email="bea@example.org").status_code == 303

    assert Candidate.objects.get(name="Ada Lovelace").links.count() == 2
    [lines] = Candidate.objects.get(name="Bea Weaver").documents.all()
    assert lines.filename == "in-own-words.txt"


def test_hourly_work_needs_no_cv(world, send):
    world.job.describe(by=world.grace.actor, employment="hourly")

    assert send(resume=None).status_code == 303


def test_dates_are_in_the_readers_own_hours(client, world, send):
    answer = send(zone="Asia/Shanghai")

    assert "Shanghai time (" in words(client.get(answer.headers["Location"]))


def test_an_unknown_zone_is_the_jobs(world, send):
    send(zone="Moon/Crater")

    assert Candidate.objects.get().zone == world.job.zone


def test_the_chinese_page_takes_a_chinese_name(client, world, send):
    answer = send("zh", name="陈思远", email="chen@example.org")

    page = client.get(answer.headers["Location"])
    assert page.headers["Content-Language"] == "zh-hans"
    assert Candidate.objects.get().language == "zh"


def test_a_job_without_a_form_asks_nothing_more(world, send):
    type(world.job).objects.filter(pk=world.job.pk).update(form=None)

    assert send().status_code == 303
    assert Application.objects.get().response is None


def test_reading_the_forms_address_leads_to_the_form(client, world):
    answer = client.get(f"/en/jobs/{world.job.public_id}/apply/")

    assert answer.headers["Location"] == f"/en/jobs/{world.job.public_id}/#apply"
