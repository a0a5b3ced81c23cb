"""A mail in the wrong thread is taken out by whoever reads it, and has its place again in two steps."""

import pytest
from django.urls import reverse

from hospes.applications.models.submitting import Person
from hospes.conversations.models import Message
from hospes.post.enums import Standing, Way
from hospes.post.models import Arrival
from hospes.promises.enums import Kind
from tests.careers.pages import words
from tests.desk.people.house import House
from tests.makers import make_member
from tests.post.mails import letter

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def house(transactional_db, settings, tmp_path, client) -> House:
    return House(settings, tmp_path, client)


def arrives() -> Arrival:
    arrival = Arrival.objects.take(letter(), way=Way.SMTP)
    arrival.sort(by="test")
    return arrival


def test_it_is_taken_out_and_filed_where_it_belongs(house):
    bo = house.world.apply(Person(name="Bo", email="bo@example.com", zone="Asia/Shanghai"), nonce="n-bo").case
    arrival = arrives()
    message = Message.objects.get(direction="in")
    assert "Belongs elsewhere" in words(house.get("case"))

    there = house.message("misfiled", message)

    assert there.url == reverse("desk:unplaced-mail", args=[arrival.public_id])
    assert "Is there a bus?" not in words(house.get("case"))
    assert not house.case.promises.filter(kind=Kind.REPLY).open().exists()
    house.client.post(reverse("desk:unplaced-case", args=[arrival.public_id]), {"case-case": bo.public_id})
    assert "Is there a bus?" in words(house.get("case", case=bo))


def test_who_does_not_place_mails_stays_in_the_case(house):
    arrives()
    hugo = make_member("Hugo Silva", role="hiring_manager")
    house.world.job.set_team([(hugo, "hiring_manager")], by=house.world.grace.actor)
    house.sign_in(hugo)

    there = house.message("misfiled", Message.objects.get(direction="in"))

    assert Arrival.objects.get().standing == Standing.UNSORTED
    assert there.url == house.url("case")


def test_what_was_written_on_the_page_stays(house):
    question = house.ask()

    assert "Belongs elsewhere" not in words(house.get("case"))
    house.message("misfiled", question)
    assert "Is remote work possible?" in words(house.get("case"))
