import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from hospes.candidates import names, phones
from hospes.candidates.addresses import clean_address
from hospes.candidates.details import clean
from hospes.candidates.links import clean_link
from hospes.candidates.names import clean_name
from hospes.candidates.phones import clean_number
from hospes.candidates.refusals import (
    AddressUnreadable,
    DetailsRefused,
    LineTooLong,
    LinkUnreadable,
    NameMissing,
    NameTooLong,
    NumberUnreadable,
    TooManyEntries,
)


def test_a_name_is_one_field_of_two_hundred_characters():
    assert clean_name("  王\u3000璐 ") == "王 璐"
    assert clean_name("x" * 200) == "x" * 200

    with pytest.raises(NameTooLong):
        clean_name("x" * 201)


@pytest.mark.parametrize("nothing", ["", "   ", "\u200b\u200b", "\x00\x07", "\u3000", "\u0301"])
def test_a_name_that_nobody_can_see_is_missing(nothing: str):
    with pytest.raises(NameMissing):
        clean_name(nothing)


def test_reading_direction_cannot_be_turned_by_a_name():
    assert clean_name("Ada \u202egnp.exe") == "Ada gnp.exe"


@pytest.mark.parametrize(
    ("language", "form", "greeting"),
    [
        ("en", "您", "Ada"),
        ("zh", "您", "Ada您好"),
        ("zh-hans", "你", "Ada你好"),
        ("de", "您", "Ada"),
    ],
)
def test_a_letter_greets_by_the_whole_name(language: str, form: str, greeting: str):
    assert names.salutation("Ada", language=language, form=form) == greeting


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (" Ada@Example.org\n", "Ada@Example.org"),
        ("ada＠example。org", "ada@example.org"),
        ("o'neil+jobs@example.co.uk", "o'neil+jobs@example.co.uk"),
        ("用户@例子.广告", "用户@例子.广告"),
        ("ada@münchen.de", "ada@münchen.de"),
        ('"ada lovelace"@example.org', '"ada lovelace"@example.org'),
        ("ada@[192.0.2.1]", "ada@[192.0.2.1]"),
        ("ada@[IPv6:2001:db8::1]", "ada@[IPv6:2001:db8::1]"),
    ],
)
def test_an_address_is_kept_as_typed(typed: str, kept: str):
    assert clean_address(typed) == kept


@pytest.mark.parametrize(
    "typed",
    [
        "ada",
        "@example.org",
        "ada@",
        "ada@@example.org",
        "a.@example.org",
        "ada@example..org",
        "ada@-example.org",
        "ada@exa_mple.org",
        "ada@[300.0.0.1]",
        "ada@[IPv6:zz]",
        "ada@[192.0.2.1",
        "a" * 65 + "@example.org",
        "ada@" + "x" * 64 + ".org",
        "ada@" + ".".join(["x" * 60] * 5) + ".org",
        "ada@example.org\nBcc: all@example.org",
        "ada@exam\x00ple.org",
        "ada b@example.org",
        "x" * 1001,
    ],
)
def test_what_is_no_address_is_refused(typed: str):
    with pytest.raises(AddressUnreadable):
        clean_address(typed)


@pytest.mark.corpus
def test_addresses_of_the_corpus_are_judged_as_it_says(corpora: Path):
    """Blanks and line ends around an address come with pasting and are trimmed before judging."""
    wrong = []
    for case in ET.parse(corpora / "names-addresses" / "isemail" / "tests.xml").getroot().iter("test"):
        written = case.findtext("address") or ""
        address = "".join(chr(ord(c) - 0x2400) if 0x2400 <= ord(c) <= 0x2420 else c for c in written)
        category = case.findtext("category")
        must = category in {"ISEMAIL_VALID_CATEGORY", "ISEMAIL_DNSWARN", "ISEMAIL_RFC5321"}
        must_not = category == "ISEMAIL_ERR" and address == address.strip() and not address.startswith('"\r')
        if (must and not _accepts(address)) or (must_not and _accepts(address)):
            wrong.append((address, category))

    assert wrong == []


def _accepts(address: str) -> bool:
    try:
        clean_address(address)
    except AddressUnreadable:
        return False
    return True


@pytest.mark.parametrize(
    ("typed", "region", "number"),
    [
        ("138 0013 8000", "CN", "+8613800138000"),
        ("１３８００１３８０００", "CN", "+8613800138000"),
        ("+49 (30) 901820", "CN", "+4930901820"),
        ("(415) 555-0132", "US", "+14155550132"),
        ("030 901820", "DE", "+4930901820"),
    ],
)
def test_a_number_is_completed_with_the_country_of_the_job(typed: str, region: str, number: str):
    assert clean_number(typed, region=region) == (number, typed)


@pytest.mark.parametrize(
    ("typed", "region"), [("030 901820", ""), ("call me", "DE"), ("12", "DE"), ("1" * 61, "DE"), ("+49 30", "DE")]
)
def test_what_is_no_number_is_refused(typed: str, region: str):
    with pytest.raises(NumberUnreadable):
        clean_number(typed, region=region)


def test_a_number_is_said_without_its_country_too():
    assert phones.national("+8613800138000") == "13800138000"


def test_a_landline_takes_no_texts():
    tried = {"+8613800138000": True, "+14165550142": True, "+4930901820": False, "+862112345678": False}
    assert {number: phones.takes_texts(number) for number in tried} == tried


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("linkedin.com/in/ada", "https://linkedin.com/in/ada"),
        ("http://example.org:8080/~ada", "http://example.org:8080/~ada"),
        ("例子.广告/ada", "https://例子.广告/ada"),
    ],
)
def test_a_link_is_http(typed: str, kept: str):
    assert clean_link(typed) == kept


@pytest.mark.parametrize(
    "typed",
    [
        "javascript:alert(1)",
        "javascript://example.org/%0aalert(1)",
        "data:text/html,x",
        "ftp://example.org",
        "localhost",
        "https://linkedin.com@evil.example",
        "https://evil.example\\@linkedin.com",
        "https://example.org:port/",
        "https://example.org/a b",
        "https://[::1",
        "x" * 600 + ".org",
    ],
)
def test_what_is_no_link_is_refused(typed: str):
    with pytest.raises(LinkUnreadable):
        clean_link(typed)


def test_lists_are_short_and_blank_lines_do_not_count():
    assert clean({"links": ["", " ", "example.org"]}, region="") == {"links": ["https://example.org"]}

    with pytest.raises(DetailsRefused) as refused:
        clean({"links": ["example.org"] * 11, "pronunciation": "x" * 201}, region="")

    assert {field: type(refusal) for field, refusal in refused.value.errors.items()} == {
        "links": TooManyEntries,
        "pronunciation": LineTooLong,
    }
