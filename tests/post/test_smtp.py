"""Real SMTP on loopback: what leaves, and what each kind of answer leads to."""

import subprocess
from datetime import timedelta

import pytest

from hospes.foundation import clock
from hospes.post.models import Envelope, MailServer
from hospes.post.transports import smtp
from tests.post import offices
from tests.post.conftest import ADA, GRACE

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def real(settings):
    settings.POST_TRANSPORT = "smtp"


@pytest.fixture
def office():
    return offices.Office()


@pytest.fixture
def at_office(office):
    with offices.running(office) as port:
        use(port)
        yield office


@pytest.fixture(scope="session")
def chain(tmp_path_factory):
    """A certificate for localhost with its key, made by openssl for this run."""
    folder = tmp_path_factory.mktemp("tls")
    subprocess.run(
        [
            *("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"),
            *("-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"),
            *("-keyout", "key.pem", "-out", "cert.pem"),
        ],
        cwd=folder,
        check=True,
        capture_output=True,
    )
    both = folder / "chain.pem"
    both.write_text((folder / "key.pem").read_text() + (folder / "cert.pem").read_text())
    return both


def use(port, **facts):
    given = {"host": "127.0.0.1", "port": port, "security": "none", "timeout": 1}
    return MailServer.objects.configure(**given | facts)


def letter() -> Envelope:
    return Envelope.objects.get()


def test_a_letter_arrives_with_everything_in_it(at_office, queue, work):
    envelope = queue(
        from_name="林悦",
        subject="收到了：It arrived",
        text="你好 Ada\n.\n..\n",
        html="<p>你好</p>",
        headers={"Auto-Submitted": "auto-generated"},
    )

    work()

    (mail,) = at_office.kept
    assert [str(one) for one in mail["From"].addresses] == [f"林悦 <{GRACE}>"]
    assert (mail["Subject"], mail["Message-ID"]) == ("收到了：It arrived", envelope.message_id)
    assert mail.get_body(["plain"]).get_content().split() == ["你好", "Ada", ".", ".."]
    assert "你好" in mail.get_body(["html"]).get_content()
    assert (at_office.envelopes[0].mail_from, at_office.envelopes[0].rcpt_tos) == (GRACE, [ADA])
    assert (letter().state, letter().response) == ("accepted", "250 2.0.0 Kept")


@pytest.mark.parametrize("step", ["at_mail", "at_rcpt", "at_data"])
def test_a_5xx_refuses_for_good(at_office, queue, work, step):
    setattr(at_office, step, ["550 5.1.1 No such person"])
    queue()

    work()

    assert (letter().state, letter().hard) == ("refused", True)
    assert letter().response == "550 5.1.1 No such person"


@pytest.mark.parametrize("step", ["at_mail", "at_rcpt", "at_data"])
@pytest.mark.parametrize("words", ["421 Bye", "450 4.2.0 Greylisted", "451 Error", "452 Full", "454 Slow"])
def test_a_4xx_is_tried_again(at_office, queue, work, step, words):
    setattr(at_office, step, [words])
    queue()

    work()
    assert (letter().state, letter().response) == ("queued", words)
    clock.move(timedelta(minutes=2))
    work()

    assert letter().state == "accepted"
    assert len(at_office.kept) == 1


def test_one_bad_recipient_stops_nobody_else(at_office, queue, work):
    at_office.at_rcpt = ["550 No"]
    queue(key="message:1")
    queue(key="message:2")

    work()

    assert sorted(Envelope.objects.values_list("state", flat=True)) == ["accepted", "refused"]


@pytest.mark.parametrize(("answer", "arrived"), [("hang up", 0), ("hang up after keeping", 1), ("silence", 0)])
def test_a_line_that_breaks_after_data_is_uncertain_for_good(at_office, queue, work, answer, arrived):
    at_office.at_data = [answer]
    queue()

    work()
    clock.move(timedelta(days=2))
    work()

    assert letter().state == "uncertain"
    assert len(at_office.kept) == arrived


def test_a_line_that_breaks_before_data_is_tried_again(at_office, queue, work):
    at_office.at_rcpt = ["hang up"]
    queue()

    work()
    clock.move(timedelta(minutes=2))
    work()

    assert letter().state == "accepted"


def test_a_line_that_breaks_at_data_itself_is_tried_again(queue, work):
    with offices.saying(offices.script(b"250 hi", b"250 ok", b"250 ok")) as port:
        use(port)
        queue()
        work()

    assert letter().state == "queued"


@pytest.mark.parametrize("answer", [b"554 No valid recipients", b"250 What?"])
def test_an_answer_to_data_that_is_no_go_ahead_is_heard(queue, work, answer):
    with offices.saying(offices.script(b"250 hi", b"250 ok", b"250 ok", answer)) as port:
        use(port)
        queue()
        work()

    assert letter().state == ("refused" if answer.startswith(b"5") else "queued")


