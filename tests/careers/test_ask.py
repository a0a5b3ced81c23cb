import pytest

from hospes.cases.models import Case
from hospes.conversations.models import Message
from hospes.promises.models import Promise
from tests.careers.pages import value_of, words


def test_the_page_says_by_when_before_one_asks(client, world):
    assert "Grace Hopper answers by" in words(client.get(f"/en/jobs/{world.job.public_id}/"))


def test_a_question_is_promised_and_confirmed(client, world, ask):
    answer = ask()

    page = words(client.get(answer.headers["Location"]))
    assert "Your question about Field technician is with us." in page
    assert "Grace Hopper answers you." in page
    case = Case.objects.get()
    assert case.kind == "question"
    assert Promise.objects.get(kind="REPLY").state == "made"


def test_asking_twice_is_asking_once(world, ask):
    ask()
    ask()

    assert Message.objects.filter(direction="in").count() == 1


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"question": " "}, "Please"),
        ({"question": "x" * 10_001}, "too long"),
        ({"name": ""}, "Please tell us your name."),
        ({"email": ""}, "Please give an e-mail address or a phone number"),
        ({"reference": "spam"}, "people do not see"),
    ],
)
def test_a_question_that_cannot_be_taken_comes_back(world, ask, changes, sentence):
    answer = ask(**changes)

    assert answer.status_code == 422
    assert sentence in words(answer)
    assert Case.objects.count() == 0


def test_questions_too_are_limited(client, world, ask):
    address = f"/en/jobs/{world.job.public_id}/ask/"
    told = {"name": "Ada", "email": "ada@example.org"}
    answers = [client.post(address, {**told, "question": f"Why {n}?"}, REMOTE_ADDR="2001:4860:1::9") for n in range(31)]

    assert [answer.status_code for answer in answers] == [303] * 30 + [429]
    assert value_of(answers[-1], "email") == ""  # the first form of the page is the application


def test_a_contact_nobody_reaches_is_said(world, ask):
    type(world.grace).objects.filter(pk=world.grace.pk).update(is_active=False)

    assert "no reachable contact" in words(ask())


def test_a_job_that_is_not_open_answers_nobody(client, world, ask):
    world.job.unpublish(by=world.grace.actor)

    assert ask().status_code == 404
    assert client.get(f"/en/jobs/{world.job.public_id}/ask/").status_code == 404


def test_reading_the_questions_address_leads_to_the_form(client, world):
    answer = client.get(f"/en/jobs/{world.job.public_id}/ask/")

    assert answer.headers["Location"].endswith("#ask")
