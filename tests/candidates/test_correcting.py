from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from hospes.candidates.models import Candidate
from hospes.candidates.refusals import DetailsRefused
from hospes.journal.models import Entry
from hospes.search import catalogue

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


def found(query: str) -> list[str]:
    return [entry.title for entry in catalogue.find(query, audiences=["recruiting"])]


def test_what_is_corrected_is_changed_everywhere_and_noted_without_values(ada: Candidate):
    fields = ada.correct(
        by=ada.actor,
        now=NOW,
        name="王璐",
        called="Lulu",
        language="zh",
        zone="Asia/Shanghai",
        prefers="writing",
        links=["example.org", "https://example.org"],
    )

    again = Candidate.objects.get(pk=ada.pk)
    assert fields == ["called", "language", "links", "name", "prefers", "zone"]
    assert (again.name, again.sort_key, again.initials) == ("王璐", "wang lu", "wl")
    assert (again.called, again.language, again.zone) == ("Lulu", "zh", "Asia/Shanghai")
    assert [link.url for link in again.links.all()] == ["https://example.org"]
    assert again.salutation("zh") == "Lulu您好"
    assert (found("wanglu"), found("lovelace")) == (["王璐"], [])
    entry = Entry.objects.get(verb="candidate.corrected")
    assert (entry.subject, entry.by, entry.at, entry.data) == (ada.actor, ada.actor, NOW, {"fields": fields})


def test_a_polyphone_is_corrected_by_its_reading(make: Callable[..., Candidate]):
    person = make(name="覃乐")
    assert person.sort_key == "qin le"

    person.correct(by="member:1", reading="Tán Yuè")

    assert (person.sort_key, person.initials) == ("tan yue", "ty")
    assert (found("tanyue"), found("qin")) == (["覃乐"], [])


def test_the_first_address_is_written_to(ada: Candidate):
    ada.prove_mailbox(NOW)

    ada.correct(by=ada.actor, emails=["new@example.org", "ada@example.org"], phones=["+4930901820"])

    assert [(a.address, a.primary, a.proved_at) for a in ada.addresses.all()] == [
        ("new@example.org", True, None),
        ("ada@example.org", False, NOW),
    ]
    assert str(ada.mail_address()) == "new@example.org"
    assert str(ada.phone_number()) == "+4930901820"
    assert Candidate.objects.get(pk=ada.pk).mailbox_proved_at is None


def test_going_back_to_a_proved_address_needs_no_new_proof(ada: Candidate):
    ada.prove_mailbox(NOW)
    ada.correct(by=ada.actor, emails=["new@example.org", "ada@example.org"])

    ada.correct(by=ada.actor, emails=["ADA@example.org"])

    assert ada.mailbox_proved_at == NOW
    assert [(a.address, a.primary) for a in ada.addresses.all()] == [("ADA@example.org", True)]


def test_a_mobile_only_person_has_no_mail_address(ada: Candidate):
    ada.correct(by=ada.actor, emails=[], phones=["+4930901820"])

    assert Candidate.objects.get(pk=ada.pk).mail_address() is None


def test_the_last_way_to_reach_somebody_stays(ada: Candidate):
    with pytest.raises(DetailsRefused) as refused:
        ada.correct(by=ada.actor, name="Ada King", emails=[])

    assert list(refused.value.errors) == ["emails"]
    again = Candidate.objects.get(pk=ada.pk)
    assert (again.name, again.mail_address().address) == ("Ada Lovelace", "ada@example.org")


def test_nothing_is_changed_when_one_field_is_refused(ada: Candidate):
    with pytest.raises(DetailsRefused):
        ada.correct(by=ada.actor, called="Countess", zone="Mars/Base")

    assert Candidate.objects.get(pk=ada.pk).called == ""


def test_becoming_like_another_file_flags_and_joins_nothing(make: Callable[..., Candidate]):
    ada = make()
    other = make(name="Grace Hopper", email="grace@example.org")

    other.correct(by=other.actor, name="Ada Lovelace", emails=["ada@example.org"])

    assert Candidate.objects.get(pk=other.pk).flagged_same_address
    assert [a.identity for a in other.addresses.all()] == [None]
    assert make() == ada


def test_correcting_nothing_is_harmless(ada: Candidate):
    assert ada.correct(by=ada.actor) == []


def test_a_stale_copy_does_not_write_old_values_back(ada: Candidate):
    stale = Candidate.objects.get(pk=ada.pk)
    ada.correct(by=ada.actor, name="王璐")

    stale.correct(by="member:1", reading="Wáng Lù")

    assert Candidate.objects.get(pk=ada.pk).sort_key == "wang lu"


def test_people_are_sorted_by_how_their_names_read(make: Callable[..., Candidate]):
    for number, name in enumerate(["Zoe", "曾国藩", "单雄信", "ada", "Élodie", "Xu", "王璐", "Émile"]):
        make(name=name, email=f"p{number}@example.org")

    in_order = [candidate.name for candidate in Candidate.objects.by_name()]
    assert in_order == ["ada", "Élodie", "Émile", "单雄信", "王璐", "Xu", "曾国藩", "Zoe"]
