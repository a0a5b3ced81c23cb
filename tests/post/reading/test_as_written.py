"""A mail as it was written: its own pictures are in it, and nothing of it comes from elsewhere."""

from email.message import EmailMessage

import pytest

from hospes.post.reading import mail
from hospes.post.reading.as_written import as_written, picture, picture_type
from tests.post.mails import DOT, letter, rich
from tests.post.reading.test_cleaning import PAYLOADS, harmless


def shown(raw: bytes):
    return as_written(mail.read(raw), picture_url=lambda number: f"/pictures/{number}/")


def test_words_and_own_pictures_stay_and_foreign_ones_are_counted():
    page = "<p>See <b>this</b>: <img src='cid:dot' alt='A dot'><img src='https://evil.example/x.png'></p>"

    found = shown(rich(page, ("dot", DOT)))

    assert '<b>this</b>: <img src="/pictures/0/" alt="A dot"><span class="not-loaded">' in found.markup
    assert "evil.example" not in found.markup
    assert found.left_out == 1


def test_a_mail_without_html_is_its_lines():
    assert shown(letter(text="1 < 2\n  indented\n")).markup == "<pre>1 &lt; 2\n  indented</pre>"


def test_what_only_says_that_it_is_a_picture_is_not_shown():
    raw = rich("<img src='cid:page'><img src='cid:svg'>", ("page", b"<html>"), ("svg", b"<svg onload='x()'/>"))

    assert "<img" not in shown(raw).markup
    assert [picture(mail.read(raw), number) for number in (0, 1, 2)] == [None, None, None]


def test_the_first_of_two_pictures_of_one_name_is_shown():
    raw = rich("<img src='cid:dot'>", ("dot", DOT), ("dot", DOT + b"second"))

    assert "/pictures/0/" in shown(raw).markup
    assert picture(mail.read(raw), 0) == (DOT, "image/png")


def test_a_file_that_does_not_stand_in_the_text_is_no_picture_of_it():
    message = EmailMessage()
    message["From"] = "ada@example.org"
    message.set_content("See the file.")
    message.add_attachment(DOT, "image", "png", filename="dot.png")

    assert picture(mail.read(message.as_bytes()), 0) is None


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (DOT, "image/png"),
        (b"\xff\xd8\xff\xe0", "image/jpeg"),
        (b"GIF89a", "image/gif"),
        (b"RIFF\0\0\0\0WEBPVP8 ", "image/webp"),
        (b"RIFF\0\0\0\0WAVE", ""),
        (b"", ""),
    ],
)
def test_a_picture_is_known_by_its_content(data, kind):
    assert picture_type(data) == kind


@pytest.mark.parametrize("payload", PAYLOADS)
def test_payloads_in_a_whole_mail_do_nothing(payload):
    assert harmless(shown(rich(f"<p>before</p>{payload}", ("dot", DOT))).markup)
