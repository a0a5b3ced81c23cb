from collections.abc import Callable
from typing import Any

import pytest

from hospes.candidates import sources
from hospes.candidates.models import Candidate, Document, EmailAddress, Link, OneTimeCode, Phone
from hospes.foundation import claiming, holdings
from hospes.journal import sentences
from hospes.journal.models import Entry
from hospes.search import catalogue, rebuilding
from hospes.search import sources as search_sources
from tests.makers import make_member

NOUNS = [Candidate, Document, EmailAddress, Link, OneTimeCode, Phone]


def test_the_room_registers_what_it_holds_reads_and_is_found_by():
    assert {model._meta.label for model in NOUNS} <= set(holdings.register.keys())
    assert "candidates.read_documents" in claiming.due_work
    assert "candidate" in search_sources.register


@pytest.mark.parametrize(
    ("verb", "data", "sentence"),
    [
        ("candidate.created", {"how": "new"}, "A file was opened."),
        (
            "candidate.created",
            {"how": "new_flagged"},
            "A file was opened. Somebody else uses the same address or number.",
        ),
        ("candidate.corrected", {}, "Details were corrected."),
        ("candidate.kept_apart", {}, "Two files with one address or number were said to be two people."),
        ("candidate.link_rotated", {}, "The personal link was replaced; older links stopped working."),
        ("candidate.mailbox_proved", {}, "The mailbox was proved by opening the link."),
        ("document.accepted", {}, "A file was received."),
    ],
)
def test_the_journal_reads(verb: str, data: dict[str, str], sentence: str):
    assert sentences.read(Entry(verb=verb, data=data)) == sentence


@pytest.mark.parametrize(
    ("role", "active", "sees"),
    [
        ("admin", True, True),
        ("recruiter", True, True),
        ("hiring_manager", True, False),
        ("interviewer", True, False),
        ("admin", False, False),
    ],
)
def test_admins_and_recruiters_see_every_candidate(ada: Candidate, role: str, active: bool, sees: bool):
    member = make_member("Grace Hopper", role=role, is_active=active)

    assert list(Candidate.objects.seen_by(member)) == ([ada] if sees else [])


@pytest.mark.parametrize("count", [1, 3])
def test_a_list_of_people_with_their_contacts_costs_three_queries(
    make: Callable[..., Candidate], count: int, django_assert_num_queries: Any, db: None
):
    for number in range(count):
        make(name=f"P{number}", email=f"p{number}@example.org", phone=f"+4930{901820 + number}")

    with django_assert_num_queries(3):
        people = Candidate.objects.by_name().prefetch_related("addresses", "phones")
        shown = [(person.called_or_name, person.mail_address(), person.phone_number()) for person in people]
    assert len(shown) == count


def test_rows_show_themselves(ada: Candidate):
    ada.correct(by=ada.actor, links=["example.org"], phones=["+4930901820"])
    ada.issue_code("files")

    shown = [str(row) for row in [ada, *ada.addresses.all(), *ada.phones.all(), *ada.links.all()]]
    assert shown == ["Ada Lovelace", "ada@example.org", "+4930901820", "https://example.org"]
    assert str(ada.codes.get()).startswith("files ")
    assert str(Document(filename="cv.pdf")) == "cv.pdf"


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("王璐", ["王 璐"]),
        ("wanglu", ["王 璐"]),
        ("wl", ["王 璐"]),
        ("lulu", ["王 璐"]),
        ("lv bu", ["吕布"]),
        ("lu bu", ["吕布"]),
        ("lyubu", ["吕布"]),
        ("lu", ["吕布", "王 璐"]),
        ("bu@example", []),
        ("LU@example.org", ["王 璐"]),
        ("lu@example", []),
        ("138 0013 8000", ["王 璐"]),
        ("+86 138-0013-8000", ["王 璐"]),
        ("0086 13800138000", ["王 璐"]),
        ("1380013", []),
    ],
)
def test_people_are_found_by_name_pinyin_initials_and_whole_contacts(
    make: Callable[..., Candidate], query: str, names: list[str], db: None
):
    make(name="王 璐", called="Lulu", email="lu@example.org", phone="13800138000", region="CN")
    make(name="吕布", email="bu@example.org")

    assert [entry.title for entry in catalogue.find(query, audiences=["recruiting"])] == names
    assert catalogue.find(query, audiences=["job:12"]) == []


def test_what_people_are_found_by_can_be_built_anew(make: Callable[..., Candidate], db: None):
    ada = make()
    catalogue.remove("candidate", ada.public_id)
    catalogue.index("candidate", "gone", title="Ghost", audience="recruiting")

    assert rebuilding.rebuild()["candidate"] == 1

    assert [entry.key for entry in catalogue.find("ada", audiences=["recruiting"])] == [ada.public_id]
    assert catalogue.find("ghost", audiences=["recruiting"]) == []


@pytest.mark.parametrize("count", [1, 3])
def test_building_anew_costs_the_same_for_many(
    make: Callable[..., Candidate], count: int, django_assert_num_queries: Any, db: None
):
    for number in range(count):
        make(name=f"P{number}", email=f"p{number}@example.org")

    with django_assert_num_queries(3):
        assert len(list(sources.drafts())) == count
