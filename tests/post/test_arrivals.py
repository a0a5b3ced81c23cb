"""A mail that came in: kept once and whole, then sorted once, by a rule or by a person."""

import threading

import pytest
from django.db import connections, transaction

from hospes.foundation import claiming, clock, files
from hospes.foundation.crash_points import Crashed, armed
from hospes.post import sorters
from hospes.post.enums import Standing, Way
from hospes.post.models import Arrival
from hospes.post.refusals import NoReason, NotUnsorted
from hospes.post.sorters import Sorted, Sorter
from tests.post.mails import letter

MEMBER = "member:1"


def take(raw: bytes, way: Way = Way.SMTP, **more) -> Arrival:
    return Arrival.objects.take(raw, way=way, **more)


@pytest.fixture
def kept(settings, tmp_path, now):
    settings.DATA = tmp_path
    return tmp_path


@pytest.fixture
def rule():
    """A sorter of the test; it knows what it is told."""
    known: dict[str, Sorted] = {}
    sorters.register.add(Sorter(name="test", order=1, sort=lambda arrival, mail, verdict: known.get(mail.subject)))
    yield known
    sorters.register.remove("test")


@pytest.mark.django_db(transaction=True)
def test_a_mail_is_kept_as_it_was(kept):
    raw = letter()
    arrival = take(raw, envelope_from="ada@example.org", envelope_to=["grace@harbourlight.example"])

    assert arrival.raw() == raw
    assert (arrival.message_id, arrival.subject, str(arrival)) == (
        "<one@example.org>",
        "About the job",
        "About the job",
    )
    assert (arrival.from_name, arrival.from_address, arrival.size) == ("Ada Lovelace", "ada@example.org", len(raw))
    assert list(Arrival.objects.file_keys()) == [arrival.file]
    assert arrival.read().text.strip() == "Is there a bus?"


@pytest.mark.django_db(transaction=True)
def test_the_same_mail_by_two_ways_is_one(kept):
    first, second = take(letter()), take(letter().replace(b"\n", b"\r\n"), way=Way.IMAP)

    assert first == second
    assert Arrival.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_second_recipient_of_the_same_mail_is_noted(kept):
    take(letter(), envelope_to=["a@in.example"])

    again = take(letter(), envelope_to=["a@in.example", "b@in.example"])

    assert again.envelope_to == ["a@in.example", "b@in.example"]


@pytest.mark.django_db(transaction=True)
def test_two_mails_with_one_id_are_both_kept(kept):
    first, second = take(letter()), take(letter(text="Something else"))

    assert (first.twin, second.twin) == (None, first)


@pytest.mark.django_db(transaction=True)
def test_a_missing_or_endless_id_is_made_up_from_the_head(kept):
    mails = [letter(message_id=""), letter(message_id="", subject="Another"), letter(message_id=f"<{'x' * 1200}@e>")]
    found = {take(mail).message_id for mail in [*mails, *mails]}

    assert len(found) == Arrival.objects.count() == 3
    assert all(name.startswith("made:") for name in found)


