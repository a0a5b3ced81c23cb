import base64

import pytest

from hospes.post.dns_checks import dkim
from hospes.post.dns_checks.fake import FakeResolver
from hospes.post.dns_checks.resolving import Asker

DOMAIN = "harbourlight.example"
# The SubjectPublicKeyInfo of an Ed25519 key, which "k=rsa" does not announce.
ED25519 = base64.b64encode(bytes.fromhex("302a300506032b6570032100") + bytes(range(32))).decode()
SHORT_KEY = "MFwwDQYJKoZIhvcNAQEBBQADSwAwSAJBAN"  # what is left of a key after its second half was lost


@pytest.fixture
def judged(empty_zone):
    def judge(text: str):
        empty_zone.texts[f"s1._domainkey.{DOMAIN}"] = ("something else", text)
        key = dkim.read(Asker(FakeResolver(), 5), DOMAIN, "s1")
        assert key is not None
        (said,) = dkim.judge([key], [], DOMAIN, asked_for=True)
        return str(said.level), said.sentence, dkim.usable([key])

    return judge


def test_good_keys(judged, keys):
    assert judged(f"v=DKIM1; p={keys(2048)}") == ("good", "DKIM key s1 is there.", True)
    assert judged(f"v=DKIM1; k=ed25519; p={ED25519}") == ("good", "DKIM key s1 is there.", True)
    assert judged(f"k=rsa; p={ED25519}; p=second")[0] == "good"


@pytest.mark.parametrize(
    ("tags", "level", "word", "usable"),
    [
        ("v=DKIM1; p=", "look", "revoked", False),
        (f"v=DKIM1; p={SHORT_KEY}", "bad", "cannot be read", False),
        ("v=DKIM1; p=!!", "bad", "cannot be read", False),
        (f"v=DKIM1; t=s:y; k=ed25519; p={ED25519}", "look", "only a test", True),
    ],
)
def test_what_is_wrong_is_said(judged, tags, level, word, usable):
    said = judged(tags)

    assert (said[0], said[2]) == (level, usable)
    assert word in said[1]


def test_key_of_1024_bits_is_short(judged, keys):
    assert judged(f"p={keys(1024)}")[:2] == (
        "look",
        "DKIM key s1 has only 1024 bits. Better make one of 2048.",
    )


def test_key_shorter_than_that_is_ignored():
    (said,) = dkim.judge([dkim.Key("s1", bits=512)], [], DOMAIN, asked_for=True)

    assert (str(said.level), dkim.usable([dkim.Key("s1", bits=512)])) == ("bad", False)
    assert "has 512 bits and is ignored" in said.sentence


def test_record_that_is_no_key_is_none(empty_zone):
    empty_zone.texts[f"s1._domainkey.{DOMAIN}"] = ("v=spf1 -all",)

    assert dkim.read(Asker(FakeResolver(), 5), DOMAIN, "s1") is None


def test_named_key_that_is_missing_is_bad_and_none_at_all_worth_a_look():
    (missing,) = dkim.judge([], ["s1"], DOMAIN, asked_for=True)
    (nothing,) = dkim.judge([], [], DOMAIN, asked_for=False)

    assert (str(missing.level), str(nothing.level)) == ("bad", "look")
    assert "There is no DKIM key at s1._domainkey.harbourlight.example." in missing.sentence
    assert "write its selector" in nothing.sentence
