"""Company, duties, places."""

import pytest

from hospes.jobs.models import Place
from hospes.team.models import Company, Duty

HERE = "/desk/settings/company/"
PLACE = {"name_en": "Shanghai", "name_zh": "上海", "country": "cn", "zone": "Asia/Shanghai", "calendar": "CN"}


def test_the_company_is_described(world, helen, sent):
    told = sent(helen.get(HERE), name_zh="港灯", address_form="ni", brand_hue="250", icp_number="沪ICP备1号")

    assert helen.post(HERE, told).url == HERE

    company = Company.objects.here()
    assert (company.name, company.address_form) == ({"en": "Harbourlight Robotics", "zh": "港灯"}, "ni")
    assert (company.brand_hue, company.icp_number) == (250, "沪ICP备1号")
    assert "/brand/250-0.072.css" in helen.get(HERE).content.decode()


@pytest.mark.parametrize(
    ("change", "field", "sentence"),
    [
        ({"brand_chroma": "0.3"}, "brand_chroma", "too bright to read white text on"),
        ({"brand_hue": "-4"}, "brand_chroma", "too bright"),
        ({"brand_chroma": "nan"}, "brand_chroma", "Enter a number"),
        ({"name_en": "", "name_zh": ""}, "name_en", "Please write a name."),
        ({"public_url": "jobs"}, "public_url", "Please write the web address in full"),
        ({"jobs_address": "no-reply@harbourlight.example"}, "jobs_address", "looks like an address that nobody reads"),
        ({"jobs_address": "nobody"}, "jobs_address", "does not look like an e-mail address"),
        ({"zone": "Moon/Base"}, "zone", "Select a valid choice"),
    ],
)
def test_what_cannot_be_is_said_at_its_field(world, helen, sent, change, field, sentence):
    answer = helen.post(HERE, sent(helen.get(HERE), **change))

    assert (answer.status_code, set(answer.context["form"].errors)) == (422, {field})
    assert sentence in answer.content.decode()


def test_duties_are_given(world, helen, sent):
    told = sent(helen.get("/desk/settings/duties/"), data=world.dan.pk)

    helen.post("/desk/settings/duties/", told)

    assert Duty.objects.holder("data") == world.dan
    assert list(Duty.objects.values_list("kind", flat=True)) == ["data"]
    helen.post("/desk/settings/duties/", told | {"data": world.grace.pk})
    assert Duty.objects.holder("data") == world.grace


def test_a_duty_goes_to_nobody_who_left(world, helen, sent):
    world.iris.disable(by=world.helen.actor)

    answer = helen.post("/desk/settings/duties/", sent(helen.get("/desk/settings/duties/"), data=world.iris.pk))

    assert (answer.status_code, set(answer.context["form"].errors)) == (422, {"data"})


def test_a_place_is_added_changed_and_taken_away(world, helen, sent):
    helen.post("/desk/settings/places/", PLACE)
    place = Place.objects.get(country="CN")
    url = f"/desk/settings/places/{place.pk}/"

    helen.post(url, sent(helen.get(url), name_en="Shanghai, Pudong", order="3", remote="on"))

    place.refresh_from_db()
    assert (place.name["en"], place.order, place.remote) == ("Shanghai, Pudong", 3, True)
    assert helen.post(f"{url}removal/").url == "/desk/settings/places/"
    assert not Place.objects.filter(pk=place.pk).exists()


def test_a_place_with_a_job_stays(world, helen):
    place = Place.objects.get()

    refused = helen.post(f"/desk/settings/places/{place.pk}/removal/")

    assert refused.status_code == 422
    assert "Toronto" in refused.content.decode()
    assert Place.objects.filter(pk=place.pk).exists()


@pytest.mark.parametrize(
    ("change", "field"),
    [({"name_en": "", "name_zh": ""}, "name_en"), ({"country": "C1"}, "country"), ({"order": "9999"}, "order")],
)
def test_a_place_that_cannot_be_is_refused(world, helen, change, field):
    answer = helen.post("/desk/settings/places/", PLACE | change)

    assert (answer.status_code, set(answer.context["form"].errors)) == (422, {field})


@pytest.mark.parametrize("more", [1, 3])
def test_the_list_of_places_asks_as_often_for_one_as_for_three(world, helen, more, django_assert_num_queries):
    for _number in range(more):
        Place.objects.create(name={"en": "Bremen"}, zone="Europe/Berlin", calendar="DE-BE")

    with django_assert_num_queries(15):
        helen.get("/desk/settings/places/")
