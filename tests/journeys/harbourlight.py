"""Harbourlight Robotics at an hour of the scenario (spec/scenario.md): its people, its five jobs, its clock.

What cannot be seen in a browser (an hour that passes, a letter that a server refuses) is done here; everything a
person does is done in the browser by the journeys themselves.
"""

import json
import os
import signal
import time

from playwright.sync_api import Page, expect

from hospes.demo.seeds.people import PASSWORD
from tests.journeys import story
from tests.journeys.house import House

TITLES = {
    "R1": "Embedded engineer",
    "R2": "Customer success manager",
    "R3": "Product designer",
    "R4": "Warehouse planner",
    "R5": "Field technician",
}


def opened(house: House, at: str) -> None:
    """Everybody is here, the five jobs are public, the clock stands at ``at`` (``2026-10-09T20:55-04:00``)."""
    house.do(
        "from datetime import datetime, timedelta\n"
        "from hospes.demo.seeds import jobs, people\n"
        "from hospes.foundation import clock\n"
        "from hospes.post.models import MailServer\n"
        f"clock.set_to(datetime.fromisoformat('{at}') - timedelta(minutes=2))\n"
        f"MailServer.objects.configure(host='127.0.0.1', port={house.smtp_port}, security='none')\n"
        f"members = people.settle('{house.url}')\n"
        "helen = members['helen-zhou']\n"
        "MailServer.objects.current().send_test(to=helen.email, from_address=helen.email)\n"
        "jobs.publish_all(members)\n"
    )
    until(house, at)


def until(house: House, at: str) -> None:
    """Set the clock of the whole house, and give the worker a moment to see it."""
    house.do(
        "from datetime import datetime\n"
        "from hospes.foundation import clock\n"
        f"clock.set_to(datetime.fromisoformat('{at}'))\n"
    )
    time.sleep(2)


def refuses(house: House, pattern: str, words: str = "550 5.1.1 No such person here") -> None:
    """From now on the candidates' mail servers refuse these addresses; "" takes the rule away."""
    (house.letters_folder / "refuse").write_text(f"{pattern} {words}\n" if pattern else "")


def killed(house: House) -> None:
    """Power cut: web and worker die with -9 in the middle of whatever they do, and are started again."""
    serving = house.processes.pop()
    os.killpg(serving.pid, signal.SIGKILL)
    serving.wait(20)
    said = house.log.read_text().count("Hospes answers on")
    house.start(serving.args)  # type: ignore[arg-type]
    house.wait_for(lambda: house.log.read_text().count("Hospes answers on") > said, 90)


def as_member(page: Page, house: House, key: str) -> Page:
    """At the desk as ``daniel.okafor``."""
    page.context.clear_cookies()
    page.goto(f"{house.url}/desk/sign-in/")
    page.locator("[name=email]").fill(f"{key}@harbourlight.example")
    page.locator("[name=password]").fill(PASSWORD)
    story.main_button(page).click()
    expect(page).not_to_have_url(f"{house.url}/desk/sign-in/")
    return page


def facts(house: House, name: str) -> dict[str, object]:
    """State, evidence of the ending that stands, and the open promises of somebody's case."""
    said = house.do(
        "import json\n"
        "from hospes.cases.models import Case\n"
        f"case = Case.objects.get(candidate__name='{name}', kind='application')\n"
        "ending = case.ending\n"
        "open_now = {p.kind: p.due.isoformat() for p in case.promises.open()}\n"
        "kept = sorted(p.kind for p in case.promises.filter(state='kept'))\n"
        "broken = sorted(p.kind for p in case.promises.exclude(broken_at=None))\n"
        "print(json.dumps({'state': case.state, 'evidence': ending.evidence if ending else '', 'open': open_now,"
        " 'kept': kept, 'broken': broken}))\n"
    )
    return dict(json.loads(said.strip().splitlines()[-1]))
