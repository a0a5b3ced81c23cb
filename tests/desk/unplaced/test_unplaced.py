"""Mails that no rule could place, and what a person does with them."""

import pytest
from django.urls import reverse

from hospes.applications import strangers
from hospes.cases.models import Case
from hospes.conversations.models import Message
from hospes.desk.unplaced.words import why
from hospes.foundation import clock
from hospes.post.enums import Standing, Way
from hospes.post.models import Arrival, Mailbox
from hospes.team.models import Member
from tests.careers.pages import words
from tests.desk.people.house import House
from tests.makers import make_member
from tests.post.mails import letter

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def house(transactional_db, settings, tmp_path, client) -> House:
    return House(settings, tmp_path, client)


def arrives(number: int = 1, sender: str = "New Person <new@example.net>", **more) -> Arrival:
    facts = {"to": "x@h.example", "message_id": f"<{number}@x>", "subject": f"Hello {number}", **more}
    arrival = Arrival.objects.take(letter(sender=sender, **facts), way=Way.SMTP)
    arrival.sort(by="test")
    return arrival


def url(name: str, arrival: Arrival) -> str:
    return reverse(f"desk:unplaced-{name}", args=[arrival.public_id])


def test_what_waits_stands_in_a_list_and_the_inbox_says_how_many(house, client):
    arrives(1)
    arrives(2, sender="", subject="")

    page = words(client.get(reverse("desk:unplaced")))
    assert page.index("New Person") < page.index("No subject")
    assert "Nobody knows this address." in page
    assert "2 mails without a place" in words(client.get(reverse("desk:inbox")))


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_asks_the_same_few_questions(house, client, django_assert_num_queries, number):
    for each in range(number):
        arrives(each)
    client.get(reverse("desk:unplaced"))

    with django_assert_num_queries(8):
        assert len(client.get(reverse("desk:unplaced")).context["mails"]) == number


def test_nothing_waits_and_nothing_was_put_aside(house, client):
    assert "Every mail has its place" in words(client.get(reverse("desk:unplaced")))
    assert "Nothing was put aside" in words(client.get(reverse("desk:unplaced") + "?show=aside"))


def test_a_mail_is_filed_where_a_person_says_and_the_address_is_kept(house, client):
    arrival = arrives(text="Is there a bus?")
    page = client.get(url("mail", arrival), {"q": "Lovelace"})
    assert "Is there a bus?" in words(page)
    assert "Ada Lovelace" in words(page)

    sent = {"case-case": house.case.public_id, "case-know": "on"}
    assert client.post(url("case", arrival), sent).status_code == 302
    assert Message.objects.get(direction="in").case == house.case
    assert house.case.candidate.addresses.filter(address="new@example.net").exists()
    assert client.get(url("mail", arrival)).status_code == 404


def test_whose_address_it_is_and_what_we_guess_stand_there_at_once(house, client):
    forged = arrives(sender="ada@example.org", authentication_results="mx; dmarc=fail")
    page = client.get(url("mail", forged))

    assert [key for key, _name in page.context["case_form"].fields["case"].choices] == [house.case.public_id]
    assert "as if somebody else had written it" in words(page)


def test_words_that_find_nobody_say_so(house, client):
    assert "Nobody is found by these words." in words(client.get(url("mail", arrives()), {"q": "zzzz"}))


def test_a_case_that_one_does_not_see_is_not_chosen(house, client):
    arrival = arrives()
    answer = client.post(url("case", arrival), {"case-case": "nobody"})

    assert answer.status_code == 422
    assert not Message.objects.filter(direction="in").exists()


def test_somebody_new_has_a_contact_in_one_move(house, client):
    arrival = arrives()
    page = client.get(url("mail", arrival))
    assert page.context["matter_form"].initial == {
        "name": "New Person",
        "contact": str(house.world.grace.pk),
        "job": "",
    }

    sent = {"matter-name": "Nova Person", "matter-contact": house.world.dan.pk}
    assert client.post(url("matter", arrival), sent).status_code == 302
    case = Case.objects.exclude(pk=house.case.pk).get()
    assert (case.candidate.name, case.contact) == ("Nova Person", house.world.dan)
    assert "Dan Okafor now looks after Nova Person." in words(client.get(reverse("desk:unplaced")))


