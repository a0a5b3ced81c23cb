import pytest

from hospes.post.models import MailServer
from hospes.post.transports.fake import office
from hospes.team import first_run, links
from hospes.team.models import Company, Member
from tests.desk.entrance.conftest import PASSWORD

ANSWERS = {
    "company": "Harbourlight Robotics",
    "company_zh": "港灯机器人",
    "language": "en",
    "public_url": "http://127.0.0.1:8000",
    "zone": "America/Toronto",
    "calendar": "CA-ON",
    "name": "Helen Zhou 周海伦",
    "email": "helen@harbourlight.example",
    "password": PASSWORD,
    "deputy_name": "Lin Yue",
    "deputy_email": "lin@harbourlight.example",
    "host": "mail.example",
    "port": "587",
    "security": "starttls",
}


@pytest.fixture
def address(db) -> str:
    return "/" + links.setup(first_run.issue_link())


def test_six_answers_open_the_house(client, address):
    assert client.get(address).status_code == 200

    answer = client.post(address, ANSWERS)

    assert answer.url == "/desk/jobs/"
    helen = Member.objects.get(email="helen@harbourlight.example")
    assert helen.standing_deputy.name == "Lin Yue"
    assert Company.objects.current().name["zh"] == "港灯机器人"
    assert client.get(address).url == "/desk/sign-in/"


def test_mail_is_tested_before_and_answers_stay(client, address):
    answer = client.post(address, ANSWERS | {"test": "1"})

    assert "Outgoing mail works" in answer.content.decode()
    assert "Helen Zhou 周海伦" in answer.content.decode()
    assert len(office.messages("helen@harbourlight.example")) == 1
    assert Company.objects.current() is None
    assert MailServer.objects.current().host == "mail.example"


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"email": "no address"}, "does not look like"),
        ({"password": "short"}, "Please choose another password."),
        ({"public_url": "jobs"}, "Please write the web address in full"),
        ({"deputy_email": ""}, "Please write both"),
        ({"host": "not a host"}, "host"),
        ({"company": ""}, "Please name the company."),
    ],
)
def test_what_is_missing_is_said_and_nothing_is_lost(client, address, change, sentence):
    answer = client.post(address, ANSWERS | change)

    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert "港灯机器人" in answer.content.decode()


def test_without_the_link_nobody_opens_it(client, address):
    assert client.get("/set-up/invented/").status_code == 404
    assert client.post("/set-up/invented/", ANSWERS).status_code == 404
