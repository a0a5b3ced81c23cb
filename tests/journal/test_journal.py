from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from hospes.foundation import append_only, clock, holdings
from hospes.foundation.models import Beat
from hospes.journal import queries, sentences
from hospes.journal.models import Entry
from hospes.journal.record import key_of, record

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


@pytest.fixture
def moved():
    sentences.register.add("application.moved", lambda entry: f"moved to {entry.data['stage']}")
    yield
    sentences.register.remove("application.moved")


def test_an_entry_says_who_did_what_to_what_and_when():
    entry = record("application.moved", subject="application:12", by="member:7", case=12, at=NOON, stage="talk")

    entry.refresh_from_db()
    assert (entry.verb, entry.subject, entry.case, entry.by, entry.at, entry.data) == (
        "application.moved",
        "application:12",
        12,
        "member:7",
        NOON,
        {"stage": "talk"},
    )
    assert str(entry) == "member:7 application.moved application:12"


def test_an_entry_is_about_now_unless_said_otherwise():
    before = clock.now()

    entry = record("application.moved", subject="application:12", by="member:7")

    assert before <= entry.at <= clock.now()
    assert entry.case is None


def test_rows_may_stand_for_their_keys():
    row = Beat.objects.create(name="sweeper", at=NOON)

    entry = record("beat.made", subject=row, case=row, by="machine:sweeper")

    assert (entry.subject, entry.case) == (f"beat:{row.pk}", row.pk)
    assert [list(queries.of(row)), list(queries.of_case(row))] == [[entry], [entry]]
    assert key_of("case:1") == "case:1"


def test_a_history_is_in_order_and_of_one_thing_only():
    late = record("case.closed", subject="case:1", case=1, by="member:7", at=NOON + timedelta(hours=1))
    early = record("case.opened", subject="case:1", case=1, by="member:7", at=NOON)
    same = record("message.sent", subject="message:3", case=1, by="member:7", at=NOON)
    record("case.opened", subject="case:2", case=2, by="member:7", at=NOON)

    assert list(queries.of("case:1")) == [early, late]
    assert list(queries.of_case(1)) == [early, same, late]


@pytest.mark.parametrize("count", [1, 3])
def test_a_history_costs_one_query(count, moved, django_assert_num_queries):
    for _ in range(count):
        record("application.moved", subject="application:12", by="member:7", case=12, stage="talk")

    with django_assert_num_queries(1):
        assert [sentences.read(entry) for entry in queries.of_case(12)] == ["moved to talk"] * count


def test_an_entry_whose_verb_nobody_knows_reads_as_its_name():
    assert sentences.read(Entry(verb="unknown.verb")) == "unknown.verb"


@pytest.mark.parametrize("act", [lambda: Entry.objects.update(by="member:8"), lambda: Entry.objects.all().delete()])
def test_the_journal_only_grows(act):
    record("case.opened", subject="case:1", by="member:7")

    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
        act()

    assert Entry.objects.get().by == "member:7"
    assert "journal_entry" in append_only.guarded(connection)


def test_the_journal_says_what_it_holds():
    assert holdings.silent([Entry]) == []
