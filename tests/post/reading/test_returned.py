"""Reports, complaints and automatic replies in the shapes of many mail systems; people and words are ours."""

from datetime import date

import pytest

from hospes.post.enums import Kind
from hospes.post.reading.mail import read
from hospes.post.reading.returned import classify

LETTER = """Return-Path: <grace@house.example>
Message-ID: <letter-1@house.example>
From: Grace <grace@house.example>
To: ada@example.org
Subject: Your application

Dear Ada
"""
DSN = """From: Mail Delivery System <MAILER-DAEMON@mx.house.example>
To: grace@house.example
Subject: Undelivered Mail Returned to Sender
Auto-Submitted: auto-replied
Message-ID: <report-1@mx.house.example>
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: text/plain

I'm sorry to have to inform you that your message could not be delivered.

<ada@example.org>: host mx.example.org said: {said} (in reply to {command} command)

--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.house.example

Final-Recipient: rfc822; ada@example.org
Action: {action}
Status: {status}
Diagnostic-Code: smtp; {said}

--b
Content-Type: message/rfc822

{letter}
--b--
"""


def verdict(text: str):
    return classify(read(text.encode()))


def dsn(said="550 5.1.1 User unknown", command="RCPT TO", action="failed", status="5.1.1", letter=LETTER):
    return verdict(DSN.format(said=said, command=command, action=action, status=status, letter=letter))


def mail(body: str, **headers: str) -> str:
    given = {"From": "ada@example.org", "To": "grace@house.example", "Subject": "Hello", **headers}
    return "".join(f"{name.replace('_', '-')}: {value}\n" for name, value in given.items()) + f"\n{body}\n"


def test_a_report_names_recipient_status_and_letter():
    found = dsn()

    (bounce,) = found.bounces
    assert found.kind == Kind.BOUNCE
    assert (bounce.recipient, bounce.status, bounce.hard, bounce.action) == ("ada@example.org", "5.1.1", True, "failed")
    assert bounce.said == "550 5.1.1 User unknown"
    assert found.original_ids == ("<letter-1@house.example>",)
    assert found.loops


def test_a_full_mailbox_is_soft():
    (bounce,) = dsn(said="552 5.2.2 Mailbox full", status="5.2.2").bounces

    assert (bounce.status, bounce.hard) == ("5.2.2", False)


def test_a_filter_that_answers_to_data_is_soft():
    (bounce,) = dsn(said="550 User unknown", command="end of DATA", status="5.0.0").bounces

    assert not bounce.hard


def test_a_delay_is_not_a_failure():
    (bounce,) = dsn(said="450 4.4.1 no such user", action="delayed", status="4.4.1").bounces

    assert (bounce.action, bounce.hard) == ("delayed", False)


def test_arrival_is_told_as_arrival():
    (bounce,) = dsn(said="250 2.0.0 Ok", action="delivered", status="2.0.0").bounces

    assert (bounce.action, bounce.hard) == ("delivered", False)


def test_headers_of_the_letter_suffice():
    text = DSN.format(said="550 5.1.1 no", command="RCPT TO", action="failed", status="5.1.1", letter=LETTER)

    found = verdict(text.replace("message/rfc822", "text/rfc822-headers"))

    assert found.original_ids == ("<letter-1@house.example>",)


def test_a_report_within_a_report_is_read():
    inner = DSN.format(said="550 5.1.1 no", command="RCPT TO", action="failed", status="5.1.1", letter=LETTER)
    outer = mail(
        f"--o\n\nThere were delivery problems.\n\n--o\nContent-Type: message/rfc822\n\n{inner}\n--o--",
        From="Mail Delivery Subsystem <MAILER-DAEMON@relay.example>",
        Subject="Returned mail",
        Content_Type='multipart/mixed; boundary="o"',
    )

    found = verdict(outer)

    assert [(one.recipient, one.hard) for one in found.bounces] == [("ada@example.org", True)]


