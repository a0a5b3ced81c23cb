"""A member's own calendar on a real CalDAV server: what stands here stands there, and what is deleted there is said."""

from datetime import UTC, timedelta

import pytest

from hospes.calendars.models import Copy, Entry, Outside
from hospes.calendars.outside.problems import Problem
from hospes.calendars.refusals import BadAddress, PasswordMissing
from hospes.foundation import clock, crash_points
from hospes.foundation.claiming import run_once
from hospes.foundation.crash_points import Crashed
from hospes.journal import sentences
from hospes.journal.models import Entry as JournalEntry
from hospes.team.models import Member
from tests.calendars.radicale import PASSWORD, USER, Radicale, running, strange

HOUR = timedelta(hours=1)
NOT_FOUND, OK = (404, ""), (201, "")
CALENDAR = (
    '<multistatus xmlns="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav"><response><href>/cal/</href><propstat><prop>'
    "<resourcetype><collection/><C:calendar/></resourcetype></prop></propstat></response></multistatus>"
)
FOLDER = CALENDAR.replace("<C:calendar/>", "")


@pytest.fixture(scope="module")
def server(tmp_path_factory) -> Radicale:
    with running(tmp_path_factory.mktemp("radicale")) as server:
        yield server


@pytest.fixture
def calendar(server) -> str:
    return server.new_calendar()


@pytest.fixture
def outside(calendar, grace, now) -> Outside:
    clock.set_to(now)
    return connect(grace, calendar)


def connect(member: Member, url: str, password: str | None = PASSWORD) -> Outside:
    return Outside.objects.connect(member, url=url, username=USER, password=password, by=member.actor)


def put(member: Member, key: str = "thing:1", hours: int = 24) -> Entry:
    start = clock.now().replace(microsecond=0) + hours * HOUR
    return Entry.objects.put(member=member, key=key, start=start, end=start + HOUR, now=clock.now())


def work() -> int:
    return run_once("worker", {"calendars.write"})


def later(**time: int) -> None:
    clock.set_to(clock.now() + timedelta(**time))


def test_what_is_put_here_stands_there_and_moves_and_goes(outside, server, calendar, grace):
    entry = put(grace)
    assert work() == 1

    (there,) = server.events(calendar)
    assert (there.uid.value, there.dtstart.value.astimezone(UTC)) == (entry.uid, entry.start)
    assert work() == 0

    moved = put(grace, hours=48)
    work()
    (there,) = server.events(calendar)
    assert there.dtstart.value.astimezone(UTC) == moved.start

    Entry.objects.cancel("thing:1", now=clock.now())
    work()
    assert server.events(calendar) == []
    assert str(Copy.objects.get()) == f"{entry.pk} at 2"


def test_a_worker_that_dies_after_writing_doubles_nothing(outside, server, calendar, grace):
    put(grace)
    with crash_points.armed("calendars.written_outside"), pytest.raises(Crashed):
        work()
    later(minutes=5)
    work()

    assert len(server.events(calendar)) == 1
    assert Copy.objects.get().sequence == 0


def test_what_its_owner_deletes_there_is_said_and_written_again_if_he_wants(outside, server, calendar, grace):
    put(grace)
    work()
    server.delete_all(calendar)
    later(minutes=31)
    work()

    assert [copy.entry.key for copy in Copy.objects.deleted_there(grace)] == ["thing:1"]
    assert server.events(calendar) == []
    assert Copy.objects.write_again(grace) == 1
    work()
    assert len(server.events(calendar)) == 1
    assert not Copy.objects.deleted_there(grace).exists()


def test_who_knows_is_not_told_again_and_a_new_date_is_written(outside, server, calendar, grace):
    put(grace)
    work()
    server.delete_all(calendar)
    later(minutes=31)
    work()

    assert Copy.objects.leave(grace, now=clock.now()) == 1
    later(minutes=31)
    work()
    assert not Copy.objects.deleted_there(grace).exists()
    assert server.events(calendar) == []

    put(grace, hours=72)
    work()
    assert len(server.events(calendar)) == 1


