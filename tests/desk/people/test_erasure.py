from hospes.conversations import erasing
from hospes.privacy.models import Erasure


def test_a_member_enters_that_everything_is_to_be_deleted(house):
    assert "Enter the request" in house.get("erasure").content.decode()

    assert house.post("erasure").status_code == 302

    assert (Erasure.objects.get().asked_by, Erasure.objects.get().confirmed_at) == (house.world.grace.actor, None)
    assert house.url("erasure") in house.get("case").content.decode()


def test_it_is_taken_back_until_the_person_confirms(house):
    house.post("erasure")
    assert "has not confirmed it" in house.get("erasure").content.decode()

    house.post("erasure")

    assert not Erasure.objects.standing().exists()


def test_what_is_confirmed_is_not_taken_back(house):
    house.post("erasure")
    erasing.confirm(house.ada.case.candidate)

    assert "The person has confirmed it. 0 of " in house.get("erasure").content.decode()
    answer = house.post("erasure")

    assert answer.status_code == 422
    assert "This was confirmed already and is being done." in answer.content.decode()
