"""Mail both ways over real servers: our receiver, Dovecot, a post office; nothing lost, doubled or misfiled."""

import re
import smtplib
from collections.abc import Iterator
from dataclasses import replace
from email.message import EmailMessage
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.applications.board_mails import board_mail
from tests.conftest import missing
from tests.journeys import story
from tests.journeys.house import House, free_port, words_of
from tests.journeys.story import HELEN, Applicant
from tests.mailroom import dovecot

TITLE = {"en": "Field technician", "zh": "现场技术员"}
JOBS = "jobs@harbourlight.example"
ADA = Applicant("Ada Lovelace", "ada@example.org", None)
QUOTED = "\n\nOn Tue, 24 Nov 2026 at 10:00, Helen Zhou <helen@harbourlight.example> wrote:\n> A line that is quoted.\n"


@pytest.fixture(scope="module")
def mailboxes() -> Iterator[dovecot.Dovecot]:
    if not dovecot.is_installed():
        missing("Dovecot (Debian: dovecot-imapd)")
    with dovecot.Dovecot() as running:
        yield running


@pytest.mark.postgresql_path
def test_every_way_in_leads_to_the_right_conversation(house, window, mailboxes, tmp_path):
    papers = tmp_path / "cv.txt"
    papers.write_text("I repaired looms.")
    desk, site = window(), window(viewport={"width": 390, "height": 844})
    story.open_the_house(desk, house)
    story.publish_a_job(desk, house, TITLE)
    port = receives(house, mailboxes)
    token = applies_and_is_told_where_to_answer(house, site, replace(ADA, file=papers))

    answers_by_mail(house, desk, port, token)
    another_subject_out_of_order_and_from_the_page(house, site, port, token)
    another_address_waits_for_a_person(house, port, token)
    the_member_answers_from_his_own_program(house, mailboxes)
    a_job_board_delivers_an_applicant(house, port)
    assert "violations = 0" in house.hospes("sweep")


def receives(house: House, mailboxes: dovecot.Dovecot) -> int:
    """Our receiver listens, and Helen's own mailbox is read."""
    port = free_port()
    house.do(
        "from hospes.foundation import clock, encryption, house\n"
        "from hospes.post.models import Mailbox\n"
        "from hospes.post.settings import ReceivingSettings\n"
        "from hospes.team.models import Member\n"
        f"house.write(ReceivingSettings, domain='in.example', smtp_port={port}, jobs_address='{JOBS}')\n"
        f"helen = Member.objects.get(email='{HELEN}')\n"
        "Mailbox.objects.create(owner=helen.actor, address=helen.email, host='127.0.0.1', security='none',\n"
        f"    port={mailboxes.port}, username='helen', sealed_password=encryption.seal('{dovecot.PASSWORD}'),\n"
        "    added_at=clock.now())\n"
    )
    house.wait_for(lambda: f"SMTP on 127.0.0.1:{port}" in house.log.read_text(), 30)
    return port


def applies_and_is_told_where_to_answer(house: House, site: Page, who: Applicant) -> str:
    story.find_the_job(site, house, "en", TITLE["en"])
    story.apply(site, who)
    letter = house.wait_for_letters(ADA.email, 1)[0]
    assert letter["From"].addresses[0].addr_spec == HELEN
    token = letter["Reply-To"].addresses[0].addr_spec
    assert token.startswith("reply+")
    return str(token)


def mail(text: str, **headers: str) -> bytes:
    message = EmailMessage()
    given: dict[str, Any] = {"From": f"{ADA.name} <{ADA.email}>", "Subject": "Re: your letter", **headers}
    for name, value in given.items():
        message[name.replace("_", "-")] = value
    message.set_content(text)
    return message.as_bytes()


def send(port: int, raw: bytes, to: str) -> None:
    with smtplib.SMTP("127.0.0.1", port, timeout=20) as line:
        line.sendmail(ADA.email, [to], raw)


