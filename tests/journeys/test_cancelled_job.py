"""C15: a job is cancelled while nine people wait. One reason, one approval, nine letters; the ninth bounces.

Comes with order 4: the letter's own claims. Comes with order 5: talks that candidates book themselves.
"""

import json

from playwright.sync_api import expect

from tests.journeys import harbourlight, story
from tests.journeys.house import House, words_of

NAMES = ["Abe Olson", "Bea Lund", "Carl Ito", "Dora Pike", "Emil Roth", "Fay Quist", "Gus Bahr", "Hal Voss", "Ida Kemp"]
MET = NAMES[:3]
LAST = NAMES[8]


def address(name: str) -> str:
    return f"{name.split(maxsplit=1)[0].lower()}@people.example"


def nine_apply(house: House) -> None:
    """Nine applications, three of whom are met on the following days (arranged by hand, told, held)."""
    people = [(name, address(name), name in MET) for name in NAMES]
    house.do(
        "import time\n"
        "from datetime import timedelta\n"
        "from hospes.applications.models import Application\n"
        "from hospes.applications.models.submitting import Person\n"
        "from hospes.foundation import clock, claiming\n"
        "from hospes.interviews.enums import How\n"
        "from hospes.interviews.models import Interview\n"
        "from hospes.interviews.models.talk import Talk\n"
        "from hospes.jobs.models import Job\n"
        f"job = Job.objects.get(texts__title='{harbourlight.TITLES['R4']}')\n"
        "member = job.contact\n"
        "work = lambda: [claiming.run_once('machine:seed', limit=500) for _ in range(4)]\n"
        "met = []\n"
        f"for n, (name, email, talks) in enumerate({people!r}):\n"
        "    facts = {'phone': f'+1 416 555 01{n:02}', 'language': 'en', 'zone': 'America/Toronto'}\n"
        "    person = Person(name=name, email=email, **facts)\n"
        "    made = Application.objects.submit(job, person, nonce=f's-{n}', files=[]).application\n"
        "    made.shown()\n"
        "    if talks: met.append(Application.objects.get(pk=made.pk))\n"
        "work()\n"
        "stage = job.stages.filter(kind='talk').first()\n"
        "for n, application in enumerate(met):\n"
        "    talk = Talk(stage=stage, start=clock.now() + timedelta(days=2, hours=n), minutes=45,\n"
        "                zone='America/Toronto', how=How.PHONE, where='+1 416 555 0100', people=[member])\n"
        "    draft = Interview.objects.draft(application, talk)\n"
        "    Interview.objects.arrange(application, talk, by=member, draft=draft)\n"
        "clock.move(timedelta(minutes=1)); work()\n"
        "until = time.monotonic() + 20  # the house's own worker lets letters leave, too\n"
        "while Interview.objects.planned().count() < 3 and time.monotonic() < until: time.sleep(0.2)\n"
        "clock.move(timedelta(days=2, hours=4))\n"
        "for talk in Interview.objects.planned(): talk.held(by=member)\n"
        "work()\n"
    )


def test_everybody_hears_and_the_job_closes_when_the_ninth_has_heard(house, window):
    harbourlight.opened(house, "2026-09-23T10:00-04:00")
    nine_apply(house)
    harbourlight.refuses(house, address(LAST))
    harbourlight.until(house, "2026-09-28T10:00-04:00")
    desk = harbourlight.as_member(window(), house, "helen.zhou")
    desk.goto(f"{house.url}/desk/jobs/?q=Warehouse")
    desk.locator("main a[href*='/desk/jobs/']").filter(has_text="Warehouse").first.click()
    job = desk.url.removesuffix("board/")

    # It cannot just be closed.
    desk.goto(job)
    desk.locator("button[name=state][value=closed]").click()
    expect(desk.locator(".error-summary")).to_contain_text("9 people still wait for an answer.")
    desk.locator(".error-summary a[href$='/ending/']").click()
    expect(desk.locator("ul.movers li")).to_have_count(9)
    expect(desk.locator("ul.movers .tag")).to_have_count(3)
    story.main_button(desk).click()
    expect(desk).to_have_url(f"{job}board/")

    # Three are rung first; six hear at once, five of them by a letter that arrives.
    house.later("1m")
    for name in NAMES[3:8]:
        assert "the money for this job has been withdrawn" in words_of(house.wait_for_letters(address(name), 2)[1])
    assert all(len(house.letters(address(name))) < 3 + (name in MET) for name in MET)
    desk = harbourlight.as_member(desk, house, contact(house))
    expect(desk.locator("main")).to_contain_text("say it by voice before the letter comes")
    assert desk.locator("#touch ~ *, section:has(#touch) li").count() >= 3
    house.later("5h")
    for name in MET:
        house.wait_for(lambda name=name: "It is a no" in words_of(house.letters(address(name))[-1]), 30)

    # The ninth came back: nothing is closed before she was reached.
    house.later("26h")
    house.wait_for(lambda: states(house) == {"closed": 8, "closing": 1}, 60)
    house.later("30m")
    assert state_of_job(house) == "draft"
    desk.goto(f"{house.url}/desk/")
    expect(desk.locator("main")).to_contain_text("550 5.1.1")
    desk.locator("main a[href*='/calls/?']").first.click()
    expect(desk.locator("[name=words]")).to_be_visible()
    desk.locator("[name=outcome][value=spoke]").check(force=True)
    desk.locator("[name=words]").fill("Told her that the job is gone, and why.")
    story.main_button(desk).click()
    house.wait_for(lambda: states(house) == {"closed": 9}, 20)
    house.later("20m")
    house.wait_for(lambda: state_of_job(house) == "closed", 30)
    assert clocks_missed(house) == 0
    assert "violations = 0" in house.hospes("sweep")


def said(house: House, code: str) -> str:
    return house.do(code).strip().splitlines()[-1]


def contact(house: House) -> str:
    """The local part of the address of whoever looks after the job."""
    title = harbourlight.TITLES["R4"]
    found = said(
        house, f"from hospes.jobs.models import Job\nprint(Job.objects.get(texts__title='{title}').contact.email)\n"
    )
    return found.partition("@")[0]


def states(house: House) -> dict[str, int]:
    counted = said(
        house,
        "import json\nfrom collections import Counter\nfrom hospes.cases.models import Case\n"
        "print(json.dumps(Counter(Case.objects.filter(kind='application').values_list('state', flat=True))))\n",
    )
    return dict(json.loads(counted))


def state_of_job(house: House) -> str:
    title = harbourlight.TITLES["R4"]
    return said(house, f"from hospes.jobs.models import Job\nprint(Job.objects.get(texts__title='{title}').state)\n")


def clocks_missed(house: House) -> int:
    """How many of the 45-day clocks of Ontario ran out."""
    return int(
        said(
            house,
            "from hospes.promises.models import Promise\nfrom django.db.models import F\n"
            "rows = Promise.objects.exclude(legal_due=None)\n"
            "assert rows.count() == 3\n"
            "print(rows.exclude(state='kept', kept_at__lte=F('legal_due')).count())\n",
        )
    )
