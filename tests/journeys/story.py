"""The acts of the first story, as a person does them in a browser; by names of fields, in any language."""

import re
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from tests.journeys.house import House, link_in, words_of

PASSWORD = "a long enough sentence"
HELEN = "helen@harbourlight.example"
PUMP = "A pump that stopped every third night."


@dataclass
class Applicant:
    """Somebody who applies: name, address, and the file he sends."""

    name: str
    email: str
    file: Path | None


def main_button(page: Page) -> Locator:
    """The one primary button of the view."""
    return page.locator("main [data-primary], [data-primary]").first


def open_the_house(page: Page, house: House) -> None:
    """From the printed link to an open house, with mail tested on the way."""
    page.goto(house.url + house.set_up_path)
    answers = {
        "company": "Harbourlight Robotics",
        "company_zh": "港灯机器人",
        "name": "Helen Zhou 周海伦",
        "email": HELEN,
        "password": PASSWORD,
        "deputy_name": "Daniel Okafor",
        "deputy_email": "daniel@harbourlight.example",
        "host": "127.0.0.1",
        "port": str(house.smtp_port),
    }
    for name, value in answers.items():
        page.locator(f"#set-up [name={name}]").fill(value)
    page.locator("[name=zone]").select_option("America/Toronto")
    page.locator("[name=calendar]").select_option("CA-ON")
    page.locator("[name=security]").select_option("none")
    page.locator("button[name=test]").click()
    expect(page.locator(".note--kept")).to_be_visible()
    main_button(page).click()
    expect(page).to_have_url(re.compile(r"/desk/jobs/"))


def publish_a_job(page: Page, house: House, titles: dict[str, str]) -> None:
    """From nothing to a published job: a short form, the texts, a criterion, what is asked, and one press."""
    page.goto(f"{house.url}/desk/jobs/new/")
    new = page.locator("main form").filter(has=page.locator("[name=title_en]"))
    for code, title in titles.items():
        new.locator(f"[name=title_{code}]").fill(title)
    new.locator("[name=new_place_en]").fill("Toronto")
    new.locator("[name=new_place_zh]").fill("多伦多")
    new.locator("[name=pay_kind]").select_option("range")
    new.locator("[name=low]").fill("62000")
    new.locator("[name=high]").fill("74000")
    new.locator("[data-primary]").click()
    expect(page).to_have_url(re.compile(r"/desk/jobs/[a-z0-9]{10}/"))
    save(page, "texts/en/", {"summary": "Repair robots on the quay.", "work": "- Repair robots", "needs": "- Machines"})
    save(page, "texts/zh/", {"summary": "在码头修理机器人。", "work": "- 修理机器人", "needs": "- 修过机器"})
    save(page, "parts/criteria/", {"criteria-0-text_en": "Repaired machines", "criteria-0-text_zh": "修过机器"})
    question = {"questions-0-label_en": "A machine you repaired", "questions-0-label_zh": "您修好的一台机器"}
    save(page, "parts/questions/", question)
    save(page, "parts/facts/", {"machines_en": "None. People read.", "machines_zh": "没有，由人阅读。"})
    page.locator("button[name=state][value=public]").click()
    expect(page.locator("button[name=state][value=draft]")).to_be_visible()


def save(page: Page, part: str, answers: dict[str, str]) -> None:
    """Fill one part of the job's editor, and save it."""
    form = page.locator(f"form[action$='/{part}']")
    for closed in form.locator("details:not([open]) > summary").all()[-1:]:
        closed.click()
    for name, value in answers.items():
        form.locator(f"[name='{name}']").fill(value)
    form.locator("button[data-primary], button[name=do][value=save]").last.click()
    name, value = next(iter(answers.items()))
    expect(page.locator(f"form[action$='/{part}'] [name='{name}']")).to_have_value(value)


def sign_in(page: Page, house: House, email: str = HELEN) -> None:
    """Address and password."""
    page.goto(f"{house.url}/desk/sign-in/")
    page.locator("[name=email]").fill(email)
    page.locator("[name=password]").fill(PASSWORD)
    main_button(page).click()
    expect(page).to_have_url(re.compile(r"/desk/$"))


def find_the_job(page: Page, house: House, language: str, words: str) -> None:
    """From the list, by a word, to the job."""
    page.goto(f"{house.url}/{language}/jobs/")
    page.locator("[name=q]").fill(words)
    page.locator("[name=q]").press("Enter")
    page.locator(f"a[href*='/{language}/jobs/']").filter(has_text=words).first.click()
    expect(page.locator("#apply")).to_be_visible()


def apply(page: Page, who: Applicant) -> None:
    """Fill the form of the job page one is on, and send it."""
    form = page.locator("#apply form")
    form.locator("[name=name]").fill(who.name)
    form.locator("[name=email]").fill(who.email)
    if who.file is not None:
        form.locator("input[type=file]").first.set_input_files(who.file)
    for box in form.locator("textarea[name^=q]").all():
        box.fill(PUMP)
    form.locator("[name=consent]").check()
    main = form.locator("[data-primary]")
    main.click()
    expect(page).to_have_url(re.compile(r"/sent/"))


def page_of(house: House, who: Applicant) -> str:
    """The path of somebody's own page, as the first letter carries it."""
    return link_in(house.wait_for_letters(who.email, 1)[0])


def day_on(page: Page) -> str:
    """The large date of the page one is on."""
    return page.locator(".hear__d").first.inner_text().strip()


def open_case(page: Page, house: House, who: Applicant) -> str:
    """Find a person at the desk and open the case; returns its address."""
    page.goto(f"{house.url}/desk/people/?q={who.name}")
    page.locator("a[href*='/desk/cases/']").first.click()
    expect(page.locator("h1")).to_contain_text(who.name)
    return page.url


def advance(page: Page, case: str) -> None:
    """To the next stage; Enter is enough."""
    page.goto(f"{case}advance/")
    main_button(page).click()
    expect(page).not_to_have_url(re.compile("advance"))


def decline(page: Page, case: str, thanks: str) -> None:
    """Say no, kindly: a criterion, thanks, and the letter made of both."""
    page.goto(f"{case}decline/")
    page.locator("[name=criterion]").first.check(force=True)
    page.locator("[name=thanks]").fill(thanks)
    remake = page.locator("button[value=make]")
    remake.click()
    expect(page.locator("textarea[name=text]")).to_have_value(re.compile(re.escape(thanks)))
    main_button(page).click()
    expect(page).not_to_have_url(re.compile("decline"))


def code_of(house: House, address: str, letters: int) -> str:
    """The six digits of the newest letter."""
    found = re.search(r"\b(\d{6})\b", words_of(house.wait_for_letters(address, letters)[-1]))
    assert found
    return found[1]