def thread(house: House) -> list[str]:
    """What stands in Ada's conversation, read from the database of the house."""
    said = house.do(
        "from hospes.conversations.models import Message\n"
        f"rows = Message.objects.filter(case__candidate__name='{ADA.name}').exclude(letter='ack')\n"
        "for m in rows.order_by('pk'): print('>', m.direction, m.outside, ' '.join(m.text.split()))\n"
    )
    return [line[2:] for line in said.splitlines() if line.startswith("> ")]


def answers_by_mail(house: House, desk: Page, port: int, token: str) -> None:
    """Only the new words are shown, the whole is one click away, and a copy lies in Helen's own mailbox."""
    send(port, mail("Is there a bus to the quay?" + QUOTED, To=token, Message_ID="<a1@x>"), token)
    house.wait_for(lambda: "in False Is there a bus to the quay?" in thread(house), 30)
    copy = house.wait_for_letters(HELEN, 1)[-1]
    assert "bus to the quay" in words_of(copy)

    desk.goto(f"{house.url}/desk/inbox/")
    expect(desk.locator(".conv")).to_contain_text("Is there a bus to the quay?")
    shown = desk.locator(".ib__s .msg__body").filter(has_text="A line that is quoted.")
    expect(shown.filter(visible=True)).to_have_count(0)


def another_subject_out_of_order_and_from_the_page(house: House, site: Page, port: int, token: str) -> None:
    send(
        port, mail("And a train?", To=token, Subject="Something else", Message_ID="<a3@x>", References="<a2@x>"), token
    )
    send(
        port,
        mail("By the way, I am Ada.", To=HELEN, Message_ID="<a2@x>", In_Reply_To="<a1@x>"),
        "jobs@harbourlight.example",
    )
    site.goto(house.url + story.page_of(house, ADA))
    site.locator("textarea[name=text]").first.fill("Does the page work?")
    site.locator("form:has(textarea[name=text]) [type=submit]").first.click()
    wanted = {"And a train?", "By the way, I am Ada.", "Does the page work?"}
    house.wait_for(lambda: wanted <= {line.removeprefix("in False ") for line in thread(house)}, 30)


def another_address_waits_for_a_person(house: House, port: int, token: str) -> None:
    before = thread(house)
    send(port, mail("It is me, from work.", To=token, From="a.l@work.example", Message_ID="<w1@x>"), token)
    house.wait_for(lambda: "unknown_sender_in_thread" in unsorted(house), 30)
    assert thread(house) == before


def unsorted(house: House) -> str:
    return house.do(
        "from hospes.post.models import Arrival\nfor a in Arrival.objects.unsorted(): print(a.why, a.from_address)\n"
    )


def the_member_answers_from_his_own_program(house: House, mailboxes: dovecot.Dovecot) -> None:
    """Helen answers from Outlook; it stands in the thread, and nothing waits any more."""
    raw = mail("Yes to all of it.", From=HELEN, To=ADA.email, Message_ID="<h1@x>")
    mailboxes.put("helen", raw, "Sent")
    house.wait_for(lambda: "out True Yes to all of it." in thread(house), 90)
    waiting = house.do(
        "from hospes.conversations.models import Message\nprint('waiting', Message.objects.unanswered().count())\n"
    )
    assert "waiting 0" in waiting


def a_job_board_delivers_an_applicant(house: House, port: int) -> None:
    raw = board_mail(
        "智联招聘 <service@steve.zhaopin.com>",
        "(Zhaopin.com) 应聘 现场技术员-上海-王璐",
        "应聘者：王璐\n手机：+86 139-1234-5678\n电子邮箱：wang.lu@example.org",
    )
    send(port, raw, JOBS)
    letter = house.wait_for_letters("wang.lu@example.org", 1)[0]
    assert "智联招聘" in words_of(letter)
    assert re.search(r"/p/\S+", words_of(letter))
