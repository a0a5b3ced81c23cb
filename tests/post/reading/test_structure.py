"""The parts of a mail, and what they are for: also where boundaries are wrong."""

import base64

import pytest

from hospes.post.reading.mail import CUT, read
from hospes.post.reading.structure import DEEPEST, MOST_PARTS

HEAD = b"From: ada@example.org\nSubject: x\n"


def multipart(*parts: bytes, kind: bytes = b"mixed", boundary: bytes = b"b", end: bytes = b"\n") -> bytes:
    lines = [b"Content-Type: multipart/%s; boundary=%s" % (kind, boundary), b""]
    for part in parts:
        lines += [b"--" + boundary, part]
    return end.join([*lines, b"--" + boundary + b"--", b""])


def part(kind: bytes, body: bytes, more: bytes = b"") -> bytes:
    return b"Content-Type: " + kind + b"\n" + more + b"\n" + body


TEXT = part(b"text/plain", b"words")
PAGE = part(b"text/html", b"<p>rich</p>")
PDF = part(b'application/pdf; name="cv.pdf"', b"%PDF")
LOGO = part(b"image/png", b"PNG", b"Content-ID: <logo@x>\nContent-Disposition: inline\n")
NOTE = part(b"text/plain; name=note.txt", b"a note")

RELATED = multipart(PAGE, LOGO, kind=b"related", boundary=b"c")
SAVED = part(b"text/plain", b"x", b"Content-Disposition: attachment\n")


def facts(raw: bytes) -> tuple[str, str, list[str]]:
    mail = read(HEAD + raw)
    return mail.text.strip(), mail.html.strip(), [one.name for one in mail.attachments]


@pytest.mark.parametrize(
    ("raw", "text", "html", "attached"),
    [
        (multipart(TEXT, PDF), "words", "", ["cv.pdf"]),
        (multipart(PDF, TEXT), "words", "", ["cv.pdf"]),
        (multipart(TEXT, PAGE, kind=b"alternative"), "words", "<p>rich</p>", []),
        (multipart(PAGE, kind=b"alternative"), "rich", "<p>rich</p>", []),
        (multipart(TEXT, kind=b"alternative"), "words", "", []),
        (multipart(multipart(TEXT, PAGE, kind=b"alternative", boundary=b"c"), PDF), "words", "<p>rich</p>", ["cv.pdf"]),
        (multipart(RELATED, kind=b"alternative"), "rich", "<p>rich</p>", ["attachment.png"]),
        (multipart(TEXT, multipart(PAGE, PDF, boundary=b"c"), kind=b"alternative"), "words", "<p>rich</p>", ["cv.pdf"]),
        (multipart(multipart(TEXT, PDF, boundary=b"c"), PAGE, kind=b"alternative"), "words", "<p>rich</p>", ["cv.pdf"]),
        (multipart(TEXT, part(b"text/calendar", b"BEGIN"), kind=b"alternative"), "words", "", ["attachment.ics"]),
        (multipart(TEXT, part(b"image/png", b"PNG"), TEXT), "words\nwords", "", ["attachment.png"]),
        (multipart(TEXT, NOTE), "words", "", ["note.txt"]),
        (multipart(TEXT, SAVED), "words", "", ["attachment.txt"]),
        (multipart(b"\nbare words"), "bare words", "", []),
        (multipart(b"words without a head"), "words without a head", "", []),
        (multipart(part(b"text", b"words")), "words", "", []),
        (multipart(part(b"", b"words")), "words", "", []),
        (multipart(b"\nSubject: Hi\n\nwords", kind=b"digest"), "", "", ["Hi.eml"]),
        (multipart(TEXT, PDF, end=b"\r\n"), "words", "", ["cv.pdf"]),
        (multipart(TEXT, PDF, end=b"\r"), "words", "", ["cv.pdf"]),
        (multipart(TEXT, PDF).replace(b"--b--", b""), "words", "", ["cv.pdf"]),
        (multipart(TEXT, PDF).replace(b"boundary=b", b"boundary=other"), "words", "", ["cv.pdf"]),
        (multipart(TEXT, PDF).replace(b"boundary=b", b"x=y"), "words", "", ["cv.pdf"]),
        (b"Content-Type: multipart/mixed; boundary=b\n\njust words", "just words", "", []),
        (b"Content-Type: multipart/mixed\n\njust words", "just words", "", []),
        (multipart(part(b"text/plain", b"--bc\nwords\n--b c")), "--bc\nwords\n--b c", "", []),
        (multipart(TEXT) + b"epilogue", "words", "", []),
        (multipart(TEXT) + b"--b\n" + PDF + b"\n--b--", "words", "", ["cv.pdf"]),
        (b"Content-Type: multipart/mixed; boundary=b\n\n--b", "--b", "", []),
    ],
)  # fmt: skip
def test_words_and_attachments_are_told_apart(raw, text, html, attached):
    assert facts(raw) == (text, html, attached)


