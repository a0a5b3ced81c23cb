"""Talks on the candidate's page: on his clock, taken over, said no to, and contradicted; strangers find nothing."""

from datetime import UTC, datetime, timedelta

import pytest
from icalendar import Calendar

from hospes.applications.models.submitting import Person
from hospes.conversations.models import Message
from hospes.foundation import clock
from hospes.interviews.enums import How
from hospes.interviews.models import Interview
from hospes.interviews.models.talk import Talk
from hospes.promises.enums import Reason
from hospes.promises.models import Promise
from tests.careers.pages import words
from tests.queries import same_number

NOW = datetime(2026, 11, 10, 14, tzinfo=UTC)
START = datetime(2026, 11, 16, 19, 30, tzinfo=UTC)
DOORS = ("calendar", "absence", "objection")


@pytest.fixture
def world(world):
    clock.set_to(NOW)
    return world


def arrange(world, application, start=START) -> Interview:
    stage = application.job.stages.get(kind="talk")
    facts = {"how": How.VIDEO, "where": "https://meet.example/x", "topic": "pumps", "zone": "America/Toronto"}
    talk = Talk(stage=stage, start=start, minutes=40, people=[world.grace, world.dan], **facts)
    draft = Interview.objects.draft(application, talk)
    message = Interview.objects.arrange(application, talk, by=world.grace, draft=draft)
    world.later(minutes=1)
    return Interview.objects.get(message=message)


@pytest.fixture
def talk(world, application) -> Interview:
    return arrange(world, application)


def line(client, link):
    return client.get(link).context["cases"][0]["talks"][0]


def test_when_with_whom_and_how_stand_on_the_page(client, link, talk):
    page = words(client.get(link))

    assert "We talk on Mon 16 Nov at 14:30" in page
    assert "Mon 16 Nov, 14:30" in page
    assert "40 minutes" in page
    assert "Grace Hopper Dan Okafor" in page or "Dan Okafor" in page
    assert "https://meet.example/x" in page
    assert "Our talk takes place" in page


def test_the_candidates_own_clock_comes_first(client, world, application, link, talk):
    application.case.candidate.correct(by="candidate:x", zone="Asia/Shanghai", language="zh")

    page = words(client.get(link))

    assert "11 月 17 日（周二）03:30" in page
    assert "多伦多时间" in page


def test_the_invitation_is_taken_over_once_more(client, world, link, talk):
    answer = client.get(f"{link}talks/{talk.public_id}/calendar/")

    assert answer["Content-Type"].startswith("text/calendar; method=REQUEST")
    assert answer["Content-Disposition"] == 'attachment; filename="talk.ics"'
    event = Calendar.from_ical(answer.content).walk("VEVENT")[0]
    assert (event["uid"], event["dtstart"].dt, event["sequence"]) == (talk.uid, START, 0)
    assert str(event["attendee"]) == "MAILTO:ada@example.org"
    talk.cancel(by=world.grace, draft=talk.draft_cancel())
    world.later(minutes=1)
    assert b"METHOD:CANCEL" in client.get(f"{link}talks/{talk.public_id}/calendar/").content


def test_without_an_address_the_invitation_names_nobody(client, application, link, talk):
    application.case.candidate.addresses.all().delete()

    assert b"ATTENDEE" not in client.get(f"{link}talks/{talk.public_id}/calendar/").content


def test_i_cannot_come_reaches_the_contact_who_owes_an_answer(client, link, talk):
    address = f"{link}talks/{talk.public_id}/absence/"
    assert "Grace Hopper answers by" in words(client.get(address))

    answer = client.post(address, {"words": "My train does not run. Thursday?"})

    assert answer.status_code == 302
    said = Message.objects.unanswered().get()
    assert said.text == "I cannot come to our talk Mon 16 Nov, 14:30.\n\nMy train does not run. Thursday?"
    assert Promise.objects.get(kind="REPLY").subject == said.key
    assert "Noted. Grace Hopper answers by" in words(client.get(link))
    assert Interview.objects.get().is_planned


def test_what_was_typed_too_long_is_not_lost(client, link, talk):
    answer = client.post(f"{link}talks/{talk.public_id}/absence/", {"words": "x" * 2001})

    assert answer.status_code == 422
    assert "below 2,000" in words(answer)
    assert "x" * 2001 in answer.content.decode()


def test_that_is_not_how_it_was(client, world, link, talk):
    address = f"{link}talks/{talk.public_id}/objection/"
    client.post(address)
    assert "nothing to take back" in words(client.get(link))
    clock.set_to(START + timedelta(minutes=15))
    talk.held(by=world.dan)
    assert line(client, link)["objection_url"] == address
    assert "That is not how it was" in words(client.get(address))

    client.post(address, {"words": "Nobody came."})

    assert Promise.objects.get(kind="INTERVIEW").state == "broken"
    assert Message.objects.unanswered().get().text.endswith("Nobody came.")
    shown = line(client, link)
    assert (shown["look"], shown["text"]) == ("late", "You told us that it was not so")
    assert shown["objection_url"] == ""


def test_what_was_moved_missed_or_called_off_stays(client, world, application, link, talk):
    to = START + timedelta(days=1)
    talk.move(to=to, reason=Reason.SLOW, by=world.grace, draft=talk.draft_move(to, Reason.SLOW))
    world.later(minutes=1)
    assert line(client, link)["moved"] == "Moved, it was to be Mon 16 Nov, 14:30."
    other = arrange(world, application, start=START)
    other.cancel(by=world.grace, draft=other.draft_cancel())
    world.later(minutes=1)
    clock.set_to(to + timedelta(minutes=15))
    talk.refresh_from_db()
    talk.we_were_absent(by=world.grace)

    page = words(client.get(link))

    assert "That was our fault, and we ring you." in page
    assert "Called off" in page
    assert "We ring you" in page
    assert "Add to calendar" not in page


def test_where_the_candidate_was_absent_we_ask_kindly(client, world, link, talk):
    clock.set_to(START + timedelta(minutes=15))
    talk.candidate_absent(by=world.grace)

    assert "We waited until 14:40. Are you all right?" in words(client.get(link))


@pytest.mark.parametrize("door", DOORS)
def test_strangers_find_no_talk(client, world, link, talk, door):
    other = world.apply(Person(name="Bo", email="bo@example.org", zone="America/Toronto"), nonce="n-bo")
    own = f"/p/{other.case.candidate.link_token()}/talks/{talk.public_id}/{door}/"

    for address in (own, own.replace(talk.public_id, "x" * 300), f"/p/nobody/talks/{talk.public_id}/{door}/"):
        assert client.get(address).status_code == 404
        assert client.post(address).status_code in {404, 405}
    assert not Message.objects.unanswered().exists()


def test_the_page_asks_as_often_for_three_talks_as_for_one(client, world, application, link, talk):
    days = iter((1, 2))

    same_number(
        lambda: client.get(link), grow=lambda: arrange(world, application, start=START + timedelta(days=next(days)))
    )


def test_a_member_sees_the_page_and_can_press_nothing(client, world, application, talk):
    client.force_login(world.grace)
    page = client.get(f"/desk/cases/{application.case.public_id}/page/", follow=True)

    assert page.status_code == 200
