from dataclasses import dataclass
from typing import Literal

import pytest

from hospes.foundation import house
from hospes.foundation.models import HouseSetting
from hospes.foundation.refusals import Refusal

pytestmark = pytest.mark.django_db


class TooMany(Refusal):
    sentence = "At most 30 days."


@dataclass(frozen=True)
class Wishes:
    days: int = 5
    share: float = 0.5
    thorough: bool = False
    greeting: str = "Dear"
    notes: tuple[str, ...] = ()
    limits: dict[str, int] | None = None
    form: Literal["您", "你"] = "您"

    def __post_init__(self) -> None:
        if self.days > 30:
            raise TooMany


@pytest.fixture(autouse=True)
def registered():
    house.register("wishes")(Wishes)
    yield
    house.kinds.remove("wishes")


def test_defaults_hold_until_the_house_wishes_otherwise():
    assert house.read(Wishes) == Wishes()
    assert house.read(Wishes, job=7) == Wishes()


def test_the_company_and_one_job_may_differ():
    assert house.write(Wishes, days=7, greeting="Hello") == Wishes(days=7, greeting="Hello")
    assert house.write(Wishes, job=7, days=9) == Wishes(days=9, greeting="Hello")

    assert (house.read(Wishes).days, house.read(Wishes, job=7).days, house.read(Wishes, job=8).days) == (7, 9, 7)


def test_values_come_back_in_their_types():
    wishes = Wishes(share=2, thorough=True, notes=("a", "b"), limits={"a": 1})

    assert house.write(Wishes, share=2, thorough=True, notes=("a", "b"), limits={"a": 1}) == wishes
    assert house.read(Wishes).notes == ("a", "b")
    assert house.write(Wishes, limits=None).limits is None
    assert house.write(Wishes, form="你").form == "你"


def test_setting_again_replaces_and_forgetting_falls_back():
    house.write(Wishes, days=7)
    house.write(Wishes, days=8)
    house.write(Wishes, job=7, days=9)

    assert house.forget(Wishes, "days", job=7).days == 8
    assert house.forget(Wishes, "days").days == 5
    assert HouseSetting.objects.count() == 0


@pytest.mark.parametrize(
    ("values", "refusal"),
    [
        ({"hours": 1}, house.UnknownSetting),
        ({"days": "7"}, house.WrongValue),
        ({"days": True}, house.WrongValue),
        ({"notes": "ab"}, house.WrongValue),
        ({"greeting": None}, house.WrongValue),
        ({"form": "thou"}, house.WrongValue),
        ({"greeting": "Hi", "days": 31}, TooMany),
    ],
)
def test_what_would_break_readers_is_refused_and_nothing_is_set(values, refusal):
    with pytest.raises(refusal):
        house.write(Wishes, **values)

    assert HouseSetting.objects.count() == 0


def test_rows_of_an_older_version_are_passed_over():
    HouseSetting.objects.create(scope="company", key="wishes.gone", value=1)
    HouseSetting.objects.create(scope="company", key="wishes.days", value="seven")

    assert house.read(Wishes) == Wishes()


def test_a_name_is_registered_once():
    with pytest.raises(ValueError, match="house settings: wishes"):
        house.register("wishes")(Wishes)


def test_reading_costs_one_query(django_assert_num_queries):
    house.write(Wishes, days=7)

    with django_assert_num_queries(1):
        house.read(Wishes, job=7)


def test_a_setting_reads_as_its_key():
    house.write(Wishes, days=7)

    assert str(HouseSetting.objects.get()) == "company wishes.days"