def test_somebody_new_is_introduced_for_a_job_which_is_proposed_where_the_subject_names_it(house, client):
    job = house.world.job
    arrival = arrives(subject=f"For you: {job.title('en')}")
    form = client.get(url("mail", arrival)).context["matter_form"]
    assert form.initial["job"] == job.public_id
    assert form.fields["job"].choices == [("", "No job yet"), (job.public_id, job.title("en"))]

    sent = {"matter-name": "Nova Person", "matter-contact": house.world.dan.pk}
    strange = client.post(url("matter", arrival), {**sent, "matter-job": "nobody"})
    assert (strange.status_code, "Please choose a job." in words(strange)) == (422, True)
    assert client.post(url("matter", arrival), {**sent, "matter-job": job.public_id}).status_code == 302
    assert Case.objects.exclude(pk=house.case.pk).get().about == job.key


def test_what_is_refused_is_said_and_nothing_typed_is_lost(house, client):
    nameless = arrives(sender="")
    sent = {"matter-name": "Nova Person", "matter-contact": house.world.dan.pk}
    answer = client.post(url("matter", nameless), sent)

    assert answer.status_code == 422
    assert answer.context["refused"]
    assert 'value="Nova Person"' in answer.content.decode()
    assert client.post(url("matter", nameless), {"matter-name": ""}).status_code == 422


def test_what_needs_no_place_is_put_aside_with_a_reason_and_brought_back(house, client):
    arrival = arrives()
    assert client.post(url("aside", arrival), {"aside-why": ""}).status_code == 422
    client.post(url("aside", arrival), {"aside-why": "An advertisement"})
    assert "An advertisement" in words(client.get(reverse("desk:unplaced") + "?show=aside"))
    assert "It was put aside." in words(client.get(url("mail", arrival)))

    assert client.post(url("back", arrival)).status_code == 302
    assert Arrival.objects.get(pk=arrival.pk).standing == Standing.UNSORTED
    assert client.get(url("aside", arrival)).status_code == 302


def test_somebody_else_was_quicker(house, client):
    arrival = arrives()
    sent = {"aside-why": "An advertisement"}
    client.post(url("aside", arrival), sent)

    assert client.post(url("aside", arrival), sent).status_code == 422


def test_a_hiring_manager_sees_what_lay_in_his_own_mailbox_and_strangers_nothing(house, client):
    hugo, mallory = (make_member(name, role="hiring_manager") for name in ("Hugo Silva", "Mallory Quinn"))
    box = Mailbox.objects.create(owner=hugo.actor, address="h@h", host="h", username="u", added_at=clock.now())
    arrival = Arrival.objects.take(letter(sender="new@example.net", to="h@h.example"), way=Way.IMAP, mailbox=box)
    arrival.sort(by="test")

    seen = {}
    for member in (hugo, mallory, make_member("Iris Vogel", role="interviewer")):
        house.sign_in(member)
        seen[member.name] = client.get(url("mail", arrival)).status_code
    assert seen == {"Hugo Silva": 200, "Mallory Quinn": 404, "Iris Vogel": 404}

    house.sign_in(hugo)
    page = client.get(url("mail", arrival))
    assert page.context["matter_form"].initial == {"name": "new", "contact": str(hugo.pk), "job": ""}
    assert page.context["matter_form"].fields["job"].choices == [("", "No job yet")]
    assert arrival.why == strangers.INTRODUCTION


def test_why_it_waits_is_always_a_sentence():
    assert str(why("brand_new_code")) == "Nobody knows this address."
    assert why("An advertisement of somebody") == "An advertisement of somebody"
    assert Member.objects.count() == 0
