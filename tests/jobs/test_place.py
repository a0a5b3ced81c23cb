import pytest

from hospes.foundation.text import TooLong
from hospes.jobs.models import Place
from hospes.jobs.refusals import PlaceInUse, PlaceWithoutName
from hospes.team.refusals import UnknownCalendar
from tests.jobs.entries import verbs

SHANGHAI = {"name": {"en": "Shanghai", "zh": "上海"}, "country": "cn", "zone": "Asia/Shanghai", "calendar": "CN"}


def test_a_place_is_added(grace):
    place = Place.objects.add(by=grace.actor, **SHANGHAI)

    assert (str(place), place.name_in("zh"), place.country) == ("Shanghai", "上海", "CN")
    assert verbs(f"place:{place.pk}") == ["place.added"]


def test_an_odd_order_is_brought_within_bounds(grace):
    assert Place.objects.add(by=grace.actor, **SHANGHAI, order=-5).order == 0
    assert Place.objects.add(by=grace.actor, **SHANGHAI, order=10**9).order == 1000


def test_jobs_are_found_by_the_new_name_of_their_place(job, grace):
    job.places()[0].change(name={"en": "Hamilton"}, by=grace.actor)

    job.refresh_from_db()
    assert "hamilton" in job.words
    assert "toronto" not in job.words


def test_a_place_without_jobs_can_go(grace):
    place = Place.objects.add(by=grace.actor, **SHANGHAI)
    key = f"place:{place.pk}"

    place.remove(by=grace.actor)

    assert not Place.objects.exists()
    assert verbs(key) == ["place.added", "place.removed"]


def test_a_place_with_jobs_stays(job, grace):
    place = job.places()[0]

    with pytest.raises(PlaceInUse, match="Toronto"):
        place.remove(by=grace.actor)

    assert verbs(f"place:{place.pk}") == []


@pytest.mark.parametrize(
    ("facts", "refusal"),
    [({"name": {"en": ""}}, PlaceWithoutName), ({"calendar": "MARS"}, UnknownCalendar), ({"country": "CHN"}, TooLong)],
)
def test_a_place_that_cannot_be_is_refused(grace, facts, refusal):
    with pytest.raises(refusal):
        Place.objects.add(by=grace.actor, **{**SHANGHAI, **facts})

    assert not Place.objects.exists()