def test_moved_while_it_is_deleted_there_it_is_written_anew(outside, server, calendar, grace):
    put(grace)
    work()
    server.delete_all(calendar)
    put(grace, hours=48)
    work()

    assert len(server.events(calendar)) == 1


def test_what_was_changed_there_is_overruled_when_it_moves_here(outside, server, calendar, grace):
    put(grace)
    work()
    ((name, text),) = server.files(calendar).items()
    server.client.put(name, content=text.replace("SEQUENCE:0", "SEQUENCE:7"))
    moved = put(grace, hours=48)
    work()

    (there,) = server.events(calendar)
    assert there.dtstart.value.astimezone(UTC) == moved.start


def test_an_invitation_that_was_taken_over_stays_the_one_event(outside, server, calendar, grace):
    entry = put(grace)
    Entry.objects.filter(pk=entry.pk).update(uid="talk@hospes")
    text = (
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:talk@hospes\r\nDTSTAMP:20261124T000000Z\r\n"
    )
    text += "DTSTART:20261125T000000Z\r\nSUMMARY:Mine\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    assert server.client.put(f"{calendar}mine.ics", content=text).is_success
    work()
    later(minutes=31)
    work()

    assert [event.summary.value for event in server.events(calendar)] == ["Mine"]
    assert not Copy.objects.deleted_there(grace).exists()
    Entry.objects.cancel("thing:1", now=clock.now())
    work()
    assert len(server.events(calendar)) == 1


def test_the_test_finds_the_calendar_from_the_servers_address(server, grace, now):
    clock.set_to(now)
    server.new_calendar()
    outside = connect(grace, server.base)

    assert outside.check_connection() == "Your calendar works: an entry was written and taken away again."
    assert outside.collection.startswith(f"{server.base}{USER}/")


def test_a_wrong_password_is_said_and_not_tried_all_day(calendar, grace, now):
    clock.set_to(now)
    outside = connect(grace, calendar, "wrong")

    assert "refused the name or the password" in outside.check_connection()
    put(grace)
    later(hours=1)
    assert work() == 0
    assert str(outside) == f"calendar of {grace.pk}"

    connect(grace, calendar, PASSWORD)
    assert work() == 1
    assert Copy.objects.count() == 1


def test_what_cannot_be_written_now_is_written_when_it_can(outside, calendar, server, grace):
    Outside.objects.update(url="http://127.0.0.1:1/")
    put(grace)
    work()
    outside.refresh_from_db()
    assert (outside.problem, outside.failures) == (Problem.UNREACHABLE, 1)
    assert "does not answer" in outside.words()
    assert work() == 0

    Outside.objects.update(url=calendar)
    later(seconds=6)
    work()
    outside.refresh_from_db()
    assert (outside.problem, outside.failing_since, len(server.events(calendar))) == (Problem.NONE, None, 1)


@pytest.mark.parametrize(
    ("answers", "problem"),
    [
        ({}, Problem.NO_CALENDAR),
        ({"PROPFIND": (503, "")}, Problem.TROUBLED),
        ({"PROPFIND": (207, "no XML")}, Problem.NO_CALENDAR),
        ({"PROPFIND": (207, FOLDER)}, Problem.NO_CALENDAR),
        ({"PROPFIND": (207, CALENDAR.replace("</prop>", "<C:comp name='VTODO'/></prop>"))}, Problem.NO_CALENDAR),
        ({"PROPFIND": (207, CALENDAR), "PUT": (403, "")}, Problem.READ_ONLY),
        ({"PROPFIND": (207, CALENDAR), "PUT": (404, "")}, Problem.NO_CALENDAR),
        ({"PROPFIND": (207, CALENDAR), "PUT": (429, "")}, Problem.TROUBLED),
        ({"PROPFIND": (207, CALENDAR), "PUT": OK, "DELETE": (404, "")}, Problem.NONE),
        ({"PROPFIND": (207, CALENDAR), "PUT": OK, "DELETE": (507, "")}, Problem.TROUBLED),
    ],
)
def test_what_is_wrong_is_found_by_trying(grace, now, answers, problem):
    clock.set_to(now)
    with strange(answers) as url:
        outside = connect(grace, url)
        outside.check_connection()

    assert outside.problem == problem