def test_a_report_with_lost_boundaries_is_read():
    text = DSN.format(said="550 5.1.1 no", command="RCPT TO", action="failed", status="5.1.1", letter=LETTER)

    found = verdict(text.replace("--b", ""))

    assert [(one.recipient, one.status) for one in found.bounces] == [("ada@example.org", "5.1.1")]


IN_WORDS = {
    "qmail": (
        "MAILER-DAEMON@mx.example",
        "failure notice",
        """Hi. This is the qmail-send program.
I'm afraid I wasn't able to deliver your message.

<ada@example.org>:
Sorry, no mailbox here by that name. (#5.1.1)
""",
        ("5.1.1", True),
    ),
    "exim": (
        "Mail Delivery System <Mailer-Daemon@mx.example>",
        "Mail delivery failed: returning message to sender",
        """A message that you sent could not be delivered to one or more of its recipients.

  ada@example.org
    SMTP error from remote mail server after RCPT TO:<ada@example.org>:
    host x: 550 no such user
""",
        ("", True),
    ),
    "tencent": (
        "PostMaster@qq.example",
        "系统退信",
        "抱歉，您的邮件被退回。\n\n收件人：ada@example.org\n退信原因：收件人邮件地址不存在，邮件无法送达。\n",
        ("", True),
    ),
    "netease": (
        "Postmaster@163.example",
        "系统退信/Systems bounce",
        "抱歉，您的邮件被退回来了……\n收件人：ada@example.org\n退信原因：550 User not found: ada@example.org\n",
        ("", True),
    ),
    "aliyun": (
        "postmaster@aliyun.example",
        "退信通知",
        "您发送到 ada@example.org 的邮件投递失败。\n原因：552 对方邮箱空间已满\n",
        ("", False),
    ),
    "yahoo": (
        "MAILER-DAEMON@yahoo.example",
        "Failure Notice",
        "Sorry, we were unable to deliver your message.\n\n<ada@example.org>:\n550: 5.2.1 User Unknown\n[RCPT_TO]\n",
        ("5.2.1", True),
    ),
    "gmail": (
        "Mail Delivery Subsystem <mailer-daemon@googlemail.com>",
        "Delivery Status Notification (Failure)",
        "Delivery to the following recipient failed permanently:\n\n  ada@example.org\n\nDNS Error: Domain not found\n",
        ("", True),
    ),
}


@pytest.mark.parametrize("system", IN_WORDS)
def test_a_report_in_words_is_read(system):
    sender, subject, body, (status, hard) = IN_WORDS[system]

    found = verdict(
        mail(f"{body}\n--- Original message follows\n\n{LETTER}", From=sender, Subject=subject, Return_Path="<>")
    )

    (bounce,) = found.bounces
    assert found.kind == Kind.BOUNCE
    assert (bounce.recipient, bounce.status, bounce.hard) == ("ada@example.org", status, hard)
    assert found.original_ids == ("<letter-1@house.example>",)


def test_a_warning_in_words_is_a_delay():
    body = "Delivery to this recipient has been delayed:\n\n  ada@example.org\n\nMessage will be retried.\n"

    (bounce,) = verdict(
        mail(body, From="mailer-daemon@x.example", Subject="Delivery Status Notification (Delay)")
    ).bounces

    assert (bounce.action, bounce.hard) == ("delayed", False)


def test_a_header_may_name_who_failed():
    body = "The mail could not be delivered.\n\n" + LETTER

    found = verdict(mail(body, From="postmaster@x.example", X_Failed_Recipients="ada@example.org, dan@example.org"))

    assert [one.recipient for one in found.bounces] == ["ada@example.org", "dan@example.org"]


def test_the_letter_names_who_failed_where_the_report_does_not():
    body = "Your message could not be delivered.\n\n--- Original message follows\n\n" + LETTER

    found = verdict(mail(body, From="MAILER-DAEMON@x.example", Subject="Undeliverable mail"))

    assert [one.recipient for one in found.bounces] == ["ada@example.org"]


def test_a_report_about_nobody_is_still_a_report():
    found = verdict(
        mail("Your message could not be delivered.", From="MAILER-DAEMON@x.example", Subject="Undeliverable mail")
    )

    assert [one.recipient for one in found.bounces] == [""]


