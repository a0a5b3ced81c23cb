"""A job is cancelled: everybody is told, whom we have met is rung first, and it closes when all have heard."""

from datetime import timedelta

import pytest

from hospes.applications.models.submitting import Person
from hospes.conversations.models import Message
from hospes.foundation import clock, sweeping
from hospes.interviews.enums import How
from hospes.interviews.models import Interview
from hospes.interviews.models.talk import Talk
from hospes.touches.models import Touch
from tests.careers.pages import words
from tests.desk.jobs.browser import typed

LU = Person(name="王璐", email="lu@example.org", language="zh", zone="Asia/Shanghai")
BO = Person(name="Bo Holm", email="bo@example.org", phone="+1 416 555 0142", language="en", zone="America/Toronto")
CY = Person(name="Cy Young", phone="+1 416 555 0177", language="en", zone="America/Toronto")


@pytest.fixture
def url(world):
    return f"/desk/jobs/{world.job.public_id}/ending/"


@pytest.fixture
def crowd(world):
    return [world.apply(), world.apply(BO, nonce="n-2"), world.apply(LU, nonce="n-3")]


def met(world, application):
    """Somebody of us has talked with this person an hour ago."""
    stage = application.job.stages.filter(kind="talk").first()
    when = {"start": clock.now() + timedelta(hours=25), "minutes": 30, "zone": "America/Toronto"}
    planned = Talk(stage=stage, how=How.VIDEO, where="https://x", people=[world.grace], **when)
    Interview.objects.arrange(application, planned, by=world.grace, draft=Interview.objects.draft(application, planned))
    world.later(minutes=1)
    world.later(hours=26)
    Interview.objects.get(application=application).held(by=world.grace)
    world.work()


def fields(client, url):
    page = client.get(url)
    assert page.status_code == 200
    return typed(page, url)


def test_everybody_hears_and_the_job_closes_by_itself(world, client, url, crowd):
    met(world, crowd[1])
    page = client.get(url)
    assert "Tell 3 people and end the job" in words(page)
    assert [row["person"].called_or_name for row in page.context["people"] if row["told"].talked] == ["Bo Holm"]

    answer = client.post(url, fields(client, url))

    assert answer.headers["Location"].endswith("/board/")
    letters = {m.case_id: m for m in Message.objects.filter(act="decline")}
    assert [letters[row.pk].language for row in crowd] == ["en", "en", "zh"]
    assert "the money for this job has been withdrawn" in letters[crowd[0].pk].text
    assert "Bo" in letters[crowd[1].pk].text
    assert "{" not in "".join(letter.text for letter in letters.values())
    touch = Touch.objects.get()
    assert (touch.case_id, touch.owner, touch.due) == (crowd[1].pk, world.grace, letters[crowd[1].pk].release_at)
    world.job.refresh_from_db()
    assert (world.job.state, world.job.open_seats()) == ("draft", 0)

    world.later(minutes=1)
    world.later(hours=5)
    world.later(hours=20)
    world.job.refresh_from_db()
    assert world.job.state == "draft"
    assert "1 person has an answer on the way already" in words(client.get(url))
    world.later(hours=5)
    world.later(minutes=16)
    world.job.refresh_from_db()
    assert world.job.state == "closed"
    assert sweeping.sweep(clock.now()).violations == 0


def test_somebody_who_cannot_be_told_stays_on_the_page_with_the_reason(world, client, url, crowd):
    told = fields(client, url)
    told["text_zh"] = "您好，职位取消了。"

    page = client.post(url, told)

    assert page.status_code == 422
    assert [row["person"].name for row in page.context["people"]] == ["王璐"]
    assert "职位取消了" in page.content.decode()
    assert Message.objects.filter(act="decline").count() == 2

    told["text_zh"] = fields(client, url)["text_zh"]
    again = client.post(url, told)
    assert again.status_code == 302, words(again)


def test_filled_needs_a_filled_seat(world, client, url, crowd):
    told = fields(client, url)
    looked = typed(client.post(url, {**told, "why": "filled", "do": "look"}), url)
    assert "the job has been filled" in looked["text_en"][0]

    page = client.post(url, looked)

    assert {row["told"].refused for row in page.context["people"]} == {
        "No opening of this job is filled yet, so the letter cannot say so."
    }


def test_what_somebody_wrote_stays_when_the_reason_changes(world, client, url, crowd):
    told = fields(client, url)
    mine = told["text_en"][0] + " Really."

    looked = typed(client.post(url, {**told, "text_en": mine, "why": "filled", "do": "look"}), url)

    assert looked["text_en"][0].endswith("Really.")
    assert "这个职位已经有人入职" in looked["text_zh"][0]


def test_nothing_typed_is_lost(world, client, url, crowd):
    told = fields(client, url)
    page = client.post(url, {**told, "text_zh": ""})

    assert page.status_code == 422
    assert "Please write something." in words(page)
    assert not Message.objects.filter(act="decline").exists()


def test_a_job_for_which_nobody_waits_ends_at_once(world, client, url):
    page = client.get(url)
    assert "Nobody waits for an answer." in words(page)

    assert client.post(url, {"why": "budget"}).status_code == 302
    world.work()

    world.job.refresh_from_db()
    assert world.job.state == "closed"
    assert client.post(url, {"why": "budget"}).status_code == 302


def test_whoever_has_no_number_or_asked_not_to_be_rung_gets_the_letter_alone(world, client, url):
    ada, cy = world.apply(), world.apply(CY, nonce="n-2")
    met(world, ada)
    met(world, cy)
    Touch.objects.open_touch(cy.case, channel="phone", reason="Say hello", due=clock.now(), by=world.grace)

    assert client.post(url, {**fields(client, url), "wait": "24"}).status_code == 302

    assert Touch.objects.count() == 1


def test_interviewers_and_managers_do_not_end_jobs(world, client, url, hugo):
    client.force_login(hugo)
    assert client.get(url).status_code == 404


@pytest.mark.parametrize("number", [2, 5])
def test_the_page_asks_the_same_questions_for_two_as_for_five(world, client, url, number, django_assert_num_queries):
    for each in range(number):
        world.apply(Person(name=f"P {each}", email=f"p{each}@example.org", zone="UTC"), nonce=f"n-{each}")
    client.get(url)

    with django_assert_num_queries(20):
        client.get(url)
