"""The inbox: what waits for our answer, by the date owed, whoever answers for it."""

import pytest
from django.urls import reverse

from hospes.applications.models.submitting import Person
from hospes.conversations.models import Message
from tests.careers.pages import words


@pytest.fixture
def inbox(house):
    def read(**query):
        return house.client.get(reverse("desk:inbox"), query)

    return read


def people(response) -> list[str]:
    return [row["person"].name for row in response.context["conversations"]]


def person(house, name: str, email: str):
    return house.world.apply(Person(name=name, email=email, zone="Europe/Berlin"), nonce=f"n-{email}")


def test_nobody_waits_and_the_page_says_so(inbox):
    assert "Nobody waits for an answer" in words(inbox())


def test_a_question_stands_there_with_its_date_and_the_conversation_beside_it(house, inbox):
    house.ask("May I bring my dog?")

    page = inbox()

    assert people(page) == ["Ada Lovelace"]
    assert words(page).count("May I bring my dog?") == 2  # in the list, and in the thread
    assert page.context["side"].inbox == 1
    assert page.context["owed"].subject == page.context["question"].key


def test_the_one_whose_answer_is_due_first_comes_first(house, inbox):
    house.ask("First")
    house.world.later(days=1)
    later = person(house, "Bo Chen", "bo@example.org")
    Message.objects.receive(later.case, words="Second", by=later.case.candidate.actor)

    assert people(inbox()) == ["Ada Lovelace", "Bo Chen"]


def test_what_is_answered_or_put_aside_waits_no_longer_but_is_not_gone(house, inbox):
    house.ask("Thank you!").dismiss(by=house.world.grace, why="thanks")

    assert people(inbox()) == []
    assert people(inbox(show="all")) == ["Ada Lovelace"]


def test_sending_from_here_leads_back_here(house, inbox):
    question = house.ask()
    answer = house.post("compose", answers=question.pk, text="Yes, two days a week.", back="inbox")

    assert answer.headers["Location"] == reverse("desk:inbox")


def test_an_answer_that_is_leaving_no_longer_waits_once_it_left(house, inbox):
    question = house.ask()
    house.post("compose", answers=question.pk, text="Yes, two days a week.", back="inbox")
    house.world.later(minutes=1)
    house.world.work()

    assert people(inbox()) == []


def test_mine_a_colleagues_everybodys(house, inbox):
    house.ask()
    house.sign_in(house.world.dan)

    assert people(inbox()) == []
    assert people(inbox(whose=house.world.grace.pk)) == ["Ada Lovelace"]
    assert people(inbox(whose="everybody")) == ["Ada Lovelace"]


def test_by_job_and_by_team(house, inbox):
    house.ask()
    job = house.ada.job
    job.describe(by=house.world.grace.actor, team_name={"en": "Looms"})

    assert people(inbox(job=job.public_id)) == people(inbox(team="looms")) == ["Ada Lovelace"]
    assert people(inbox(job="nothing", team="nothing", whose="nobody", show="what")) == ["Ada Lovelace"]


def test_one_conversation_has_everything_said_and_the_composer(house):
    house.ask("Is it noisy?")
    page = house.client.get(house.url("conversation"))

    assert page.status_code == 200
    assert "Is it noisy?" in words(page)
    assert page.context["form"]["answers"].value() == page.context["question"].pk


def test_a_conversation_in_which_nothing_waits_can_be_written_to(house):
    page = house.client.get(house.url("conversation"))

    assert page.context["question"] is None
    assert page.context["dismiss_url"] == ""


def test_strangers_find_nothing(house, inbox):
    house.ask()
    interviewer, manager_elsewhere = house.strangers()
    house.sign_in(interviewer)
    assert inbox().status_code == 404
    assert 'href="/desk/inbox/"' not in house.client.get(reverse("desk:today")).content.decode()

    house.sign_in(manager_elsewhere)
    assert people(inbox(show="all", whose="everybody")) == []
    assert house.client.get(house.url("conversation")).status_code == 404


@pytest.mark.parametrize("rows", [1, 3])
def test_queries_do_not_grow(house, inbox, rows, django_assert_num_queries):
    house.ask()
    for number in range(1, rows):
        other = person(house, f"Person {number}", f"p{number}@example.org")
        Message.objects.receive(other.case, words="And I?", by=other.case.candidate.actor)
    inbox()

    with django_assert_num_queries(46):
        inbox()


def test_one_answer_for_two_messages_in_a_row(house, inbox):
    first, second = house.ask("Is it noisy?"), house.ask("And is there parking?")
    assert "Is it noisy?" in words(house.get("compose", answers=second.pk))

    house.post("compose", answers=second.pk, also=[first.pk], text="Quiet, and there is.", back="inbox")
    house.world.later(minutes=1)
    house.world.work()

    assert people(inbox()) == []
    assert {m.answered_at is None for m in Message.objects.filter(direction="in")} == {False}


def test_what_is_not_ticked_waits_on(house, inbox):
    house.ask("Is it noisy?")
    second = house.ask("And is there parking?")
    house.post("compose", answers=second.pk, also=[], text="There is.", back="inbox")
    house.world.later(minutes=1)
    house.world.work()

    assert inbox().context["question"].text == "Is it noisy?"


def test_an_answer_that_came_back_is_owed_again(house, inbox):
    question = house.ask()
    house.post("compose", answers=question.pk, text="Yes.", back="inbox")
    house.world.later(minutes=1)
    house.world.work()
    Message.objects.get(text="Yes.").envelope.bounce(by="machine:post", response="550 no such user", hard=True)

    assert people(inbox()) == ["Ada Lovelace"]
    assert inbox().context["question"] == question