ARF = """--b
Content-Type: text/plain

This is an abuse report.

--b
Content-Type: message/feedback-report

Feedback-Type: abuse
Version: 1
Original-Rcpt-To: ada@example.org

--b
Content-Type: message/rfc822

{letter}
--b--"""


def test_a_complaint_names_the_letter():
    found = verdict(
        mail(ARF.format(letter=LETTER), Content_Type='multipart/report; report-type=feedback-report; boundary="b"')
    )

    assert found.kind == Kind.COMPLAINT
    assert found.original_ids == ("<letter-1@house.example>",)
    assert found.bounces == ()
    assert found.loops


def test_a_broken_complaint_is_a_complaint():
    broken = ARF.format(letter=LETTER).replace("Feedback-Type: abuse\n", "")

    assert verdict(mail(broken, Content_Type='multipart/report; boundary="b"')).kind == Kind.COMPLAINT


def test_a_complaint_by_its_heading_is_a_complaint():
    body = f"--b\nContent-Type: message/rfc822\n\n{LETTER}\n--b--"
    heading = {"Subject": "complaint about message from 192.0.2.1", "Content_Type": 'multipart/mixed; boundary="b"'}

    assert verdict(mail(body, **heading)).kind == Kind.COMPLAINT
    assert verdict(mail("Where is my answer?", Subject=heading["Subject"])).kind == Kind.MESSAGE


def test_pressing_unsubscribe_in_a_mail_program_is_a_complaint():
    assert verdict(mail("Apple Mail sent this email to unsubscribe from the message.")).kind == Kind.COMPLAINT


AMAZON = (
    '{{"notificationType":"{kind}","{part}":{{"{who}":[{row}],"smtpResponse":"250 2.6.0 ok"}},'
    '"mail":{{"headers":[{{"name":"Message-ID","value":"<letter-1@house.example>"}}]}}}}'
)
BOUNCED = '{"emailAddress":"ada@example.org","status":"5.1.1","diagnosticCode":"smtp; 550 5.1.1 user unknown"}'


def test_amazon_tells_a_bounce():
    found = verdict(mail(AMAZON.format(kind="Bounce", part="bounce", who="bouncedRecipients", row=BOUNCED)))

    assert [(one.recipient, one.status, one.hard) for one in found.bounces] == [("ada@example.org", "5.1.1", True)]
    assert (found.kind, found.original_ids) == (Kind.BOUNCE, ("<letter-1@house.example>",))


def test_amazon_tells_an_arrival_and_a_complaint():
    arrived = verdict(mail(AMAZON.format(kind="Delivery", part="delivery", who="recipients", row='"ada@example.org"')))
    complained = verdict(mail(AMAZON.format(kind="Complaint", part="complaint", who="complainedRecipients", row="")))

    assert [(one.recipient, one.action) for one in arrived.bounces] == [("ada@example.org", "delivered")]
    assert complained.kind == Kind.COMPLAINT


def test_amazon_wraps_what_it_tells():
    inner = AMAZON.format(kind="Bounce", part="bounce", who="bouncedRecipients", row=BOUNCED).replace('"', '\\"')

    assert verdict(mail(f'{{"Type":"Notification","Message":"{inner}"}}')).kind == Kind.BOUNCE


@pytest.mark.parametrize(
    "body", ["{not json", '{"notificationType":"Received"}', '{"notificationType":"Bounce","mail":7}', "[1]"]
)
def test_other_notices_are_not_amazons(body):
    assert verdict(mail(body)).bounces == ()


