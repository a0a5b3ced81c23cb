"""A word to a group chat: retried, never doubled, and by mail where the chat will not take it."""

from datetime import timedelta

import pytest

from hospes.foundation import clock, encryption
from hospes.journal import sentences
from hospes.journal.models import Entry
from hospes.notices import robots, work
from hospes.notices.letters import Letter
from hospes.notices.models import Robot, Way, Word
from hospes.notices.refusals import (
    HourUnclear,
    NameMissing,
    NotItsAddress,
    RobotGone,
    UnknownRobot,
    UnknownSwitch,
)
from hospes.post.models import Envelope
from hospes.post.transports.line import Never, NotNow, Unknown

URL = "https://chat.example/hook/1"
LETTER = Letter("One person, now", "- Ada Lovelace\n", "Ada L.", "http://127.0.0.1:8000/desk/")


class Chat:
    """A group chat that answers as it is told and remembers what it got."""

    def __init__(self) -> None:
        self.got: list[tuple[str, str, robots.Parcel]] = []
        self.answers: list[Exception] = []

    def send(self, url: str, secret: str, parcel: robots.Parcel) -> None:
        if self.answers:
            raise self.answers.pop(0)
        self.got.append((url, secret, parcel))


@pytest.fixture
def chat():
    chat = Chat()
    robots.kinds.add(
        robots.RobotKind(name="chat", title="Chat", hosts=("chat.example", ".more.example"), signs=True, send=chat.send)
    )
    yield chat
    robots.kinds.remove("chat")


@pytest.fixture
def robot(world, chat):
    return Robot.objects.connect(kind="chat", name="Hiring", url=URL, secret="s3", by=world.helen.actor)


def say(world, robot, key="now:1"):
    return Word.objects.say(world.dan, key=key, robot=robot, letter=LETTER)


def sent(word):
    word.refresh_from_db()
    return word.state


def test_a_word_goes_to_the_group_with_short_names_and_is_gone_here(world, chat, robot):
    word = say(world, robot)
    assert say(world, robot) == word
    world.work()

    assert chat.got == [(URL, "s3", robots.Parcel(title="One person, now", text="Ada L.", link=LETTER.link))]
    assert (sent(word), word.text, word.mail, word.by_mail) == ("sent", "", "", False)
    assert (str(word), str(robot), robot.title) == ("now:1", "Hiring", "Chat")


def test_mail_leaves_once(world):
    say(world, None)
    say(world, None)

    (letter,) = Envelope.objects.filter(key="word:now:1")
    assert (letter.to_address, letter.from_address) == (world.dan.email, world.helen.email)
    assert letter.headers["Auto-Submitted"] == "auto-generated"


def test_not_now_is_tried_again(world, chat, robot):
    chat.answers = [NotNow("slow down")]
    word = say(world, robot)
    world.work()
    assert (sent(word), word.response) == ("queued", "slow down")
    world.later(minutes=3)

    assert (sent(word), len(chat.got)) == ("sent", 1)


def test_refused_goes_by_mail_and_admins_see_since_when(world, chat, robot):
    chat.answers = [Never("no such group")]
    word = say(world, robot)
    world.work()

    robot.refresh_from_db()
    assert (sent(word), word.by_mail, robot.response) == ("sent", True, "no such group")
    since = robot.failing_since
    robot.note(well=False, words="again")
    assert robot.failing_since == since
    robot.note(well=True)
    assert robot.failing_since is None


def test_after_an_hour_mail_takes_over(world, chat, robot):
    chat.answers = [NotNow("down")] * 20
    word = say(world, robot)
    for _ in range(8):
        world.later(minutes=10)

    assert (sent(word), word.by_mail) == ("sent", True)


def test_what_may_have_arrived_is_never_sent_again(world, chat, robot):
    chat.answers = [Unknown("line broke")]
    word = say(world, robot)
    world.work()
    world.later(hours=2)

    assert (sent(word), word.response, chat.got) == ("uncertain", "line broke", [])
    assert not Envelope.objects.filter(key__startswith="word:").exists()


