"""Several letters over one line, by real SMTP: what is shared, and that nothing else changes."""

from collections import Counter
from contextlib import ExitStack

import pytest

from hospes.foundation.crash_points import armed
from hospes.post.models import Envelope, MailServer
from hospes.post.transports import in_a_row
from tests.post import offices
from tests.post.conftest import ADA

pytestmark = pytest.mark.django_db


class Lines(offices.Office):
    """Counts the letters of each line, and hangs up after as many as it is told."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: Counter[str] = Counter()
        self.hangs_up_after = 1000

    async def handle_MAIL(self, server, session, envelope, address, options):  # noqa: N802 -- aiosmtpd's name
        self.lines[str(session.peer)] += 1
        return await super().handle_MAIL(server, session, envelope, address, options)

    async def handle_DATA(self, server, session, envelope):  # noqa: N802 -- aiosmtpd's name
        answer = await super().handle_DATA(server, session, envelope)
        if self.lines[str(session.peer)] >= self.hangs_up_after:
            await server.push(answer)
            server.transport.abort()
        return answer


@pytest.fixture
def office(settings):
    settings.POST_TRANSPORT = "smtp"
    office = Lines()
    with offices.running(office) as port:
        MailServer.objects.configure(host="127.0.0.1", port=port, security="none", timeout=2)
        yield office


@pytest.fixture
def three(office, queue):
    return [queue(key=f"message:{number}") for number in range(3)]


@pytest.fixture
def work_in_a_row(work):
    def act() -> int:
        with in_a_row.in_a_row():
            return work()

    return act


def states() -> list[str]:
    return list(Envelope.objects.order_by("pk").values_list("state", flat=True))


def test_letters_in_a_row_share_one_line(office, three, work_in_a_row):
    work_in_a_row()

    assert list(office.lines.values()) == [3]
    assert states() == ["accepted"] * 3
    assert [mail["Message-ID"] for mail in office.kept] == [letter.message_id for letter in three]


def test_outside_of_a_row_each_letter_has_a_line(office, three, work):
    work()

    assert list(office.lines.values()) == [1, 1, 1]


def test_a_row_within_a_row_keeps_its_own_lines(office, queue, work, work_in_a_row):
    queue(key="message:0")
    with in_a_row.in_a_row():
        work()
        queue(key="message:1")
        work_in_a_row()
        queue(key="message:2")
        work()

    assert sorted(office.lines.values()) == [1, 2]


def test_a_line_carries_no_more_letters_than_servers_like(office, three, work_in_a_row, monkeypatch):
    monkeypatch.setattr(in_a_row, "MOST_LETTERS", 2)

    work_in_a_row()

    assert list(office.lines.values()) == [2, 1]


def test_a_line_that_was_hung_up_costs_no_letter_its_turn(office, three, work_in_a_row):
    office.hangs_up_after = 1

    work_in_a_row()

    assert list(office.lines.values()) == [1, 1, 1]
    assert states() == ["accepted"] * 3
    assert len(office.kept) == 3


@pytest.mark.parametrize("answer", ["421 4.7.0 Too many letters", "452 4.5.3 Enough", "550 5.7.0 Too many letters"])
def test_a_server_that_is_tired_of_a_line_is_asked_over_a_new_one(office, three, work_in_a_row, answer):
    with armed("post.after_data", lambda: office.at_mail.append(answer) if len(office.kept) == 1 else None):
        work_in_a_row()

    assert states() == ["accepted"] * 3
    assert len(office.kept) == 3


def test_a_line_that_breaks_at_the_recipient_is_tried_anew(office, three, work_in_a_row):
    with armed("post.after_data", lambda: office.at_rcpt.append("hang up") if len(office.kept) == 1 else None):
        work_in_a_row()

    assert states() == ["accepted"] * 3
    assert len(office.kept) == 3


@pytest.mark.parametrize(
    ("step", "answer", "becomes"),
    [
        ("at_rcpt", "550 5.1.1 Nobody", "refused"),
        ("at_rcpt", "450 4.2.0 Later", "queued"),
        ("at_data", "554 5.7.1 No", "refused"),
        ("at_data", "hang up", "uncertain"),
        ("at_data", "hang up after keeping", "uncertain"),
    ],
)
def test_a_letter_that_did_not_get_through_takes_its_line_with_it(
    *, office, three, work_in_a_row, step, answer, becomes
):
    with armed("post.after_data", lambda: getattr(office, step).append(answer) if len(office.kept) == 1 else None):
        work_in_a_row()

    assert states() == ["accepted", becomes, "accepted"]
    assert list(office.lines.values()) == [2, 1]
    assert len(office.kept) == 2 + (answer == "hang up after keeping")


def test_a_letter_taken_back_at_the_last_moment_leaves_no_trace_on_the_line(office, three, work_in_a_row):
    def take_back():
        if len(office.kept) == 1:
            Envelope.objects.filter(key="message:1", state="claimed").update(state="cancelled")

    with armed("post.before_handing_over", take_back):
        work_in_a_row()

    assert states() == ["accepted", "cancelled", "accepted"]
    assert [mail["To"].addresses[0].addr_spec for mail in office.kept] == [ADA, ADA]


def test_a_server_that_is_gone_by_the_second_letter_lets_the_queue_rest(settings, queue, work_in_a_row):
    settings.POST_TRANSPORT = "smtp"
    office = Lines()
    office.hangs_up_after = 1
    with ExitStack() as opened:
        port = opened.enter_context(offices.running(office))
        server = MailServer.objects.configure(host="127.0.0.1", port=port, security="none", timeout=2)
        queue(key="message:0")
        queue(key="message:1")
        with armed("post.answer_noted", opened.close):
            work_in_a_row()

    server.refresh_from_db()
    assert states() == ["accepted", "queued"]
    assert server.problem == "connection_refused"
