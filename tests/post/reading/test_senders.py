"""Names and addresses as they really come."""

import pytest

from hospes.post.reading.senders import Address, addresses


@pytest.mark.parametrize(
    ("raw", "people"),
    [
        (b"ada@example.org", [("", "ada@example.org")]),
        (b"Ada Lovelace <ada@example.org>", [("Ada Lovelace", "ada@example.org")]),
        (b'"Lovelace, Ada" <ada@example.org>', [("Lovelace, Ada", "ada@example.org")]),
        (b"Lovelace, Ada <ada@example.org>", [("Lovelace, Ada", "ada@example.org")]),
        (b"=?utf-8?q?Lovelace=2C_Ada?= <ada@example.org>", [("Lovelace, Ada", "ada@example.org")]),
        (b"'Ada' <ada@example.org>", [("Ada", "ada@example.org")]),
        (b"ada@example.org (Ada L)", [("Ada L", "ada@example.org")]),
        (b'"Ada \\"Countess\\"" <ada@example.org>', [('Ada "Countess"', "ada@example.org")]),
        (b"Ada <ada@example.org", [("Ada", "ada@example.org")]),
        (b"Ada ada@example.org", [("Ada", "ada@example.org")]),
        (b"<@relay.example,@b.example:ada@example.org>", [("", "ada@example.org")]),
        (b"Pete(A \\) chap) <pete(his account)@silly.test(his host)>", [("Pete chap", "pete@silly.test")]),
        (b'"ada.l"@example.org', [("", '"ada.l"@example.org')]),
        (b"ada@[192.0.2.1]", [("", "ada@[192.0.2.1]")]),
        (b'"grace@harbourlight.example" <evil@example.net>', [("grace@harbourlight.example", "evil@example.net")]),
        (b"a@example.org <b@example.org>", [("a@example.org", "b@example.org")]),
        (b"Ada <ada@example.org> <>", [("Ada", "ada@example.org")]),
        (b"Group: Ed <ed@example.org>, jo@example.org;", [("Ed", "ed@example.org"), ("", "jo@example.org")]),
        (b"a@example.org, a@example.org;b@example.org", [("", "a@example.org"), ("", "b@example.org")]),
        (b"=?utf-8?B?QWRhIDxhZGFAZXhhbXBsZS5vcmc+?=", [("Ada", "ada@example.org")]),
        ("王璐 <lu@example.org>".encode("gb18030"), [("王璐", "lu@example.org")]),
        (b"Undisclosed recipients:;", []),
        (b"<>", []),
        (b"nobody at all", []),
        (b"=?utf-8?q?nobody?=", []),
        (b"", []),
    ],
)  # fmt: skip
def test_people_are_read(raw, people):
    assert addresses(raw) == tuple(Address(*person) for person in people)


def test_there_is_an_end_to_people():
    assert len(addresses(b"".join(b"p%d@example.org," % number for number in range(2000)))) == 1000


def test_words_without_an_address_are_not_gathered_for_ever():
    assert addresses(b"a," * 20_000 + b"b <b@example.org>")[0].address == "b@example.org"
