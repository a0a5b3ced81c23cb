"""C8: whoever looks after her is on holiday, and Golden Week lies between; she reads the truth and is answered.

Comes with order 4: the claim "somebody read it" and its fallback.
"""

from playwright.sync_api import Page, expect

from tests.journeys import harbourlight, story
from tests.journeys.house import House
from tests.journeys.story import Applicant

ZHAO = Applicant("赵敏", "zhao.min@example.cn", None)


def test_the_deputy_answers_through_golden_week(house, window, tmp_path):
    papers = tmp_path / "简历.txt"
    papers.write_text("我写过电机控制器的固件。")
    harbourlight.opened(house, "2026-09-25T10:00+08:00")
    lin = harbourlight.as_member(window(locale="zh-CN"), house, "lin.yue")
    away(lin, house, "2026-09-29", "2026-10-09")

    harbourlight.until(house, "2026-09-28T16:00+08:00")
    site = window(viewport={"width": 390, "height": 844}, locale="zh-CN", timezone_id="Asia/Shanghai")
    story.find_the_job(site, house, "zh", "嵌入式工程师")
    story.apply(site, Applicant(ZHAO.name, ZHAO.email, papers))
    assert story.day_on(site).startswith("10 月 10 日")
    assert harbourlight.facts(house, ZHAO.name)["open"]["REVIEW"] == "2026-10-10T10:00:00+00:00"
    page = house.url + story.page_of(house, ZHAO)

    # On the first day of the absence her page says who looks after her, and why the tenth.
    harbourlight.until(house, "2026-10-03T11:00+08:00")
    site.goto(page)
    main = site.locator("main")
    expect(main).to_contain_text("高明")
    expect(main).to_contain_text("国庆")
    expect(main).to_contain_text("调休")
    asks(site, "请问可以远程办公吗？")
    assert harbourlight.facts(house, ZHAO.name)["open"]["REPLY"] == "2026-10-08T10:00:00+00:00"

    harbourlight.until(house, "2026-10-08T09:50+08:00")
    gao = harbourlight.as_member(window(locale="zh-CN"), house, "gao.ming")
    expect(gao.locator("main")).to_contain_text("请问可以远程办公吗？")
    gao.locator("a[href*='answers=']").first.click()
    box = gao.locator("textarea[name=text]")
    box.fill(box.input_value() + "\n\n每周两天可以在家。")
    if gao.locator("[name=promise]").count():
        gao.locator("[name=promise]").uncheck()
    gao.locator("[name=leave]").select_option("now")
    story.main_button(gao).click()
    house.later("1m")
    house.wait_for(lambda: "REPLY" in harbourlight.facts(house, ZHAO.name)["kept"], 30)

    harbourlight.until(house, "2026-10-09T15:00+08:00")
    gao = harbourlight.as_member(gao, house, "gao.ming")
    story.decline(gao, story.open_case(gao, house, ZHAO), "电机控制器那一段")
    house.later("1m")
    house.later("25h")
    house.wait_for(lambda: harbourlight.facts(house, ZHAO.name)["state"] == "closed", 30)
    now = harbourlight.facts(house, ZHAO.name)
    assert (now["broken"], now["evidence"]) == ([], "E2")
    assert "violations = 0" in house.hospes("sweep")


def test_an_absence_whose_deputy_is_away_too_is_saved_and_is_the_heads_item(house, window):
    harbourlight.opened(house, "2026-09-25T10:00+08:00")
    gao = harbourlight.as_member(window(), house, "gao.ming")
    away(gao, house, "2026-10-08", "2026-10-09")
    lin = harbourlight.as_member(window(), house, "lin.yue")
    away(lin, house, "2026-09-29", "2026-10-09")

    helen = harbourlight.as_member(window(), house, "helen.zhou")
    expect(helen.locator("main")).to_contain_text("both away: nobody covers, Thu 8 Oct")


def away(page: Page, house: House, first: str, last: str) -> None:
    page.goto(f"{house.url}/desk/settings/me/absence/")
    page.locator("[name=first]").fill(first)
    page.locator("[name=last]").fill(last)
    story.main_button(page).click()
    expect(page.locator("#away")).to_be_visible()


def asks(page: Page, words: str) -> None:
    """The date of the answer stands there before she sends it."""
    page.locator("textarea[name=text]").first.fill(words)
    expect(page.locator("main")).to_contain_text("10 月 8 日")
    page.locator("form:has(textarea[name=text]) [type=submit]").first.click()
    expect(page.locator("main")).to_contain_text(words)
