"""How parts are packed."""

import binascii

import pytest

from hospes.post.reading.transfer import unpacked, uuencoded

UU = b"begin 644 cv.txt\n" + binascii.b2a_uu(b"Ada Lovelace") + b"`\nend\n"


@pytest.mark.parametrize(
    ("data", "encoding", "content"),
    [
        (b"QWRhIExvdmVsYWNl", "base64", b"Ada Lovelace"),
        (b"QWRh\r\nIExv dmVs!YWNl\r\n", "base64", b"Ada Lovelace"),
        (b"QWRhIExvdmVsYWN", "base64", b"Ada Lovelac"),
        (b"QWRhIExvdmVsYWNlQ", "base64", b"Ada Lovelace"),
        (b"caf=C3=A9=\r\n!", "quoted-printable", "café!".encode()),
        (b"=ZZ", "quoted-printable", b"=ZZ"),
        (UU, "x-uuencode", b"Ada Lovelace"),
        (b"nothing", "uuencode", b"nothing"),
        (b"as it is", "8bit", b"as it is"),
        (b"as it is", "nonsense", b"as it is"),
    ],
)
def test_content_is_unpacked(data, encoding, content):
    assert unpacked(data, encoding) == content


def test_uuencoded_files_are_taken_out_of_a_text():
    files, rest = uuencoded(b"Dear all,\n" + UU + b"bye\n" + UU)

    assert files == [(b"cv.txt", b"Ada Lovelace")] * 2
    assert rest == b"Dear all,\nbye\n"


@pytest.mark.parametrize(
    "text",
    [b"begin 644 cv.txt\nno end", b"begin 644 cv.txt\n~~~\nend\n", b"begin 644 cv.txt\n\nend\n", b"we begin 644 x\n"],
)
def test_what_only_looks_like_a_file_stays_text(text):
    assert uuencoded(text) == ([], text)


def test_padded_lines_are_read_by_their_own_length():
    padded = b"begin 644 cv.txt\n" + binascii.b2a_uu(b"Ada Lovelace")[:-1] + b"xx\n`\nend\n"

    assert uuencoded(padded)[0] == [(b"cv.txt", b"Ada Lovelace")]


def test_a_file_within_a_file_is_one_file():
    inner = b"begin 644 outer.txt\nbegin 644 inner.txt\n" + binascii.b2a_uu(b"Ada") + b"`\nend\n"

    files, rest = uuencoded(inner)

    assert files == [(b"inner.txt", b"Ada")]
    assert rest == b"begin 644 outer.txt\n"
