from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from hospes.foundation import clock
from hospes.post.enums import Problem
from hospes.post.models import MailServer
from hospes.post.refusals import BadAddress, BadServer, NoReplySender
from tests.post.conftest import ADA, GRACE

pytestmark = pytest.mark.django_db

GIVEN = {"host": "smtp.example", "port": 587, "security": "starttls"}


def test_there_is_one_server(server):
    again = MailServer.objects.configure(**GIVEN, username="grace")

    assert MailServer.objects.current() == again == server
    assert (again.host, again.username, str(again)) == ("smtp.example", "grace", "smtp.example:587")


def test_a_second_row_is_refused_by_the_database(server):
    server.pk = 2

    with pytest.raises(IntegrityError), transaction.atomic():
        server.save(force_insert=True)


def test_the_password_is_sealed_and_kept_when_not_given(server):
    MailServer.objects.configure(**GIVEN, username="grace", password="correct horse")
    kept = MailServer.objects.configure(**GIVEN, username="grace")

    assert "horse" not in kept.sealed_password
    assert kept.route().password == "correct horse"
    assert MailServer.objects.configure(**GIVEN, password="").route().password == ""


@pytest.mark.parametrize(
    "wrong",
    [{"host": ""}, {"host": "a b"}, {"host": "a@b"}, {"port": 0}, {"port": 70000}, {"security": "ssl"}, {"timeout": 0}],
)
def test_nonsense_is_refused(wrong):
    with pytest.raises(BadServer):
        MailServer.objects.configure(**GIVEN | wrong)

    assert MailServer.objects.current() is None


def test_the_way_back_counts_as_tested_for_a_week(server):
    now = clock.now()
    assert not MailServer.objects.bounce_path_healthy(now)

    assert server.send_test(to=ADA, from_address=GRACE, from_name="Grace 何").works

    tested = server.last_accepted_at
    assert MailServer.objects.bounce_path_healthy(tested + timedelta(days=7))
    assert not MailServer.objects.bounce_path_healthy(tested + timedelta(days=7, seconds=1))


def test_a_test_letter_comes_from_a_person(server, fake_office):
    server.send_test(to=ADA, from_address=GRACE, from_name="Grace 何")

    (mail,) = fake_office.messages(ADA)
    assert str(mail["From"].addresses[0]) == "Grace 何 <grace@harbourlight.example>"
    assert mail["Subject"] == "Outgoing mail works"


def test_no_test_letter_goes_to_or_from_nonsense(server):
    with pytest.raises(NoReplySender):
        server.send_test(to=ADA, from_address="noreply@x.example")
    with pytest.raises(BadAddress):
        server.send_test(to="ada", from_address=GRACE)


@pytest.mark.parametrize(
    ("order", "problem"),
    [
        (lambda office: office.close(Problem.SILENT, "timed out"), "silent"),
        (lambda office: office.defer(ADA), "not_now"),
        (lambda office: office.refuse(ADA), "mail_refused"),
        (lambda office: office.refuse_everybody(), "mail_refused"),
        (lambda office: office.break_after_data(ADA, arrives=False), "lost_line"),
    ],
)
def test_a_failed_test_says_why(server, fake_office, order, problem):
    order(fake_office)

    diagnosis = server.send_test(to=ADA, from_address=GRACE)

    server.refresh_from_db()
    assert diagnosis.problem == server.problem == problem
    assert not diagnosis.works
    assert server.failing_since == server.checked_at
    assert server.last_accepted_at is None


def test_a_check_connects_and_sends_nothing(server, fake_office):
    assert server.check_connection().works
    assert (fake_office.lines_opened, fake_office.delivered) == (1, [])
    assert server.checked_at is not None


def test_a_check_that_fails_is_written_down_and_a_good_one_forgets_it(server, fake_office):
    fake_office.close(Problem.UNKNOWN_HOST, "Name or service not known")
    assert server.check_connection().said == "Name or service not known"
    first = server.failing_since
    server.check_connection()
    assert server.failing_since == first

    fake_office.open()

    assert server.check_connection().works
    assert MailServer.objects.get().failing_since is None


def test_a_password_of_another_data_folder_is_said_so(settings):
    server = MailServer.objects.configure(**GIVEN, username="grace", password="x")
    settings.FIELD_KEY = "another"

    assert server.check_connection().problem == Problem.PASSWORD_UNREADABLE


def test_rests_grow_to_half_an_hour(server):
    rests = []
    for _ in range(8):
        server.note_trouble(Problem.BUSY, "421")
        rests.append(round((server.rests_until - clock.now()).total_seconds() / 60))

    assert rests == [1, 2, 4, 8, 16, 30, 30, 30]
