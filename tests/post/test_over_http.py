"""Letters by a provider's HTTP interface: what it gets, what its answers mean, and that nothing leaves twice."""

from datetime import timedelta

import pytest
import requests

from hospes.foundation import clock, files
from hospes.post.enums import Carrier, Problem, State
from hospes.post.models import Envelope, EnvelopeFile, MailServer
from hospes.post.presets import PROVIDERS, preset
from hospes.post.refusals import BadServer
from hospes.post.transports import over_http
from hospes.post.transports.carriers import SERVICES
from tests.post.conftest import ADA, GRACE
from tests.post.providers import DOMAIN, KEY, Provider, bare

pytestmark = pytest.mark.django_db

KINDS = [kind.value for kind in SERVICES]
HELEN = "helen@harbourlight.example"
HTML = "<html><body><p>Hello Ada</p></body></html>"


@pytest.fixture(autouse=True)
def by_wire(settings):
    settings.POST_TRANSPORT = "smtp"


@pytest.fixture(params=KINDS)
def house(request, db):
    with Provider(request.param) as provider:
        MailServer.objects.configure(**provider.settings())
        yield provider


@pytest.fixture
def postmark(db):
    with Provider("postmark") as provider:
        MailServer.objects.configure(**provider.settings())
        yield provider


def test_each_provider_is_one_that_can_be_chosen():
    assert {each.kind for each in PROVIDERS} == set(SERVICES) == set(Carrier) - {Carrier.SMTP}
    assert preset("mailgun-eu").host == "api.eu.mailgun.net"
    for each in PROVIDERS:
        assert str(each.note)


def test_a_letter_leaves_as_it_is_written(house, queue, work):
    letter = queue(
        html=HTML, headers={"In-Reply-To": "<a@b>", "References": "<a@b>", "Reply-To": "Grace <r@in.example>"}
    )

    work()

    letter.refresh_from_db()
    (got,) = house.letters
    assert (letter.state, letter.known_as != "") == (State.ACCEPTED, True)
    assert bare(got.to) == [ADA]
    assert bare([got.sender, got.reply_to]) == [GRACE, "r@in.example"]
    assert ("Grace 何" in got.sender or "=?utf-8?" in got.sender, got.subject) == (True, "It arrived")
    assert got.text.replace("\r\n", "\n").strip() == "Hello Ada,\nit arrived."
    assert got.html.strip() == HTML
    headers = {name.lower(): value for name, value in got.headers.items()}
    assert (headers["message-id"], headers["in-reply-to"]) == (letter.message_id, "<a@b>")
    assert headers.get("x-pm-keepid") == ("true" if house.kind == "postmark" else None)
    assert got.watched in {"mailgun": [("no", "no")], "sendgrid": [(False, False)]}.get(
        house.kind, [(False, "None"), None]
    )
    assert MailServer.objects.get().last_accepted_at is not None


def test_files_go_with_it(house, queue, work):
    kept = files.store(b"%PDF-1.4 plan")
    queue(files=[EnvelopeFile(name="计划.pdf", content_type="application/pdf", key=kept, size=13)])

    work()

    assert house.letters[0].files == [("计划.pdf", b"%PDF-1.4 plan")]


def test_a_colleague_who_got_a_copy_is_named_and_not_sent_to(house, queue, work):
    queue(html=HTML, headers={"Cc": HELEN})
    queue(key="copy", to_address=HELEN, to_name="Helen", headers={"To": f"Ada <{ADA}>", "Cc": HELEN}, html="<p>Hi</p>")

    work()
    work()

    first, second = house.letters
    assert (bare(first.to), bare(second.to)) == ([ADA], [HELEN])
    assert first.text.strip().endswith(f"Cc: {HELEN}")
    assert f"<p>Cc: {HELEN}</p></body>" in first.html
    assert second.text.strip().endswith(f"To: Ada <{ADA}>")
    assert second.html.strip().endswith(f"<p>To: Ada &lt;{ADA}&gt;</p>")


def test_brevo_takes_one_reply_address_only(house, queue, work):
    queue(headers={"Reply-To": f"{ADA}, r@in.example"})

    work()

    assert (house.letters[0].reply_to == ADA) == (house.kind == "brevo")
    assert Envelope.objects.get().state == State.ACCEPTED


def test_the_connection_is_tried_without_a_letter(house):
    server = MailServer.objects.get()

    assert server.check_connection().works
    assert (len(house.asked), house.letters) == (1, [])


def test_a_test_letter_is_sent(house):
    assert MailServer.objects.get().send_test(to=HELEN, from_address=HELEN, from_name="Helen").works
    assert [bare(got.to) for got in house.letters] == [[HELEN]]


def test_a_wrong_key_stops_the_sender_and_not_the_letter(house, queue, work):
    server = MailServer.objects.configure(**house.settings(password="wrong"))
    queue()
    queue(key="message:2")

    work()

    server.refresh_from_db()
    assert (server.problem, house.letters) == (Problem.KEY_REFUSED, [])
    assert server.rests_until > clock.now() + timedelta(hours=5)
    assert set(Envelope.objects.values_list("state", flat=True)) == {State.QUEUED}
    assert server.check_connection().problem == Problem.KEY_REFUSED
    assert server.send_test(to=HELEN, from_address=HELEN).problem == Problem.KEY_REFUSED
    assert "127.0.0.1 does not accept this API key" in server.diagnosis().happened
    assert "wrong" not in server.last_error

    MailServer.objects.configure(**house.settings())
    work()

    assert set(Envelope.objects.values_list("state", flat=True)) == {State.ACCEPTED}


