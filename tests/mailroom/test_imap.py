"""Mailboxes over a real IMAP server: what concerns us is taken, everything else stays untouched."""

import threading
import time
from collections.abc import Iterator

import pytest

from hospes.conversations import reply_address
from hospes.conversations.models import Message
from hospes.foundation import clock, encryption
from hospes.foundation.crash_points import Crashed, armed
from hospes.mailroom.house import Mailroom
from hospes.mailroom.imap import watching
from hospes.mailroom.imap.opening import CannotRead
from hospes.post.enums import Problem, Standing
from hospes.post.models import Arrival, Mailbox
from tests.conftest import missing
from tests.mailroom import dovecot
from tests.post.mails import letter


@pytest.fixture(scope="module")
def server() -> Iterator[dovecot.Dovecot]:
    if not dovecot.is_installed():
        missing("Dovecot (Debian: dovecot-imapd)")
    with dovecot.Dovecot() as running:
        yield running


@pytest.fixture
def user(request) -> str:
    return f"u{abs(hash(request.node.name)) % 10**9}"


@pytest.fixture
def case(world):
    return world.apply().case


@pytest.fixture
def mailbox(world, case, server, user) -> Mailbox:
    return Mailbox.objects.create(
        owner=world.grace.actor,
        address=world.grace.email,
        host="127.0.0.1",
        port=server.port,
        security="none",
        username=user,
        sealed_password=encryption.seal(dovecot.PASSWORD),
        added_at=clock.now(),
    )


def stranger(number: int = 1) -> bytes:
    return letter(sender="aunt@family.example", message_id=f"<aunt{number}@x>", text="When do you come?")


def test_what_concerns_a_candidate_is_taken_and_nothing_else_is_touched(world, server, user, mailbox, case):
    server.put(user, stranger())
    server.put(user, letter())
    server.put(user, stranger(2), "Private")

    taken = watching.look_once(mailbox)

    assert (taken.seen, taken.taken) == (2, 1)
    world.work()
    assert [m.text for m in Message.objects.filter(direction="in")] == ["Is there a bus?"]
    assert not any(b"Seen" in line for line in server.flags(user))
    assert mailbox.last_success_at is not None


def test_a_second_look_takes_only_what_is_new(server, user, mailbox):
    server.put(user, letter())
    watching.look_once(mailbox)
    server.put(user, letter(message_id="<two@x>"))

    taken = watching.look_once(mailbox)

    assert (taken.seen, taken.taken, Arrival.objects.count()) == (1, 1, 2)
    assert watching.look_once(mailbox).seen == 0


def test_what_a_member_sent_from_his_own_program_is_in_the_thread(world, server, user, mailbox, case):
    question = Message.objects.receive(case, words="Is there a bus?", by=case.candidate.actor)
    server.put(user, letter(sender=world.grace.email, to="ada@example.org", text="Yes, line 7."), "Sent")

    watching.look_once(mailbox)
    world.work()

    answer = Message.objects.get(direction="out", outside=True)
    assert (answer.text, answer.answers) == ("Yes, line 7.", question)


def test_everything_in_the_folder_named_for_it_is_taken(world, server, user, mailbox):
    server.put(user, stranger(), "Hospes")

    watching.look_once(mailbox)
    world.work()

    assert Arrival.objects.get().standing == Standing.UNSORTED


def test_a_folder_made_anew_is_read_again_and_known_mail_stays_one(server, user, mailbox):
    server.put(user, letter(), "Hospes")
    watching.look_once(mailbox)
    server.make_anew(user, "Hospes")
    server.put(user, letter(), "Hospes")
    server.put(user, letter(message_id="<two@x>"), "Hospes")

    taken = watching.look_once(mailbox)

    assert (taken.seen, Arrival.objects.count()) == (2, 2)


@pytest.mark.parametrize("point", ["mailroom.mail_taken", "mailroom.batch_taken"])
def test_who_dies_before_writing_down_how_far_reads_it_again_once(server, user, mailbox, point):
    server.put(user, letter())
    with armed(point), pytest.raises(Crashed):
        watching.look_once(mailbox)
    mailbox.refresh_from_db()

    watching.look_once(mailbox)

    assert Arrival.objects.count() == 1


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"sealed_password": "wrong"}, Problem.LOGIN_REFUSED),
        ({"sealed_password": None}, Problem.PASSWORD_UNREADABLE),
        ({"host": "no-such-host.invalid"}, Problem.UNKNOWN_HOST),
        ({"port": 1}, Problem.CONNECTION_REFUSED),
        ({"security": "starttls"}, Problem.NO_STARTTLS),
        ({"security": "tls"}, Problem.TLS_MISMATCH),
    ],
)
def test_what_is_wrong_is_told_apart(server, mailbox, change, problem):
    if "sealed_password" in change:
        wrong = change["sealed_password"]
        change = {"sealed_password": encryption.seal(wrong) if wrong else "no seal of ours"}
    for name, value in change.items():
        setattr(mailbox, name, value)
    mailbox.save()

    with pytest.raises(CannotRead) as cannot:
        watching.look_once(mailbox)

    assert cannot.value.problem == problem
    assert (mailbox.problem, mailbox.failures) == (problem, 1)


def test_a_mail_that_comes_while_we_watch_is_there_at_once(world, server, user, mailbox):
    watcher = watching.Watcher(mailbox)
    watcher.start()
    try:
        until(lambda: Mailbox.objects.get().last_success_at)
        time.sleep(0.3)
        began = time.monotonic()
        server.put(user, letter())
        until(Arrival.objects.exists)
        assert time.monotonic() - began < 10
    finally:
        watcher.stopping.set()
        watcher.join(20)


def test_the_mailroom_watches_what_the_settings_say(world, server, mailbox):
    mailroom = Mailroom()
    mailroom.watch([mailbox])
    first = next(iter(mailroom.watchers.values()))
    until(lambda: Mailbox.objects.get().last_success_at)
    mailroom.watch([mailbox])
    assert list(mailroom.watchers.values()) == [first]

    mailroom.watch([])

    first.join(20)
    assert not first.is_alive()


def test_a_mailbox_that_is_gone_is_no_longer_watched(mailbox):
    watcher = watching.Watcher(mailbox)
    Mailbox.objects.all().delete()
    thread = threading.Thread(target=watcher.run)
    thread.start()
    thread.join(20)

    assert not thread.is_alive()


def test_trouble_makes_it_rest_longer_each_time(mailbox):
    Mailbox.objects.update(port=1)
    watcher = watching.Watcher(mailbox)

    assert [watcher.one_round() for _ in range(3)] == [15.0, 30.0, 60.0]
    assert watching.pause(99) == watching.LONGEST_PAUSE


def until(true) -> None:
    end = time.monotonic() + 20
    while time.monotonic() < end:
        if true():
            return
        time.sleep(0.05)
    raise AssertionError("it did not happen")


def test_the_address_of_a_case_in_a_mailbox_counts_whoever_wrote(server, user, mailbox, case):
    server.put(user, letter(sender="ada@private.example", to=reply_address.address_for(case)))

    assert watching.look_once(mailbox).taken == 1