@pytest.mark.parametrize("encoding", ["base64", "quoted-printable"])
def test_a_multipart_that_was_packed_as_a_whole_is_read(encoding):
    head, _blank, body = multipart(TEXT, PDF).partition(b"\n\n")
    packed = base64.encodebytes(body) if encoding == "base64" else body.replace(b"--b", b"-=2Db")

    assert facts(head + f"\nContent-Transfer-Encoding: {encoding}\n\n".encode() + packed) == ("words", "", ["cv.pdf"])


def test_an_attached_mail_is_kept_as_it_is():
    raw = HEAD + multipart(TEXT, part(b"message/rfc822", b"Subject: Re: a/b\n\nold words"))

    mail = read(raw)

    assert [(one.name, one.data) for one in mail.attachments] == [("Re a-b.eml", b"Subject: Re: a/b\n\nold words")]
    assert mail.parts == (("text/plain", "words"), ("message/rfc822", b"Subject: Re: a/b\n\nold words"))


def test_delivery_reports_are_text():
    mail = read(HEAD + multipart(TEXT, part(b"message/delivery-status", b"Action: failed"), kind=b"report"))

    assert mail.parts[1] == ("message/delivery-status", "Action: failed")


def test_tnef_is_kept_as_an_attachment():
    mail = read(HEAD + multipart(TEXT, part(b"application/ms-tnef; name=winmail.dat", b"\x78\x9f\x3e\x22")))

    assert [(one.name, one.content_type) for one in mail.attachments] == [("winmail.dat", "application/ms-tnef")]


def test_uuencoded_files_in_the_words_are_attached():
    mail = read(HEAD + b"\nDear all,\nbegin 644 cv.pdf\n#0V%T\n`\nend\nbye\n")

    assert mail.text == "Dear all,\nbye\n"
    assert [(one.name, one.content_type, one.data) for one in mail.attachments] == [
        ("cv.pdf", "application/pdf", b"Cat")
    ]


def test_flowed_words_are_put_together():
    mail = read(HEAD + b"Content-Type: text/plain; format=flowed; delsp=yes\n\nIs it \ncold?\n")

    assert mail.text == "Is itcold?\n"


def test_blank_words_beside_a_page_are_read_from_the_page():
    assert facts(multipart(part(b"text/plain", b" "), PAGE, kind=b"alternative"))[0] == "rich"


def test_parts_and_depth_have_an_end_that_is_said():
    many = read(HEAD + multipart(*[TEXT] * (MOST_PARTS + 10)))
    deep = TEXT
    for level in range(DEEPEST + 5):
        deep = multipart(deep, boundary=b"b%d" % level)

    assert (many.ok, many.error, len(many.parts)) == (True, CUT, MOST_PARTS)
    assert (read(HEAD + deep).ok, read(HEAD + deep).error) == (True, CUT)
    assert read(HEAD + b"\n" + b"x" * 2_000_000).error == CUT
    wide = multipart(*[multipart(*[TEXT] * 200, boundary=b"c%d" % level) for level in range(7)])
    assert len(read(HEAD + wide).parts) == MOST_PARTS
