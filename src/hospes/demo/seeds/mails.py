"""What came by mail in the living week: answers, thanks, a machine, a board, and a mail that nobody could place."""

from __future__ import annotations

from email.message import EmailMessage
from email.utils import formataddr, formatdate
from typing import TYPE_CHECKING

from hospes.conversations import reply_address
from hospes.conversations.models import Message
from hospes.demo.seeds import files
from hospes.foundation import claiming, clock
from hospes.post import return_path
from hospes.post.enums import Way
from hospes.post.models import Arrival, Envelope

if TYPE_CHECKING:
    from collections.abc import Callable

    from hospes.applications.models import Application
    from hospes.demo.seeds.named import Named

DOMAIN = "in.harbourlight.example"
RETURNED = """\
From: Mail Delivery System <mailer-daemon@post-office.example>
To: {to}
Subject: Undelivered Mail Returned to Sender
Message-ID: <returned-{number}@post-office.example>
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: text/plain; charset=utf-8

The following address does not exist: {nobody}

--b
Content-Type: message/delivery-status

Reporting-MTA: dns; post-office.example

Final-Recipient: rfc822; {nobody}
Action: failed
Status: 5.1.1
Diagnostic-Code: smtp; 550 5.1.1 No such person here

--b
Content-Type: text/rfc822-headers

From: {sender}
To: {nobody}
Message-ID: {name}

--b--
"""
JOBS = "jobs@harbourlight.example"


def play(named: Named) -> None:
    """Add the scenes of the mail."""
    scenes: list[tuple[float, Callable[[], None]]] = [
        (1.3, lambda: amira_answers(named.cast["amira"])),
        (0.2, lambda: chen_says_thanks(named.cast["chen"])),
        (0.9, lambda: tomas_is_away(named.cast["tomas"])),
        (0.5, lambda: somebody_from_another_address(named.cast["noah"])),
        (2.2, a_board_delivers),
        (0.3, a_stranger_asks),
    ]
    # A test of the way back every third day, from the first week on.
    scenes += [(days, the_way_back) for days in range(25, 0, -3)]
    for days, scene in scenes:
        named.on(days, scene)


def the_way_back() -> None:
    """The letter to nobody leaves and comes back, as a mail system returns it (RFC 3464)."""
    claiming.run_once("machine:worker", names=["post.test_way_back"])
    claiming.run_once("machine:worker", names=["post.hand_over"], limit=500)
    probe = Envelope.objects.filter(key__startswith="way-back:", bounced_at=None).order_by("-pk").first()
    if probe is None:
        return
    to = return_path.address_of(probe.pk, probe.message_id)
    facts = {"nobody": probe.to_address, "name": probe.message_id, "sender": probe.from_address}
    report = RETURNED.format(number=probe.pk, to=to, **facts)
    Arrival.objects.take(report.encode(), way=Way.SMTP, envelope_to=[to])
    _work()


def arrives(sender: tuple[str, str], to: str, subject: str, text: str, **more: str) -> None:
    """Let one mail come in over our receiver, and find its place."""
    mail = letter(sender, to, subject, text, **more)
    Arrival.objects.take(mail.as_bytes(), way=Way.SMTP, envelope_from=sender[1], envelope_to=[to])
    _work()


def _work() -> None:
    """Find places, and let receipts leave at once."""
    for name in ("post.sort", "conversations.release", "post.hand_over"):
        claiming.run_once("machine:worker", names=[name], limit=50)


def letter(sender: tuple[str, str], to: str, subject: str, text: str, **more: str) -> EmailMessage:
    """A mail as a mail program writes it."""
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = formataddr(sender), to, subject
    mail["Date"] = formatdate(clock.now().timestamp())
    domain = sender[1].rpartition("@")[2]
    mail["Message-ID"] = f"<{clock.now().timestamp():.0f}.{len(text)}@{domain}>"
    for name, value in more.items():
        mail[name.replace("_", "-").title()] = value
    mail.set_content(text)
    return mail


def to_case(application: Application, subject: str, text: str, *, sender: str = "", **more: str) -> None:
    """A mail to the case's own address, answering our last letter."""
    case = application.case
    who = case.candidate
    own = who.mail_address()
    last = Message.objects.filter(case=case, envelope__isnull=False).order_by("-pk").first()
    if last is not None and last.envelope is not None:
        more = {"in_reply_to": last.envelope.message_id, **more}
    address = reply_address.address_for(case) or JOBS
    arrives((who.name, sender or (own.address if own else "")), address, subject, text, **more)


def amira_answers(application: Application) -> None:
    contact = application.case.contact
    text = (
        "Thank you for saying so plainly. Ten days are fine with me. One question meanwhile: would the person in "
        "this role have customers in Rotterdam too, or only around the Great Lakes?\n\nAmira\n\n-- \n"
        "Amira Haddad\n+1 416 555 0161\n\n"
        f"On Sun, 22 Nov 2026 at 16:20, {contact.name} <{contact.email}> wrote:\n"
        "> I said you would hear from me. We need a little longer.\n> The reason: who decides is away.\n"
    )
    to_case(application, "Re: we need more time", text)


def chen_says_thanks(application: Application) -> None:
    text = "收到，谢谢！\n\n发自我的iPhone\n\n在 2026年11月19日，林悦 写道：\n> 可以的，线上或来上海都行。\n"
    to_case(application, "回复：面谈方式", text)


def tomas_is_away(application: Application) -> None:
    text = "I am on the water until 1 December 2026 and read mail when there is a signal.\n\nTomás"
    to_case(application, "Automatic reply: your letter", text, auto_submitted="auto-replied")


def somebody_from_another_address(application: Application) -> None:
    text = "It is me, from my office account. Friday works for the task.\n\nNoah"
    to_case(application, "Re: next step", text, sender="n.fischer@werft-berlin.example")


def a_board_delivers() -> None:
    sender = ("BOSS直聘", "cv@service.bosszhipin.com")
    mail = letter(
        sender,
        JOBS,
        "【BOSS直聘】周敏 应聘 嵌入式工程师",
        "姓名：周敏  电话：138 0013 8055\n邮箱：zhou.min@example.cn\n现居：上海  经验：4年\n",
    )
    paper = files.docx_zh("周敏")
    mail.add_attachment(paper.content, maintype="application", subtype="octet-stream", filename=paper.name)
    Arrival.objects.take(mail.as_bytes(), way=Way.SMTP, envelope_from=sender[1], envelope_to=[JOBS])
    _work()


def a_stranger_asks() -> None:
    arrives(
        ("Ines Duarte", "ines.duarte@example.org"),
        JOBS,
        "Do you take interns in spring?",
        "Hello,\n\nI study mechatronics in Porto and could come from March to August. Is that possible at all?\n\nInes",
    )