@pytest.mark.parametrize("key", ["k\nX: y", "钥匙"])
def test_what_can_be_no_key_is_said(house, queue, work, key):
    server = MailServer.objects.configure(**house.settings(password=key))
    queue()

    work()

    server.refresh_from_db()
    assert server.problem == Problem.KEY_REFUSED
    assert server.check_connection().problem == Problem.KEY_REFUSED


def test_a_domain_that_mailgun_does_not_know_is_said(queue, work):
    with Provider("mailgun") as house:
        server = MailServer.objects.configure(**house.settings(username="other.example"))
        queue()
        work()

        server.refresh_from_db()
        assert (server.problem, Envelope.objects.get().state) == (Problem.DOMAIN_UNKNOWN, State.QUEUED)
        assert server.check_connection().problem == Problem.DOMAIN_UNKNOWN


@pytest.mark.parametrize(
    ("answer", "state"),
    [
        ((400, {"message": "to parameter is not a valid address"}), State.REFUSED),
        ((403, {"message": "The from address does not match a verified Sender Identity."}), State.REFUSED),
        ((413, "too large"), State.REFUSED),
        ((429, {"message": "Too many requests"}), State.QUEUED),
        ((402, {"code": "not_enough_credits"}), State.QUEUED),
        ((500, "oh"), State.QUEUED),
        ((503, "oh"), State.QUEUED),
        ((504, "oh"), State.UNCERTAIN),
        (None, State.UNCERTAIN),
    ],
)
def test_every_answer_has_one_meaning(house, queue, work, answer, state):
    house.answers.append(answer)
    letter = queue()

    work()

    letter.refresh_from_db()
    assert letter.state == state
    assert MailServer.objects.get().problem == Problem.NONE
    assert letter.not_before > clock.now() if state == State.QUEUED else letter.response


@pytest.mark.parametrize(
    ("answer", "state"),
    [
        ((422, {"ErrorCode": 300, "Message": "Invalid 'To' address: 'ada@example.org'."}), State.REFUSED),
        (
            (422, {"ErrorCode": 406, "Message": f"Found inactive addresses: {ADA}. Inactive recipients are ones …"}),
            State.REFUSED,
        ),
        ((422, {"ErrorCode": 405, "Message": "Not allowed to send: no credits"}), State.QUEUED),
        ((200, "not JSON"), State.UNCERTAIN),
        ((200, {"odd": 1}), State.UNCERTAIN),
    ],
)
def test_postmark_says_much_with_one_status(postmark, queue, work, answer, state):
    postmark.answers.append(answer)
    letter = queue()

    work()

    letter.refresh_from_db()
    assert letter.state == state


def test_what_may_have_left_is_never_sent_again(house, queue, work):
    house.answers.append(None)
    queue()

    for _round in range(3):
        work()
        clock.move(timedelta(hours=7))

    assert len(house.letters) == 1
    assert Envelope.objects.get().state == State.UNCERTAIN


def test_pauses_grow_and_the_letter_leaves_once(postmark, queue, work):
    postmark.answers += [(429, "slow"), (503, "ill")]
    letter = queue()
    pauses = []
    for _round in range(2):
        work()
        letter.refresh_from_db()
        pauses.append(letter.not_before - clock.now())
        clock.move(pauses[-1])
    work()

    letter.refresh_from_db()
    assert pauses[0] < pauses[1]
    assert letter.state == State.ACCEPTED


@pytest.mark.parametrize("more", [{"port": 1}, {"security": "tls"}, {"host": "nobody.invalid"}, {"host": "a..b"}])
def test_a_provider_that_cannot_be_asked_has_taken_nothing(house, queue, work, more):
    server = MailServer.objects.configure(**house.settings(**more))
    queue()

    work()

    server.refresh_from_db()
    assert (server.problem, Envelope.objects.get().state) == (Problem.PROVIDER_AWAY, State.QUEUED)
    assert server.check_connection().problem == Problem.PROVIDER_AWAY


def test_a_key_is_not_carried_to_another_place(house, queue, work):
    house.answers += [(307, ""), (301, "")]
    queue()

    work()

    assert len(house.asked) == 1
    assert MailServer.objects.get().check_connection().problem == Problem.PROVIDER_AWAY


@pytest.mark.parametrize(("answer", "problem"), [((503, ""), Problem.NOT_NOW), (None, Problem.NOT_NOW)])
def test_a_check_that_is_not_answered_is_no_verdict(house, answer, problem):
    house.answers.append(answer)

    assert MailServer.objects.get().check_connection().problem == problem


def test_what_anymail_cannot_carry_is_refused(queue, work):
    with Provider("mailgun") as house:
        MailServer.objects.configure(**house.settings(username="a/b"))
        queue()
        work()

    assert Envelope.objects.get().state == State.REFUSED


def test_a_server_says_who_carries(postmark):
    server = MailServer.objects.get()

    assert (str(server), server.is_provider) == ("Postmark (127.0.0.1)", True)
    assert KEY not in server.sealed_password
    with pytest.raises(BadServer):
        MailServer.objects.configure(**postmark.settings(kind="pigeon"))
    assert DOMAIN not in str(server)


@pytest.mark.parametrize("error", [requests.ConnectTimeout("slow"), requests.exceptions.ProxyError("no proxy")])
def test_a_line_that_never_stood_has_carried_nothing(error):
    answer = over_http._broken(error)
    assert (answer.problem, over_http._words(None)) == (Problem.PROVIDER_AWAY, "")