@pytest.mark.django_db(transaction=True)
def test_two_at_once_are_one(kept):
    both = threading.Barrier(2)

    def deliver() -> None:
        both.wait()
        take(letter())
        connections.close_all()

    threads = [threading.Thread(target=deliver) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert Arrival.objects.count() == 1
    assert len([path for path in (kept / "files").rglob("*") if path.is_file()]) == 1


@pytest.mark.django_db(transaction=True)
def test_who_came_between_is_taken_for_the_one_there_is(kept):
    def somebody_else() -> None:
        take(letter(), envelope_to=["b@in.example"])

    with armed("post.mail_stored", _once(somebody_else)):
        arrival = take(letter(), envelope_to=["a@in.example"])

    assert arrival.envelope_to == ["b@in.example", "a@in.example"]
    assert Arrival.objects.count() == 1


def _once(act):
    done = []

    def first() -> None:
        if not done:
            done.append(1)
            act()

    return first


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("point", ["post.mail_stored", "post.mail_written"])
def test_who_dies_before_the_commit_has_taken_nothing(kept, point):
    with armed(point), pytest.raises(Crashed):
        take(letter())
    assert Arrival.objects.count() == 0

    assert take(letter()).raw() == letter()


@pytest.mark.django_db(transaction=True)
def test_another_refusal_of_the_database_is_not_swallowed(kept, monkeypatch):
    from django.db import IntegrityError

    def refuse(*args, **kwargs):
        raise IntegrityError("something else")

    monkeypatch.setattr(Arrival, "save", refuse)
    with pytest.raises(IntegrityError):
        take(letter())
    assert not [path for path in files.path_of("0" * 32).parent.parent.rglob("*") if path.is_file()]


@pytest.mark.django_db(transaction=True)
def test_a_rule_finds_the_place(kept, rule):
    rule["About the job"] = Sorted(as_="message:7")
    arrival = take(letter())

    assert claiming.run_once("w", names=["post.sort"]) == 1

    arrival.refresh_from_db()
    assert (arrival.standing, arrival.sorted_as, arrival.kind) == (Standing.SORTED, "message:7", "message")
    assert claiming.run_once("w", names=["post.sort"]) == 0
    arrival.sort(by="w")
    assert arrival.settled_by == "machine:w"


@pytest.mark.django_db(transaction=True)
def test_what_no_rule_knows_waits_for_a_person(kept, rule):
    arrival = take(letter())
    claiming.run_once("w", names=["post.sort"])

    assert list(Arrival.objects.unsorted()) == [arrival]
    assert Arrival.objects.get().why == sorters.NOBODY_KNOWN


@pytest.mark.django_db(transaction=True)
def test_what_cannot_be_read_is_kept_and_waits_for_a_person(kept, rule):
    arrival = take(b"")
    claiming.run_once("w", names=["post.sort"])

    arrival.refresh_from_db()
    assert (arrival.standing, arrival.kind, arrival.why) == (Standing.UNSORTED, "unreadable", sorters.UNREADABLE)
    assert str(arrival).startswith("made:")


@pytest.mark.django_db(transaction=True)
def test_a_rule_that_breaks_loses_no_mail(kept, rule, caplog):
    def breaks(arrival, mail, verdict):
        raise RuntimeError("a mistake of ours")

    sorters.register.add(Sorter(name="broken", order=0, sort=breaks))
    try:
        arrival = take(letter())
        for _ in range(8):
            claiming.run_once("w", names=["post.sort"])
            clock.move(claiming.LONGEST_PAUSE)
    finally:
        sorters.register.remove("broken")

    arrival.refresh_from_db()
    assert (arrival.standing, arrival.why) == (Standing.UNSORTED, sorters.SORTING_FAILED)


@pytest.mark.django_db(transaction=True)
def test_a_person_settles_it_once(kept, rule):
    arrival = take(letter())
    with pytest.raises(NotUnsorted):
        arrival.settle(as_="message:7", by=MEMBER)
    arrival.sort(by="w")

    arrival.settle(as_="message:7", by=MEMBER)

    assert (arrival.standing, arrival.sorted_as, arrival.settled_by) == (Standing.SORTED, "message:7", MEMBER)
    with pytest.raises(NotUnsorted):
        arrival.set_aside(by=MEMBER, why="spam")


@pytest.mark.django_db(transaction=True)
def test_a_person_puts_it_aside_with_a_reason_and_brings_it_back(kept, rule):
    arrival = take(letter())
    arrival.sort(by="w")
    with pytest.raises(NoReason):
        arrival.set_aside(by=MEMBER, why="  ")

    arrival.set_aside(by=MEMBER, why="an advertisement")
    assert (arrival.standing, arrival.why) == (Standing.SET_ASIDE, "an advertisement")

    for _ in range(2):
        arrival.bring_back(by=MEMBER)
    assert list(Arrival.objects.unsorted()) == [arrival]


@pytest.mark.django_db(transaction=True)
def test_taking_in_is_committed_when_it_returns_so_it_is_no_part_of_anything_else(kept):
    with pytest.raises(RuntimeError, match="durable"), transaction.atomic():
        take(letter())

    assert Arrival.objects.count() == 0
