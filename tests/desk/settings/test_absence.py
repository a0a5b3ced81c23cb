"""The page of absences: recorded, never refused; anybody's own, and those of whom one leads."""

from datetime import date, timedelta

from django.urls import reverse

from hospes.foundation import clock
from tests.queries import same_number

OWN = "/desk/settings/me/absence/"


def days(first=0, last=20):
    today = date(clock.now().year, clock.now().month, clock.now().day)
    return {"first": str(today + timedelta(first)), "last": str(today + timedelta(last)), "kind": "holiday"}


def test_a_member_records_when_he_is_away_and_sees_who_keeps_his_dates(world, as_):
    case = world.apply().case
    grace = as_(world.grace)

    assert grace.post(OWN, days()).url == OWN
    page = grace.get(OWN)

    assert case.acting == world.dan
    [due] = page.context["due"]
    assert (due["person"], due["keeps"]) == (case.candidate, world.dan)
    world.dan.be_away(date.fromisoformat(days()["first"]), date.fromisoformat(days()["last"]), by=world.dan.actor)
    assert "Nobody covers" in grace.get(OWN).content.decode()


def test_what_is_wrong_is_said_at_its_field(world, as_):
    answer = as_(world.grace).post(OWN, days(3, 1) | {"note": "Kunming"})

    assert answer.status_code == 422
    assert set(answer.context["form"].errors) == {"last"}
    assert "Kunming" in answer.content.decode()


def test_ill_today_is_one_press_and_here_again_another(world, as_):
    grace = as_(world.grace)
    assert "I am ill today" in grace.get(reverse("desk:today")).content.decode()

    grace.post(OWN, {"do": "today"})
    assert not world.grace.is_present(clock.now())
    assert "I am ill today" not in grace.get(OWN).content.decode()

    told = {"do": "end", "absence": world.grace.absences.get().pk}
    assert grace.post(OWN, told).status_code == 302
    assert world.grace.is_present(clock.now())
    assert grace.post(OWN, told).status_code == 302


def test_nobody_ends_what_is_not_his(world, as_):
    row = world.dan.be_away_today(by=world.dan.actor)
    grace = as_(world.grace)

    for pk in (row.pk, "x", "9" * 30, ""):
        assert grace.post(OWN, {"do": "end", "absence": pk}).status_code == 404


def test_lead_and_admin_record_it_for_others(world, as_):
    address = reverse("desk:member-absence", args=[world.dan.pk])
    assert as_(world.grace).get(address).status_code == 404
    type(world.dan).objects.filter(pk=world.dan.pk).update(lead=world.grace)

    assert as_(world.grace).post(address, days()).url == address
    assert as_(world.helen).get(address).status_code == 200
    assert world.dan.absences.get().told_by == world.grace.actor


def test_the_page_costs_the_same_for_many(world, as_):
    grace = as_(world.grace)
    spans = iter(((0, 20), (1, 21), (2, 22)))

    def grow():
        first, last = next(spans)
        span = [date.fromisoformat(days(first, last)[name]) for name in ("first", "last")]
        world.grace.be_away(*span, by=world.grace.actor)
        world.apply(nonce=f"n{first}")

    grow()
    same_number(lambda: grace.get(OWN), grow=grow)
