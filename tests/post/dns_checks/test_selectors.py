import pytest

from hospes.foundation import house
from hospes.journal.models import Entry
from hospes.post.dns_checks import selectors
from hospes.post.refusals import BadSelector
from hospes.post.settings import DnsSettings

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("", {}),
        ("S1, s2；s1", {"": ["s1", "s2"]}),
        ("s1@Harbourlight.example pm", {"harbourlight.example": ["s1"], "": ["pm"]}),
        ("2026._domainkey.harbourlight.example.", {"harbourlight.example": ["2026"]}),
        ("a.b._domainkey", {"": ["a.b"]}),
        ("s1@münchen.example", {"xn--mnchen-3ya.example": ["s1"]}),
    ],
)
def test_selectors_are_kept_as_they_are_asked(typed, kept):
    selectors.choose(typed, by="member:1")

    assert selectors.named() == kept


@pytest.mark.parametrize(
    "typed", ["s1 s 2!", "@harbourlight.example", "s1@", "s1@not..domain", "s1@-", "a..b", "k" * 70]
)
def test_what_cannot_be_one_is_refused(typed):
    selectors.choose("kept", by="member:1")

    with pytest.raises(BadSelector):
        selectors.choose(typed, by="member:1")

    assert house.read(DnsSettings).dkim_selectors == "kept"


def test_change_is_journalled_once():
    selectors.choose("s1", by="member:1")
    selectors.choose("s1", by="member:1")

    assert [(entry.by, entry.data) for entry in Entry.objects.filter(verb="dns.selectors_named")] == [
        ("member:1", {"selectors": "s1"})
    ]
