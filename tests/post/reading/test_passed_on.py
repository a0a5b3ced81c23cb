"""The mail that a colleague passes on: in his own words, or attached whole."""

from hospes.post.reading import mail
from hospes.post.reading.passed_on import passed_on
from tests.post import mails
from tests.post.mails import DOT, attached, letter, rich


def found(raw: bytes):
    return passed_on(mail.read(raw))


def test_a_mail_written_into_the_text_is_found_as_before():
    forward = found(mails.passed_on("Ada <ada@example.org>"))

    assert (forward.sender.address, forward.body, forward.files) == ("ada@example.org", "Is there a bus?", None)


def test_a_mail_that_is_attached_is_read_with_its_own_files():
    inside = rich("<img src='cid:dot'>", ("dot", DOT), date="Mon, 23 Nov 2026 09:12:00 +0800")
    raw = attached(inside)
    raw.add_attachment(b"our notes", "text", "plain", filename="notes.txt")

    forward = found(raw.as_bytes())

    assert (forward.sender.address, forward.subject, forward.body) == ("ada@example.org", "Rich", "Plain words.")
    assert (forward.note, forward.date_text) == ("Please see.", "Mon, 23 Nov 2026 09:12:00 +0800")
    assert [each.data for each in forward.files] == [DOT, b"our notes"]


def test_an_answer_with_a_mail_attached_is_an_answer():
    assert found(attached(letter(), subject="Re: About the job").as_bytes()) is None


def test_of_several_mails_of_none_and_of_what_is_no_mail_nothing_is_made():
    assert found(attached(letter(), letter(message_id="<two@x>")).as_bytes()) is None
    assert found(attached().as_bytes()) is None
    assert found(attached(letter(sender="")).as_bytes()) is None
    broken = attached(letter()).as_bytes().replace(b"From: Ada", b"X: Ada").replace(b"\nTo:", b"\nX-To:")
    assert found(broken.replace(b"\nSubject: About", b"\nX-Subject: About").replace(b"Message-ID", b"X-ID")) is None
