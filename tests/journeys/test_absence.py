"""An absence is recorded at the desk and read on the candidate's page, on a phone and a desk."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from hospes.foundation import clock
from tests.journeys.test_accessible import signed_in
from tests.world import World, in_folder


@pytest.fixture
def town(transactional_db, settings, tmp_path, live_server) -> World:
    in_folder(settings, tmp_path)
    world = World()
    world.case = world.apply().case
    return world


@pytest.mark.parametrize(("width", "scheme", "language"), [(390, "light", "zh"), (1280, "dark", "en")])
def test_an_absence_is_accessible(town, new_context, live_server, accessible, shot, width, scheme, language):
    today = clock.now().astimezone(ZoneInfo(town.grace.zone)).date()
    town.grace.be_away(today, today + timedelta(days=9), note="Kunming", by=town.grace.actor)
    context = new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    signed_in(context, live_server, town.grace, language)
    page = context.new_page()
    for name, address in [
        ("own", "/desk/settings/me/absence/"),
        ("today", "/desk/"),
        ("portal", f"/p/{town.case.candidate.link_token()}/"),
    ]:
        assert page.goto(address).status == 200
        accessible(page)
        shot(page, f"absence-{name}-{width}-{scheme}-{language}")
