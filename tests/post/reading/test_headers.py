"""Lines of a head, and the words in them."""

import pytest

from hospes.post.reading.headers import encoded_words, first, split, words


def heads(raw: bytes, most: int = 99) -> tuple[list[tuple[str, str]], bytes]:
    fields, body = split(raw, 0, len(raw), most)
    return [(name, value.decode()) for name, value in fields], raw[body:]


@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r"])
def test_fields_are_unfolded_whatever_ends_the_lines(end):
    raw = end.join([b"Subject: a", b"  b", b"\tc", b"To : x", b"", b"body"])

    assert heads(raw) == ([("Subject", "a b c"), ("To", "x")], b"body")


def test_a_line_that_is_no_field_goes_on_with_the_one_before():
    assert heads(b"Subject: a\nand more\nTo: x\n\nbody") == ([("Subject", "a and more"), ("To", "x")], b"body")


@pytest.mark.parametrize("first_line", [b"From ada Tue Nov 24\n", b">From ada Tue Nov 24\n", b"scribble\n"])
def test_a_line_before_the_head_is_passed_over(first_line):
    assert heads(first_line + b"To: x\n\nbody") == ([("To", "x")], b"body")


def test_a_body_without_a_blank_line_begins_where_no_field_is():
    assert heads(b"To: x\nDear all\nbye") == ([("To", "x")], b"Dear all\nbye")
    assert heads(b"Dear all\nbye") == ([], b"Dear all\nbye")


def test_a_head_may_end_with_the_mail():
    assert heads(b"To: x") == ([("To", "x")], b"")
    assert heads(b"") == ([], b"")


def test_lines_beyond_the_most_are_passed_over():
    assert heads(b"A: 1\nB: 2\nC: 3\n\nbody", most=2) == ([("A", "1"), ("B", "2")], b"body")
    assert heads(b"A: 1\nB: 2\nC: 3", most=2) == ([("A", "1"), ("B", "2")], b"")
    assert heads(b"A: 1\nB: 2\n\nbody", most=2) == ([("A", "1"), ("B", "2")], b"body")


def test_the_first_field_of_a_name_counts():
    fields, _body = split(b"to: a\nTO: b\n\n", 0, 13)

    assert first(fields, "To") == b"a"
    assert first(fields, "Cc") == b""


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("plain", "plain"),
        ("=?utf-8?B?5L2g5aW9?=", "你好"),
        ("=?utf-8?b?5L2g?= =?utf-8?b?5aW9?=", "你好"),
        ("=?utf-8?b?5L2?= =?utf-8?q?=A0=E5=A5=BD?=", "你好"),
        ("=?UTF-8?Q?a_b=20c=3D?= d", "a b c= d"),
        ("x =?gb2312?B?yMvKwg==?= y", "x 人事 y"),
        ("=?utf-8?B?5L2g5aW9", "=?utf-8?B?5L2g5aW9"),
        ("=?utf-8?q?caf=C3?= =?utf-8?q?=A9?=", "café"),
        ("=?iso-8859-1?q?caf=E9?==?utf-8?q?=C3=A9?=", "caféé"),
        ("=?x-unknown?q?caf=C3=A9?=", "café"),
        ("=?utf-8?q?a=ZZb?=", "a=ZZb"),
        ("=?utf-8?b?A?=", ""),
    ],
)
def test_encoded_words_are_decoded(text, meant):
    assert encoded_words(text) == meant


def test_eight_bit_words_are_read_and_folded():
    assert words("  您好 \r\n Grace ".encode("gb18030")) == "您好 Grace"