def test_a_server_that_wants_a_login_makes_the_queue_rest(queue, work):
    with offices.saying(offices.script(b"250 hi", b"530 5.7.0 Authentication required")) as port:
        use(port)
        queue()
        work()

    assert letter().state == "queued"
    assert MailServer.objects.get().problem == "login_needed"


def test_an_address_beyond_ascii_needs_a_server_that_can(at_office, queue, work):
    queue(to_address="王@example.org")

    work()

    assert (letter().state, letter().hard) == ("refused", True)
    assert "SMTPUTF8" in letter().response


def test_an_address_beyond_ascii_arrives_where_it_can(office, queue, work):
    with offices.running(office, enable_SMTPUTF8=True) as port:
        use(port)
        queue(to_address="王@例子.测试")
        work()

    assert letter().state == "accepted"
    assert office.envelopes[0].rcpt_tos == ["王@xn--fsqu00a.xn--0zwm56d"]
    assert office.envelopes[0].smtp_utf8


def test_signing_in_works_and_a_wrong_password_is_said(office):
    wanted = {"authenticator": offices.who_may(b"grace", b"right"), "auth_require_tls": False}
    with offices.running(office, **wanted) as port:
        good = use(port, username="grace", password="right").check_connection()
        wrong = use(port, username="grace", password="wrong").check_connection()
        hurry = use(port, username="hurry", password="x").check_connection()
        strange = use(port, username="林悦", password="密码").check_connection()

    assert [d.problem for d in (good, wrong, hurry, strange)] == ["", "login_refused", "busy", "login_refused"]
    assert wrong.said == "535 5.7.8 Bad password"


def test_a_server_without_sign_in_says_so(at_office):
    server = MailServer.objects.get()

    diagnosis = use(server.port, username="grace", password="x").check_connection()

    assert diagnosis.problem == "login_not_offered"


def test_a_line_that_breaks_while_signing_in_is_a_hang_up():
    with offices.saying(offices.script(b"250-hi\r\n250 AUTH PLAIN")) as port:
        assert use(port, username="grace", password="x").check_connection().problem == "hung_up"


def test_a_line_is_secured_before_anything_is_said(office, chain, monkeypatch, queue, work):
    monkeypatch.setenv("SSL_CERT_FILE", str(chain))
    with offices.running(office, tls_context=offices.server_context(chain), require_starttls=True) as port:
        use(port, host="localhost", security="starttls")
        queue()
        work()

    assert letter().state == "accepted"
    assert office.seen_tls


def test_tls_from_the_first_byte(office, chain, monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", str(chain))
    with offices.running(office, ssl_context=offices.server_context(chain), server_hostname="localhost") as port:
        assert use(port, host="localhost", security="tls").check_connection().works


@pytest.mark.parametrize("security", ["tls", "starttls"])
def test_a_certificate_nobody_vouches_for_is_refused(office, chain, security):
    key = "ssl_context" if security == "tls" else "tls_context"
    with offices.running(office, **{key: offices.server_context(chain)}) as port:
        assert use(port, host="localhost", security=security).check_connection().problem == "certificate"


def test_tls_against_a_plain_server_is_said(at_office):
    port = MailServer.objects.get().port

    assert use(port, security="tls").check_connection().problem == "tls_mismatch"
    assert use(port, security="starttls").check_connection().problem == "no_starttls"


@pytest.mark.parametrize(
    ("talk", "problem"),
    [
        (offices.silence, "silent"),
        (offices.hang_up, "hung_up"),
        (offices.greet(b"554 Go away"), "turned_away"),
        (offices.greet(b"421 Busy"), "busy"),
        (offices.greet(b"220 here"), "silent"),
    ],
)
def test_a_strange_greeting_is_said_and_nothing_hangs(talk, problem, queue, work):
    with offices.saying(talk) as port:
        server = use(port)
        queue()
        assert server.check_connection().problem == problem
        work()

    assert letter().state == "queued"
    assert MailServer.objects.get().problem == problem


def test_a_port_nobody_listens_on_is_said():
    with offices.saying(offices.hang_up) as port:
        pass

    assert use(port).check_connection().problem == "connection_refused"


@pytest.mark.parametrize("host", ["no-such-host.invalid", "a" * 80 + ".example"])
def test_a_name_that_cannot_be_looked_up_is_said(host):
    assert use(25, host=host).check_connection().problem == "unknown_host"


def test_a_test_letter_arrives(at_office):
    assert MailServer.objects.get().send_test(to=ADA, from_address=GRACE).works
    assert at_office.kept[0]["Subject"] == "Outgoing mail works"


@pytest.mark.parametrize(
    ("error", "problem"),
    [
        (TimeoutError("timed out"), "silent"),
        (OSError(101, "Network is unreachable"), "unreachable"),
        (ConnectionResetError(104, "Connection reset by peer"), "unreachable"),
    ],
)
def test_trouble_of_the_network_is_told_apart(error, problem):
    assert smtp._why_no_connection(error) == smtp._why_no_login(error) == problem
