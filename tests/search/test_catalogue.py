from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from hospes.foundation import holdings
from hospes.search import catalogue, rebuilding, tokens
from hospes.search.catalogue import Draft
from hospes.search.models import Entry
from hospes.search.sources import Source, register

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


def found(query: str, **narrowed: Any) -> list[str]:
    return [entry.key for entry in catalogue.find(query, audiences=["public"], **narrowed)]


def put(key: str, title: str, words: str = "", **facts: Any) -> None:
    catalogue.index("job", key, **{"title": title, "words": words, "audience": "public", "at": NOON, **facts})


def test_a_thing_is_found_by_title_and_word_until_it_is_removed():
    put("1", "Robotics engineer", "Shenzhen 深圳 quay")

    assert found("robot") == found("深圳 eng") == found("QUAY") == ["1"]
    assert found("robot paris") == found("obot") == []

    catalogue.remove("job", "1")
    catalogue.remove("job", "1")
    assert found("robot") == []


def test_indexing_again_replaces_what_was_found():
    put("1", "Robotics engineer")
    put("1", "Field technician", "hydraulics")

    assert (found("robot"), found("field"), found("hydraulics")) == ([], ["1"], ["1"])
    assert Entry.objects.get().title == str(Entry.objects.get()) == "Field technician"


def test_who_does_not_have_the_audience_finds_nothing():
    put("1", "Robotics engineer", audience="recruiting")

    assert found("robot") == []
    assert [e.key for e in catalogue.find("robot", audiences=["public", "recruiting"])] == ["1"]
    assert catalogue.find("robot", audiences=[]) == []


def test_kinds_narrow_and_none_means_all():
    put("1", "Robotics engineer")
    catalogue.index("place", "2", title="Robot hall", audience="public", at=NOON + timedelta(days=1))

    assert found("robot") == ["2", "1"]
    assert found("robot", kinds=["job"]) == ["1"]


def test_names_come_first_then_the_newest():
    put("old name", "Robotics")
    put("new word", "Technician", "robotics", at=NOON + timedelta(days=9))
    put("new name", "Robotics", at=NOON + timedelta(days=1))
    put("old word", "Engineer", "robotics")

    assert found("robotics") == ["new name", "old name", "new word", "old word"]
    assert found("robotics", limit=1) == ["new name"]


def test_names_may_be_told_apart_from_the_title():
    catalogue.index(
        "person", "1", title="王璐", names=tokens.of_name("王璐"), exact=["lu@example.org"], audience="public"
    )

    assert found("wl") == found("lu@example.org") == found("wang lu") == ["1"]
    assert found("example") == []


def test_a_long_title_is_shortened_for_showing():
    put("1", "word " * 100)

    assert len(Entry.objects.get().title) <= 300


@pytest.mark.parametrize("nothing", ["", "   ", "!?", "\x00", "«»"])
def test_a_query_without_a_word_finds_nothing(nothing: str, django_assert_num_queries: Any):
    put("1", "Robotics")

    with django_assert_num_queries(0):
        assert found(nothing) == []


@pytest.mark.parametrize("count", [1, 3])
def test_finding_costs_one_query(count: int, django_assert_num_queries: Any):
    for number in range(count):
        put(str(number), "Robotics")

    with django_assert_num_queries(1):
        assert len(found("robot")) == count


@pytest.mark.parametrize("count", [1, 3])
def test_writing_costs_one_query(count: int, django_assert_num_queries: Any):
    drafts = [Draft(key=str(n), title="x", audience="a", names=["x"], words=[], at=NOON) for n in range(count)]

    with django_assert_num_queries(1):
        catalogue.write("job", drafts)


def test_search_is_built_anew_from_the_registered_sources():
    def drafts() -> Iterator[Draft]:
        for number in range(catalogue.PORTION + 1):
            yield Draft(key=str(number), title="x", audience="public", names=["harbour"], words=[], at=NOON)

    put("stays", "Harbour")
    catalogue.index("quay", "ghost", title="harbour", audience="public")
    register.add(Source(kind="quay", drafts=drafts))
    try:
        assert rebuilding.rebuild()["quay"] == catalogue.PORTION + 1
    finally:
        register.remove("quay")

    assert len(found("harbour", kinds=["quay"], limit=1000)) == catalogue.PORTION + 1
    assert "ghost" not in found("harbour", limit=1000)


def test_the_room_says_what_it_holds():
    assert "search.Entry" in holdings.register.keys()