def test_a_calendar_without_an_owner_there_is_none(grace, now):
    who = FOLDER.replace("</prop>", "<current-user-principal><href>/me/</href></current-user-principal></prop>")
    clock.set_to(now)
    with strange({"PROPFIND /cal/": (207, who), "PROPFIND /me/": NOT_FOUND}) as url:
        outside = connect(grace, url)
        outside.check_connection()

    assert outside.problem == Problem.NO_CALENDAR


def test_one_entry_that_is_refused_keeps_no_other_back(grace, now):
    clock.set_to(now)
    answers = {"PROPFIND": (207, CALENDAR), "PUT": OK}
    first, second = put(grace, "thing:1"), put(grace, "thing:2")
    with strange(answers) as url:
        outside = connect(grace, url)
        outside.collection = url
        answers[
            f"PUT {outside.address_of(first.uid).partition('/cal')[1]}{outside.address_of(first.uid)[len(url) - 1 :]}"
        ] = (
            400,
            "",
        )
        work()

    outside.refresh_from_db()
    assert outside.problem == Problem.TROUBLED
    assert [copy.entry for copy in Copy.objects.all()] == [second]


def test_a_server_in_trouble_is_left_alone_longer_each_time(grace, now):
    clock.set_to(now)
    put(grace)
    rests = []
    with strange({"PROPFIND": (207, CALENDAR), "PUT": (503, "")}) as url:
        connect(grace, url)
        for _each in range(3):
            work()
            outside = Outside.objects.of(grace)
            rests.append((outside.rests_until - clock.now()).total_seconds())
            clock.set_to(outside.rests_until)

    assert [round(rest / 5) for rest in rests] == [1, 2, 4]
    assert not Copy.objects.exists()


def test_a_calendar_that_is_gone_is_said(grace, now):
    clock.set_to(now)
    answers = {"PROPFIND": (207, CALENDAR), "PUT": OK}
    with strange(answers) as url:
        outside = connect(grace, url)
        work()
        answers["PROPFIND"] = NOT_FOUND
        later(minutes=31)
        work()

    outside.refresh_from_db()
    assert outside.problem == Problem.NO_CALENDAR


def test_a_password_of_another_key_is_said(outside):
    Outside.objects.update(sealed_password="x")
    outside.refresh_from_db()

    assert "cannot be read" in outside.check_connection()


@pytest.mark.parametrize(
    "url", ["", "caldav.example", "http://caldav.example/", "ftp://127.0.0.1/", "http://[::1", "https://"]
)
def test_a_password_goes_nowhere_in_clear(grace, url):
    with pytest.raises(BadAddress):
        connect(grace, url)


def test_a_password_is_kept_and_sealed_and_there_must_be_one(grace, now):
    clock.set_to(now)
    with pytest.raises(PasswordMissing):
        connect(grace, "https://caldav.example/", None)
    first = connect(grace, "https://caldav.example/")
    again = connect(grace, "https://other.example/", None)

    assert again == first == Outside.objects.of(grace)
    assert again.sealed_password == first.sealed_password
    assert PASSWORD not in again.sealed_password


def test_let_go_it_is_written_into_no_more(outside, server, calendar, grace):
    put(grace)
    work()
    outside.disconnect(by=grace.actor)
    put(grace, hours=48)

    assert work() == 0
    assert len(server.events(calendar)) == 1
    assert Outside.objects.of(grace) is None
    said = [sentences.read(each) for each in JournalEntry.objects.filter(verb__endswith="connected").order_by("pk")]
    assert said == ["connected a calendar outside", "let the calendar outside go"]
