import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command


def inspect(*words: str) -> str:
    out = StringIO()
    call_command("inspect", *words, stdout=out)
    return out.getvalue()


def test_inspect_due_prints_one_object():
    facts = json.loads(inspect("due", "2026-09-28T16:00", "5", "CN", "--json"))

    assert facts["due"] == "2026-10-10T18:00:00+08:00"
    assert facts["calendar"] == "CN"
    assert facts["coverage_until"] >= "2026-12-31"


def test_inspect_due_takes_two_calendars_and_an_offset():
    facts = json.loads(inspect("due", "2026-09-30T02:00+00:00", "3", "CN+DE-BE", "--json"))

    assert facts["due"] == "2026-10-12T18:00:00+08:00"
    assert facts["calendar"] == "CN+DE-BE"


def test_inspect_due_says_it_in_words():
    assert "due 2026-10-10T18:00:00+08:00 by CN" in inspect("due", "2026-09-28T16:00", "5", "CN")


def test_inspect_due_says_when_holidays_are_not_published_yet():
    assert "around" in inspect("due", "2040-01-04T10:00", "5", "CN")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["due", "today", "5", "CN"], "Like this, please"),
        (["due", "2026-09-28T16:00", "soon", "CN"], "Like this, please"),
        (["due", "2026-09-28T16:00", "-1", "CN"], "Like this, please"),
        (["due"], "Like this, please"),
        (["due", "2026-09-28T16:00", "5", "MOON"], "There are: CA-ON, CN, DE-BE, FR, GB, US"),
        (["mail"], "Like this, please"),
        (["mail", "/nowhere/letter.eml"], "“/nowhere/letter.eml” cannot be opened: No such file or directory"),
        (["reply", "/"], "“/” cannot be opened: Is a directory"),
        (["resume", "cv.pdf"], "not built yet"),
        (["tea"], "Nothing here can read “tea”"),
    ],
)
def test_inspect_refuses_in_a_sentence(words, sentence):
    with pytest.raises(CommandError, match=sentence):
        inspect(*["--", *words] if "-1" in words else words)


LETTER = """From: Ada Lovelace <ada@example.org>
To: grace@harbourlight.example
Subject: =?utf-8?B?5L2g5aW9?=
Message-ID: <1@example.org>
Date: Tue, 24 Nov 2026 10:00:00 +0800
Content-Type: multipart/mixed; boundary=b

--b

Is it cold?
--b
Content-Type: application/pdf; name="cv.pdf"

%PDF
--b--
"""
REQUIRED = {"file", "ok", "class", "from", "subject", "visible", "bounces", "error"}


@pytest.fixture
def letter(tmp_path):
    file = tmp_path / "letter.eml"
    file.write_text(LETTER)
    return str(file)


def test_inspect_mail_prints_one_object_for_each_file(letter, tmp_path):
    scribble = tmp_path / "scribble.eml"
    scribble.write_text("dear all,\n\nno header here")

    first, second = (json.loads(line) for line in inspect("mail", letter, str(scribble), "--json").splitlines())

    assert set(first) >= REQUIRED
    assert set(second) >= REQUIRED
    assert (first["ok"], first["class"], first["from"], first["subject"]) == (
        True,
        "message",
        "ada@example.org",
        "你好",
    )
    assert (first["visible"], first["bounces"], first["error"]) == ("Is it cold?", [], "")
    assert first["attachments"] == [{"name": "cv.pdf", "type": "application/pdf", "size": 4, "inline": False}]
    assert (second["ok"], second["class"]) == (False, "unreadable")
    assert second["error"].startswith("This is not a mail")


def test_inspect_mail_says_it_in_words(letter):
    told = inspect("mail", letter)

    assert "message from ada@example.org: 你好" in told
    assert "attached: cv.pdf (4 bytes)" in told
    assert "| Is it cold?" in told


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("letter.eml", LETTER),
        ("page.html", "<p>Is it cold?</p>"),
        ("text.txt", "Is it cold?\r\n"),
    ],
)
def test_inspect_reply_reads_mails_pages_and_text(tmp_path, name, content):
    file = tmp_path / name
    file.write_text(content, newline="")

    facts = json.loads(inspect("reply", str(file), "--json"))

    assert set(facts) >= {"file", "visible", "cut"}
    assert facts["visible"].strip() == "Is it cold?"
    assert "| Is it cold?" in inspect("reply", str(file))


def test_the_option_may_stand_anywhere(tmp_path):
    file = tmp_path / "text.txt"
    file.write_text("Is it cold?")

    said = {inspect("reply", "--json", str(file), str(file)), inspect("--json", "reply", str(file), str(file))}

    assert [json.loads(line)["visible"] for one in said for line in one.splitlines()] == ["Is it cold?"] * 2


INVITATION = """BEGIN:VCALENDAR
VERSION:2.0
METHOD:REQUEST
BEGIN:VEVENT
UID:talk-1@example.org
DTSTART;TZID=Asia/Shanghai:20261126T090000
DURATION:PT45M
SUMMARY:A talk
ATTENDEE;CN=Ada:MAILTO:ada@example.org
END:VEVENT
END:VCALENDAR
"""


def test_inspect_calendar_reads_an_invitation(tmp_path):
    file = tmp_path / "talk.ics"
    file.write_text(INVITATION)

    assert json.loads(inspect("calendar", str(file), "--json")) == {
        "file": str(file),
        "ok": True,
        "method": "REQUEST",
        "events": [
            {
                "uid": "talk-1@example.org",
                "start": "2026-11-26T09:00:00+08:00",
                "end": "2026-11-26T09:45:00+08:00",
                "summary": "A talk",
                "attendees": ["ada@example.org"],
            }
        ],
        "error": "",
    }
    assert "2026-11-26T09:00:00+08:00 – 2026-11-26T09:45:00+08:00  A talk" in inspect("calendar", str(file))


def test_inspect_calendar_says_what_is_none(tmp_path):
    file = tmp_path / "talk.ics"
    file.write_text("Dear Ada")

    assert "not read" in inspect("calendar", str(file))
    assert json.loads(inspect("calendar", str(file), "--json"))["ok"] is False
