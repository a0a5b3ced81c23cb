"""C13: a no that comes back is no ending. Somebody rings, corrects the address, and it closes when it has arrived."""

import pytest
from playwright.sync_api import expect

from tests.journeys import harbourlight, story
from tests.journeys.house import words_of
from tests.journeys.story import Applicant

GRACE = Applicant("Grace Kim", "grace.kim@example.net", None)
RIGHT = "grace.kim@example.org"


@pytest.mark.postgresql_path
def test_a_no_that_bounces_closes_nothing_until_somebody_was_reached(house, window, tmp_path):
    harbourlight.opened(house, "2026-10-09T21:00-04:00")
    papers = tmp_path / "cv.txt"
    papers.write_text("I repaired a compressor with a bicycle tube.")
    site = window(viewport={"width": 390, "height": 844}, timezone_id="America/Toronto")
    story.find_the_job(site, house, "en", harbourlight.TITLES["R5"])
    site.locator("#apply [name=phone]").fill("+1 416 555 0188")
    story.apply(site, Applicant(GRACE.name, GRACE.email, papers))
    # Thanksgiving is no working day.
    assert story.day_on(site).startswith("Mon 19 Oct")
    link = story.page_of(house, GRACE)

    harbourlight.refuses(house, "grace.kim@example.net")
    harbourlight.until(house, "2026-10-15T15:00-04:00")
    desk = harbourlight.as_member(window(), house, "daniel.okafor")
    story.decline(desk, story.open_case(desk, house, GRACE), "the compressor and the bicycle tube")
    house.later("1m")
    house.wait_for(lambda: harbourlight.facts(house, GRACE.name)["open"].get("REACH"), 30)
    now = harbourlight.facts(house, GRACE.name)
    assert (now["state"], now["evidence"]) == ("closing", "")
    assert now["open"]["REACH"] == "2026-10-19T22:00:00+00:00"
    house.later("25h")
    assert harbourlight.facts(house, GRACE.name)["state"] == "closing"

    desk.goto(f"{house.url}/desk/")
    expect(desk.locator("main")).to_contain_text("550 5.1.1 No such person here")
    # On the phone she says that the address had a slip.
    desk.locator("main a[href*='/details/']").first.click()
    desk.locator("[name=emails]").fill(RIGHT)
    story.main_button(desk).click()
    desk.goto(f"{house.url}/desk/")
    desk.locator("form[action*='/again/'] button").first.click()
    expect(desk.locator("main")).to_contain_text("Leaving now")

    # The power fails between the approval and the sending: she gets it, and gets it once.
    harbourlight.killed(house)
    house.later("1m")
    no = house.wait_for_letters(RIGHT, 1)
    assert "It is a no" in words_of(no[0])
    now = harbourlight.facts(house, GRACE.name)
    assert (now["state"], now["broken"]) == ("closing", [])

    case = story.open_case(harbourlight.as_member(desk, house, "daniel.okafor"), house, GRACE)
    desk.goto(f"{case}calls/")
    desk.locator("[name=outcome][value=spoke]").check(force=True)
    desk.locator("[name=words]").fill("Told her the no and why, and that the letter is on its way.")
    story.main_button(desk).click()
    house.later("25h")
    house.wait_for(lambda: harbourlight.facts(house, GRACE.name)["state"] == "closed", 30)
    assert harbourlight.facts(house, GRACE.name)["evidence"] == "E2"
    assert len(house.letters(RIGHT)) == 1
    site.goto(house.url + link)
    expect(site.locator("main")).to_contain_text("It is a no")
    assert "violations = 0" in house.hospes("sweep")