def test_a_worker_killed_while_handing_over_leaves_it_uncertain(world, chat, robot):
    word = say(world, robot)
    Word.objects.update(state="handing")
    world.work()

    assert (sent(word), chat.got) == ("uncertain", [])


def test_a_worker_that_does_not_hold_it_sends_nothing(world, chat, robot):
    word = say(world, robot)
    work.hand_over(word, "somebody")

    assert (sent(word), chat.got) == ("queued", [])


def test_a_group_that_was_disconnected_meanwhile(world, chat, robot):
    way = Way.objects.of(world.dan)
    way.choose(robot=robot, morning_hour=8, quiet_from=19, quiet_until=8, off=[])
    word = say(world, robot)
    robot.disconnect(by=world.helen.actor)
    robot.disconnect(by=world.helen.actor)
    world.work()

    way.refresh_from_db()
    assert (way.robot, sent(word), word.by_mail, robot.url) == (None, "sent", True, "")
    with pytest.raises(RobotGone):
        way.choose(robot=robot, morning_hour=8, quiet_from=19, quiet_until=8, off=[])
    entries = Entry.objects.filter(verb__in=["robot.connected", "robot.disconnected", "way.chosen"])
    assert {sentences.register[entry.verb](entry) for entry in entries} == {
        "connected a group chat",
        "disconnected a group chat",
        "chose where and when notices come",
    }


def test_a_group_of_a_kind_that_is_gone_or_with_another_key(world, chat, robot):
    parcel = robots.Parcel(title="", text="", link="")
    robot.url = "torn"
    with pytest.raises(Never):
        robot.send(parcel)
    robot.url, robot.secret, robot.kind = encryption.seal(URL), "", "other"
    with pytest.raises(Never):
        robot.send(parcel)
    assert robot.title == "other"
    robot.kind = "chat"
    robot.send(parcel)
    assert chat.got[-1][:2] == (URL, "")


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"kind": "fax"}, UnknownRobot),
        ({"name": " "}, NameMissing),
        ({"url": "http://chat.example/hook"}, NotItsAddress),
        ({"url": "https://chat.example:8443/hook"}, NotItsAddress),
        ({"url": "https://me@chat.example/hook"}, NotItsAddress),
        ({"url": "https://localhost/hook"}, NotItsAddress),
        ({"url": "https://[chat/"}, NotItsAddress),
        ({"url": "https://evilmore.example/"}, NotItsAddress),
    ],
)
def test_only_the_services_own_addresses_are_taken(world, chat, changes, refusal):
    facts = {"kind": "chat", "name": "Hiring", "url": URL, "secret": "", **changes}
    with pytest.raises(refusal):
        Robot.objects.connect(**facts, by=world.helen.actor)
    assert not Robot.objects.exists()


def test_addresses_below_a_host_are_taken(world, chat):
    Robot.objects.connect(kind="chat", name="B", url="https://a.more.example/x", secret="", by=world.helen.actor)

    assert [each.host for each in Robot.objects.connected()] == ["a.more.example"]


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [({"morning_hour": 24}, HourUnclear), ({"quiet_from": -1}, HourUnclear), ({"off": ["all"]}, UnknownSwitch)],
)
def test_wishes_that_cannot_be(world, changes, refusal):
    way = Way.objects.of(world.dan)
    with pytest.raises(refusal):
        way.choose(**{"robot": None, "morning_hour": 8, "quiet_from": 19, "quiet_until": 8, "off": [], **changes})


def test_the_list_comes_at_the_chosen_hour_of_a_working_day(world):
    way = Way.objects.of(world.dan)
    way.choose(robot=None, morning_hour=9, quiet_from=19, quiet_until=8, off=[])
    local = way.morning_at.astimezone(clock.now().tzinfo)
    assert local.hour == 14
    friday = way.morning_at + timedelta(days=(4 - way.morning_at.weekday()) % 7)
    assert way.next_morning(friday) - friday >= timedelta(days=3)
    way.choose(robot=None, morning_hour=9, quiet_from=19, quiet_until=8, off=["morning"])
    assert way.morning_at is None
