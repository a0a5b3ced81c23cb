"""From bytes to text, whatever was declared."""

import pytest

from hospes.post.reading.charsets import decoded, known


@pytest.mark.parametrize(
    ("text", "codec", "declared"),
    [
        ("您好，我想应聘", "gb18030", "gb2312"),
        ("喆", "gb18030", "GB2312"),
        ("您好，我想應聘", "big5", "Big5"),
        ("応募したい", "cp932", "Shift_JIS"),
        ("지원하고 싶습니다", "cp949", "ks_c_5601-1987"),
        ("it’s “fine”", "cp1252", "iso-8859-1"),
        ("Grüße", "utf-16", "utf-16"),
        ("Grüße", "utf-7", "unicode-1-1-utf-7"),
        ("応募", "iso2022_jp", "iso-2022-jp"),
        ("Grüße", "utf-8", "'UTF-8'"),
        ("Grüße", "utf-8", "utf-8*de"),
        ("plain", "ascii", "us-ascii"),
    ],
)
def test_text_is_read_as_declared(text, codec, declared):
    assert decoded(text.encode(codec), declared) == text


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        ("您好，我想应聘软件工程师一职", "gb18030"),
        ("您好，我想應聘軟體工程師一職，請問", "big5"),
        ("応募したいのですが、よろしくお願いします", "cp932"),
        ("Größe, schöne Grüße aus München", "cp1252"),
        ("créée à l’été, it’s “fine”", "cp1252"),
        ("Здравствуйте, меня зовут Иван", "cp1251"),
        ("联通", "gb18030"),
        ("A long English beginning " * 2000 + "and Größe", "cp1252"),
    ],
)
@pytest.mark.parametrize("declared", ["", "x-unknown", "us-ascii", "utf-8", "idna", "no charset at all", "base64"])
def test_bytes_of_no_or_a_wrong_charset_are_read_as_they_look(text, codec, declared):
    assert decoded(text.encode(codec), declared) == text


@pytest.mark.parametrize("declared", ["iso-8859-1", "windows-1252", "gb2312", "us-ascii", "nonsense"])
def test_utf8_is_seen_where_something_else_was_declared(declared):
    assert decoded("您好，王璐".encode(), declared) == "您好，王璐"


def test_two_letters_of_gb2312_are_not_taken_for_utf8():
    assert decoded("联通".encode("gb2312"), "gb2312") == "联通"


def test_utf8_with_a_scratch_stays_utf8():
    whole = "您好，我想应聘软件工程师一职，请问还在招吗？".encode()

    assert decoded(whole[:-1], "").startswith("您好，我想应聘软件工程师一职，请问还在招吗")


def test_what_no_database_stores_is_gone():
    assert decoded(b"a\x00b") == "ab"
    assert decoded("+2AA-a".encode("ascii"), "utf-7") == "a"


@pytest.mark.parametrize(("name", "is_known"), [("gbk", True), ("", False), ("idna", False), ("zlib", False)])
def test_charsets_are_known_by_name(name, is_known):
    assert known(name) is is_known