@pytest.mark.parametrize(
    "headers",
    [
        {"Auto_Submitted": "auto-replied"},
        {"X_Autoreply": "yes"},
        {"Precedence": "auto_reply"},
        {"X_POST_MessageClass": "9; Autoresponder"},
        {"Subject": "Automatic reply: Your application"},
        {"Subject": "自动回复：您的申请"},
        {"Subject": "自動回覆：您的申請"},
        {"Subject": "Abwesenheitsnotiz"},
        {"Subject": "Réponse automatique : candidature"},
        {"Subject": "外出", "Return_Path": "<>"},
        {"Subject": "Away until May 5", "Precedence": "bulk"},
        {"Content_Type": "multipart/report; report-type=disposition-notification; boundary=x"},
    ],
)
def test_an_automatic_reply_is_no_message(headers):
    found = verdict(mail("I am back on 7 December 2026.", Date="Tue, 24 Nov 2026 10:00:00 +0800", **headers))

    assert (found.kind, found.loops) == (Kind.AUTO_REPLY, True)


def test_a_vacation_note_says_until_when():
    found = verdict(
        mail(
            "我正在休假，将于12月5日返回。",
            Subject="自动回复：您好",
            Date="Tue, 24 Nov 2026 10:00:00 +0800",
            In_Reply_To="<letter-1@house.example>",
        )
    )

    assert (found.away_until, found.original_ids) == (date(2026, 12, 4), ("<letter-1@house.example>",))
    assert verdict(mail("back on 7 December", Subject="Out of office")).away_until is None


def test_the_body_may_say_that_a_program_wrote_it():
    assert verdict(mail("这是一封自动回复邮件。您的来信已收到。")).kind == Kind.AUTO_REPLY


def test_somebody_who_says_that_he_is_away_wrote_himself():
    assert verdict(mail("Can we talk after Friday?", Subject="I am away until Friday")).kind == Kind.MESSAGE
    assert verdict(mail("我下周出差，可以改到周五吗？", Subject="外出")).kind == Kind.MESSAGE


@pytest.mark.parametrize(
    ("headers", "body", "kind"),
    [
        ({}, "Hello Grace", Kind.MESSAGE),
        ({"In_Reply_To": "<letter-1@house.example>"}, "Thank you", Kind.REPLY),
        ({"Subject": "回复：您的申请"}, "好的", Kind.REPLY),
        (
            {"Subject": "Fwd: A question"},
            "Begin forwarded message:\n\nFrom: Ada <ada@example.org>\nSubject: x\n\nHello",
            Kind.FORWARD,
        ),
        ({"Subject": "Undeliverable: my last mail?"}, "Did my mail to dan@example.org arrive?", Kind.MESSAGE),
        ({"Subject": "Delivery failed"}, "Hi, my delivery job at the bakery ended.", Kind.MESSAGE),
        ({"From": "postmaster@example.org", "Subject": "Job"}, "I run the mail here and apply.", Kind.MESSAGE),
        ({"Return_Path": "<>"}, "Hello", Kind.MESSAGE),
    ],
)
def test_what_somebody_wrote_is_never_taken_for_a_report(headers, body, kind):
    assert verdict(mail(body, **headers)).kind == kind


def test_a_report_that_somebody_attaches_is_his_message():
    report = DSN.format(said="550 5.1.1 no", command="RCPT TO", action="failed", status="5.1.1", letter=LETTER)
    body = f"--o\n\nThis came back to me. Why?\n\n--o\nContent-Type: message/rfc822\n\n{report}\n--o--"

    assert verdict(mail(body, Content_Type='multipart/mixed; boundary="o"')).kind == Kind.MESSAGE


def test_what_cannot_be_read_is_said_to_be_so():
    found = classify(read(b"\x00\x01\x02"))

    assert (found.kind, found.loops) == (Kind.UNREADABLE, True)


@pytest.mark.parametrize(
    "headers",
    [
        {"Auto_Submitted": "auto-generated"},
        {"List_Id": "<list.example.org>"},
        {"Precedence": "list"},
        {"X_Auto_Response_Suppress": "OOF"},
        {"Return_Path": "<>"},
        {"From": ""},
        {"X_Hospes_Loop": "1"},
        {"X_Loop": "ada@example.org"},
        {"Feedback_ID": "1:board"},
    ],
)
def test_no_machine_answers_a_machine(headers):
    assert verdict(mail("A new applicant for you", **headers)).loops


def test_somebody_is_answered():
    assert not verdict(mail("Hello", Auto_Submitted="no")).loops
