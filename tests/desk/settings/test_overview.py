"""The way in: what is wrong is named where it is put right."""

from datetime import timedelta

import pytest

from hospes.foundation import beats, clock
from hospes.jobs.models import Place
from hospes.post.models import MailServer
from hospes.privacy.models import Notice
from hospes.team.models import Company


def test_what_is_wrong_is_named(world, helen):
    page = helen.get("/desk/settings/").content.decode()

    for words in ("not tested", "nobody covers", "not yours yet", "no address", "The sweeper has never run"):
        assert words in page


def test_what_is_right_is_not(world, helen):
    server = MailServer.objects.current()
    server.send_test(to=world.helen.email, from_address=world.helen.email)
    Company.objects.here().change(by=world.helen.actor, postal_address="1 Quay")
    Notice.objects.publish(texts={"en": "{company} {contact} {period}"}, by=world.helen.actor)
    for member in (world.helen, world.grace, world.hugo):
        member.describe(by=world.helen.actor, standing_deputy=world.dan)
    world.dan.describe(by=world.helen.actor, standing_deputy=world.grace)
    beats.beat("sweeper", violations=0)

    page = helen.get("/desk/settings/").content.decode()

    assert "The house rules hold: 0 violations" in page
    assert 'data-state="late"' not in page


def test_a_broken_rule_and_a_silent_sweeper_are_said(world, helen):
    beats.beat("sweeper", violations=2)
    assert "2 house rules are broken" in helen.get("/desk/settings/").content.decode()

    clock.move(timedelta(hours=1))

    assert "The sweeper stands still" in helen.get("/desk/settings/").content.decode()


def test_addresses_that_refuse_are_named(world, helen):
    world.dan.address_refused_at = clock.now()
    world.dan.save()

    assert "Mail comes back from: Dan Okafor." in helen.get("/desk/settings/").content.decode()


def test_one_who_works_alone_is_told(world, helen):
    for member in (world.hugo, world.iris, world.dan, world.grace):
        member.disable(by=world.helen.actor)

    assert "One member works alone." in helen.get("/desk/settings/").content.decode()


@pytest.mark.parametrize("places", [True, False])
def test_a_house_without_places_is_told(world, helen, places):
    if not places:
        world.job.job_places.all().delete()
        Place.objects.all().delete()

    assert ("none yet" in helen.get("/desk/settings/").content.decode()) is not places
