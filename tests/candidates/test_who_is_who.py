from typing import Any

import pytest
from django.db import connection

from hospes.candidates.enums import How
from hospes.candidates.models import Candidate
from hospes.candidates.refusals import DetailsRefused
from hospes.journal.models import Entry

pytestmark = pytest.mark.django_db


def found(**told: Any) -> tuple[Candidate, How]:
    return Candidate.objects.find_or_create(**{"by": "machine:test", **told})


def test_somebody_new_has_a_file_with_everything_told():
    candidate, how = found(
        name="  Ada   Lovelace ",
        email="Ada@Example.ORG",
        phone="030 901820",
        region="DE",
        called="Ada",
        pronunciation="AY-da",
        links=("example.org/ada", "https://example.org/ada"),
        prefers="voice",
        language="zh-hans",
        zone="Europe/Berlin",
    )

    assert how == "new"
    assert (candidate.name, candidate.called, candidate.pronunciation) == ("Ada Lovelace", "Ada", "AY-da")
    assert (candidate.language, candidate.zone, candidate.prefers) == ("zh", "Europe/Berlin", "voice")
    assert [(a.address, a.normalised, a.primary) for a in candidate.addresses.all()] == [
        ("Ada@Example.ORG", "ada@example.org", True)
    ]
    assert [(p.number, p.raw, p.primary) for p in candidate.phones.all()] == [("+4930901820", "030 901820", True)]
    assert [link.url for link in candidate.links.all()] == ["https://example.org/ada"]
    assert not candidate.flagged_same_address
    assert [(e.verb, e.data) for e in Entry.objects.all()] == [("candidate.created", {"how": "new"})]


@pytest.mark.parametrize(
    ("name", "again"),
    [
        ("Ada Lovelace", "ADA  lovelace"),
        ("王璐", "王 璐"),
        ("Ａｄａ Lovelace", "ada lovelace"),
        ("Straße", "STRASSE"),
        ("Zoe\u0308", "Zoë"),
    ],
)
def test_same_address_and_same_name_is_the_same_person(name: str, again: str):
    first, _how = found(name=name, email="a@example.org")

    second, how = found(name=again, email=" A@EXAMPLE.org ", called="Somebody else", language="zh")

    assert (second.pk, how) == (first.pk, "same")
    assert (second.name, second.called, second.language) == (first.name, "", "en")


@pytest.mark.parametrize(
    ("name", "other"), [("王璐", "王路"), ("Ada Lovelace", "Ada King"), ("José", "Jose"), ("An na", "Anna")]
)
def test_same_address_and_other_name_is_another_person_and_flagged(name: str, other: str):
    first, _how = found(name=name, email="a@example.org")

    second, how = found(name=other, email="a@example.org")

    assert second.pk != first.pk
    assert (how, second.flagged_same_address) == ("new_flagged", True)
    assert not Candidate.objects.get(pk=first.pk).flagged_same_address
    assert found(name=other, email="a@example.org") == (second, "same")
    assert found(name=name, email="a@example.org") == (first, "same")


def test_same_mobile_and_same_name_is_the_same_person():
    first, _how = found(name="王璐", phone="138-0013-8000", region="CN")

    assert found(name="王璐", phone="+86 138 0013 8000") == (first, "same")


def test_a_number_finds_a_file_with_an_address_when_the_form_has_none():
    first, _how = found(name="Ada", email="ada@example.org", phone="+4930901820")

    assert found(name="Ada", phone="+4930901820") == (first, "same")


@pytest.mark.parametrize("told_before", [{}, {"email": "ada@example.org"}])
def test_a_number_alone_never_opens_a_file_to_a_new_address(told_before: dict[str, str]):
    first, _how = found(name="Ada", phone="+4930901820", **told_before)

    second, how = found(name="Ada", phone="+4930901820", email="mallory@example.org")

    assert (second.pk != first.pk, how) == (True, "new_flagged")
    assert [p.identity for p in second.phones.all()] == [None]
    assert [a.address for a in first.addresses.all()] == list(told_before.values())


def test_a_new_number_of_the_same_person_stands_behind_the_older_one():
    first, _how = found(name="Ada", email="ada@example.org", phone="+4930901820")

    for _twice in range(2):
        found(name="Ada", email="ada@example.org", phone="+4930901821")

    assert [(p.number, p.primary, p.proved_at) for p in first.phones.all()] == [
        ("+4930901820", True, None),
        ("+4930901821", False, None),
    ]
    assert found(name="Ada", phone="+4930901821") == (first, "same")


def test_forms_cannot_heap_numbers_on_a_file():
    for number in range(20):
        found(name="Ada", email="ada@example.org", phone=f"+49309018{number + 10}")

    assert Candidate.objects.get().phones.count() == 10


def test_a_person_says_that_two_files_are_two_people():
    ada, _how = found(name="Ada", email="a@example.org", phone="+4930901820")
    king, _how = found(name="King", email="a@example.org", phone="+4930901820")
    found(name="Grace", email="grace@example.org")
    assert (list(king.look_alikes()), list(ada.look_alikes())) == ([ada], [king])

    king.keep_apart(by="member:1")
    king.keep_apart(by="member:1")

    assert not Candidate.objects.get(pk=king.pk).flagged_same_address
    assert Entry.objects.filter(verb="candidate.kept_apart", subject=king.actor, by="member:1").count() == 1
    king.correct(by="member:1", name="Ada")
    assert king.flagged_same_address


def test_a_number_of_somebody_else_with_the_same_name_flags_the_file():
    other, _how = found(name="Ada", phone="+4930901820")
    ada, _how = found(name="Ada", email="ada@example.org")

    assert found(name="Ada", email="ada@example.org", phone="+4930901820") == (ada, "same")

    assert Candidate.objects.get(pk=ada.pk).flagged_same_address
    assert found(name="Ada", phone="+4930901820") == (other, "same")


def test_what_cannot_be_used_is_said_field_by_field():
    with pytest.raises(DetailsRefused) as refused:
        found(
            name="x" * 2000,
            email="no address",
            phone="12",
            links=("javascript:alert(1)",),
            zone="Mars/Base",
            language="tlh",
            prefers="telepathy",
            called="y" * 201,
        )

    assert sorted(refused.value.errors) == sorted(
        ["name", "email", "phone", "links", "zone", "language", "prefers", "called"]
    )
    assert str(refused.value.errors["name"]) == "This name is longer than 200 characters. Please shorten it."
    assert str(refused.value) == "Please check what is marked."
    assert Candidate.objects.count() == 0


def test_without_address_and_number_nobody_could_answer():
    with pytest.raises(DetailsRefused) as refused:
        found(name="Ada", email="  ", phone="")

    assert list(refused.value.errors) == ["email"]


@pytest.mark.parametrize("others", [0, 30])
def test_a_new_file_costs_the_same_in_a_full_house(others: int, django_assert_num_queries: Any):
    for number in range(others):
        found(name=f"Person {number}", email=f"p{number}@example.org")

    # PostgreSQL is asked for the turn of the address as well.
    with django_assert_num_queries(19 + (connection.vendor == "postgresql")):
        found(name="Ada", email="ada@example.org", phone="+4930901820")
