import pytest

from hospes.applications.models.submitting import Person
from hospes.conversations.letters import Draft
from hospes.conversations.models import Message
from hospes.foundation import showing
from hospes.promises.models import Promise
from tests.makers import make_job


def test_the_page_shows_the_date_the_person_and_no_file(client, application, link):
    review = Promise.objects.get(case=application.case, kind="REVIEW")

    page = client.get(link).content.decode()

    shown = showing.shown(review.as_due, "America/Toronto", "America/Toronto", "en")
    assert shown.day in page
    assert "grace@harbourlight.example" in page
    assert "ada.txt" not in page


def test_a_foreign_or_old_link_is_not_found(client, application, link):
    candidate = application.case.candidate
    candidate.rotate_link(by=candidate.actor)

    assert client.get(link).status_code == 404
    assert client.get(f"/p/{candidate.public_id}.wrong/").status_code == 404


def test_a_missed_date_stays_on_the_page(client, world, application, link):
    world.later(days=12)

    page = client.get(link).content.decode()

    assert "have missed it" in page
    assert "Dan Okafor have been told" in page


def test_a_question_becomes_a_reply_with_a_date(client, world, application, link):
    told = {"case": application.case.public_id, "text": "Is there a bus?"}

    assert client.post(f"{link}messages/", told).status_code == 302
    assert client.post(f"{link}messages/", told).status_code == 302

    assert Message.objects.filter(direction="in").count() == 1
    assert Promise.objects.get(kind="REPLY").state == "made"
    assert "Is there a bus?" in client.get(link).content.decode()


def test_an_empty_question_is_refused_at_the_field(client, application, link):
    answer = client.post(f"{link}messages/", {"case": application.case.public_id, "text": " "})

    assert answer.status_code == 422
    assert "Please write something." in answer.content.decode()


def test_a_question_about_a_foreign_case_is_not_found(client, world, link):
    other = world.apply(Person(name="Bo", email="bo@example.org"), nonce="other")

    told = {"case": other.case.public_id, "text": "Hello"}

    assert client.post(f"{link}messages/", told).status_code == 404


def test_other_matters_show_only_after_the_mailbox_is_proved(client, world, application, link):
    second = make_job(contact=world.grace, deputy=world.dan, state="public", titles={"en": "Planner"})
    world.apply(nonce="second", job=second)
    assert "Field technician" not in client.get(link).content.decode()

    client.post(f"{link}mailbox/")

    page = client.get(link).content.decode()
    assert "Field technician" in page
    assert "Planner" in page


def test_the_page_speaks_chinese_for_a_chinese_candidate(client, world):
    wang = Person(name="王璐", email="wang@example.org", language="zh", zone="Asia/Shanghai")
    application = world.apply(wang, nonce="zh")

    page = client.get(f"/p/{application.case.candidate.link_token()}/")

    assert page.headers["Content-Language"] == "zh-hans"
    assert '<html lang="zh-Hans"' in page.content.decode()
    assert "时间" in page.content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_costs_the_same_for_many_messages(client, application, link, count, django_assert_num_queries):
    for number in range(count):
        Message.objects.receive(application.case, words=f"Question {number}", by="candidate:x")
    client.get(link)

    with django_assert_num_queries(20):
        client.get(link)


def test_dates_may_be_stale_when_no_sweeper_ran(client, link):
    assert "may be stale" in client.get(link).content.decode()


def test_the_language_is_switched_on_the_page(client, world, application, link):
    client.post(f"{link}language/", {"language": "zh"})
    assert client.get(link).headers["Content-Language"] == "zh-hans"

    client.post(f"{link}language/", {"language": "xx"})

    assert client.get(link).headers["Content-Language"] == "zh-hans"
    assert client.get(f"{link}language/").status_code == 302


def answered(world, application):
    """A question that has its answer."""
    case = application.case
    question = Message.objects.receive(case, words="Is there a bus?", by=case.candidate.actor)
    Message.objects.approve(case, Draft("The bus", "Dear Ada,\n\nyes."), by=world.grace, answers=question)
    world.later(seconds=31)
    return question


def test_nobody_answered_this(client, world, application, link):
    question = answered(world, application)
    there = f"{link}messages/{question.pk}/objection/"
    page = client.get(link).content.decode()
    assert "Nobody answered this" in page
    assert f'action="{there}"' in page
    assert "what was promised to you is owed again" in page

    assert client.get(there).status_code == 302
    assert Promise.objects.get(kind="REPLY").state == "kept"
    assert client.post(there).status_code == 302
    assert client.post(there).status_code == 302

    page = client.get(link).content.decode()
    assert "Noted. What was promised to you is owed again." in page
    assert "Nobody answered this" not in page
    assert Promise.objects.get(kind="REPLY").state == "made"


def test_nobody_called_me(client, world, application, link):
    noted = Message.objects.note_call(application.case, by=world.grace, outcome="spoke", words="Talked")
    assert "Nobody called me" in client.get(link).content.decode()

    client.post(f"{link}messages/{noted.pk}/objection/")

    assert "Nobody called me" not in client.get(link).content.decode()
    assert Message.objects.get(pk=noted.pk).evidence == "E0"


def test_after_the_time_to_object_there_is_no_button_and_it_is_said_why(client, world, application, link):
    question = answered(world, application)
    world.later(days=8)
    assert "Nobody answered this" not in client.get(link).content.decode()

    client.post(f"{link}messages/{question.pk}/objection/")

    assert "The time to say so is over." in client.get(link).content.decode()
    assert Promise.objects.get(kind="REPLY").state == "kept"


def test_a_stranger_contradicts_nothing(client, world, application):
    question = answered(world, application)
    other = world.apply(Person(name="Bo", email="bo@example.org"), nonce="other").case.candidate

    assert client.post(f"/p/{other.link_token()}/messages/{question.pk}/objection/").status_code == 404
    assert client.post(f"/p/{other.public_id}.wrong/messages/{question.pk}/objection/").status_code == 404
    assert Promise.objects.get(kind="REPLY", case=application.case).state == "kept"
