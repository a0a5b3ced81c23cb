"""The first story, whole: from an empty folder to answers that arrived, in a real browser and over real SMTP.

It is walked in English, in Chinese, and with scripts switched off.
"""

import re
import subprocess

import pytest
from playwright.sync_api import Page, expect

from tests.journeys import story
from tests.journeys.house import House, words_of
from tests.journeys.papers import chinese_docx, chinese_pdf
from tests.journeys.story import Applicant

TITLE = {"en": "Field technician", "zh": "现场技术员"}


@pytest.mark.parametrize(
    ("language", "scripts"),
    [
        pytest.param("en", True, id="english", marks=pytest.mark.postgresql_path),
        pytest.param("zh", True, id="chinese"),
        pytest.param("en", False, id="without scripts"),
    ],
)
def test_from_an_empty_folder_to_answers_that_arrived(house, window, corpora, tmp_path, language, scripts):
    desk = window(java_script_enabled=scripts)
    site = window(java_script_enabled=scripts, viewport={"width": 390, "height": 844}, timezone_id="America/Toronto")
    papers = sorted((corpora / "resumes" / "rendercv-examples").glob("*.pdf"))
    one = Applicant("Ada Lovelace", "ada@example.org", papers[0])
    two = Applicant("王璐", "wang.lu@example.org", chinese_pdf(tmp_path / "简历.pdf"))
    three = Applicant("陈思", "chen.si@example.org", chinese_docx(tmp_path / "简历.docx"))

    story.open_the_house(desk, house)
    story.publish_a_job(desk, house, TITLE)
    for who in (one, two, three):
        applied(site, house, language, who)

    decided(desk, house, one, two)
    answers_arrive(house, site, language, one, two)
    a_bounce_reopens(house, desk, two)
    a_question_is_answered(house, site, desk, one)
    one_steps_back(house, site, three)
    assert "violations = 0" in house.hospes("sweep")


def applied(site: Page, house: House, language: str, who: Applicant) -> None:
    """Find, apply, see the date; the mail from the contact's own address and the page say the same."""
    story.find_the_job(site, house, language, TITLE[language])
    story.apply(site, who)
    date = story.day_on(site)

    letter = house.wait_for_letters(who.email, 1)[0]
    assert letter["From"].addresses[0].addr_spec == story.HELEN
    assert date in words_of(letter)
    site.goto(house.url + story.page_of(house, who))
    assert story.day_on(site) == date


def decided(desk: Page, house: House, one: Applicant, two: Applicant) -> None:
    """The recruiter sees both on Today, opens the file, advances one and declines the other."""
    desk.goto(f"{house.url}/desk/")
    expect(desk.locator("main")).to_contain_text(one.name)
    case = story.open_case(desk, house, one)
    expect(desk.locator("iframe, .file").first).to_be_visible()
    story.advance(desk, case)
    story.decline(desk, story.open_case(desk, house, two), "您附上的接线图")


def answers_arrive(house: House, site: Page, language: str, one: Applicant, two: Applicant) -> None:
    """Undo is over, both hear; a day later the no is proved and closed, promises show kept."""
    house.later("1m")
    house.wait_for_letters(one.email, 2)
    no = house.wait_for_letters(two.email, 2)[1]
    assert ("这次不合适" if language == "zh" else "It is a no") in words_of(no)

    house.later("25h")
    house.wait_for(lambda: state_of(house, two) == "closed", 30)
    site.goto(house.url + story.page_of(house, two))
    assert site.locator(".promise[data-state=kept]").count() >= 2
    assert state_of(house, one) == "open"


def a_bounce_reopens(house: House, desk: Page, who: Applicant) -> None:
    """The no comes back a day later: the case is closing again, and it stands on Today."""
    house.do(
        "from hospes.post.models import Envelope\n"
        f"e = Envelope.objects.filter(to_address='{who.email}').order_by('pk').last()\n"
        "e.bounce(by='machine:mailroom', response='550 5.1.1 No such person here', hard=True)\n"
    )
    assert state_of(house, who) == "closing"
    desk.goto(f"{house.url}/desk/")
    expect(desk.locator("main")).to_contain_text("550")


def a_question_is_answered(house: House, site: Page, desk: Page, who: Applicant) -> None:
    """A question from the page becomes a date, stands on Today, and is answered by mail."""
    site.goto(house.url + story.page_of(house, who))
    site.locator("textarea[name=text]").first.fill("Is there a bus to the quay?")
    site.locator("form:has(textarea[name=text]) [type=submit]").first.click()
    expect(site.locator("main")).to_contain_text("Is there a bus to the quay?")

    desk.goto(f"{house.url}/desk/")
    expect(desk.locator("main")).to_contain_text("Is there a bus to the quay?")
    desk.locator("a[href*='answers=']").first.click()
    box = desk.locator("textarea[name=text]")
    box.fill(box.input_value() + "\n\nYes, line 9, every ten minutes.")
    if desk.locator("[name=promise]").count():
        desk.locator("[name=promise]").uncheck()
    # At night the candidate's morning is proposed.
    desk.locator("[name=leave]").select_option("now")
    story.main_button(desk).click()
    expect(desk).not_to_have_url(re.compile("answers="))
    house.later("1m")
    assert "line 9" in words_of(house.wait_for_letters(who.email, 3)[-1])


def one_steps_back(house: House, site: Page, who: Applicant) -> None:
    """Withdrawing needs a code from the mailbox; then everything stops, with a receipt."""
    link = story.page_of(house, who)
    site.goto(house.url + link)
    site.locator("a[href*='/withdrawal/']").first.click()
    expect(site).to_have_url(re.compile(r"/code/"))
    site.locator("form[action*='/code/new/'] button").first.click()
    code = story.code_of(house, who.email, 2)
    site.locator("[name=code]").fill(code)
    story.main_button(site).click()
    expect(site).to_have_url(re.compile(r"/withdrawal/"))
    site.locator("[name=words]").fill("Found another one.")
    story.main_button(site).click()
    expect(site).to_have_url(re.compile(re.escape(link)))
    house.wait_for_letters(who.email, 3)
    assert state_of(house, who) == "closing"


def state_of(house: House, who: Applicant) -> str:
    """The state of somebody's case, read from the database of the house."""
    try:
        said = house.do(
            "from hospes.cases.models import Case\n"
            f"print(Case.objects.get(candidate__addresses__normalised='{who.email}', kind='application').state)\n"
        )
    except subprocess.TimeoutExpired:
        return ""
    return said.strip().splitlines()[-1]
