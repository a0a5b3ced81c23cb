import re

import pytest

from tests.desk.entrance.conftest import PASSWORD

GRACE = {"email": "grace@harbourlight.example", "password": PASSWORD}


def test_a_member_signs_in_and_goes_where_he_wanted(client, world):
    answer = client.post("/desk/sign-in/?next=/desk/people/", GRACE)

    assert answer.url == "/desk/people/"
    assert client.session["language"] == "en"


@pytest.mark.parametrize("wanted", ["https://evil.example/", "//evil.example", "/p/x/"])
def test_nobody_is_sent_elsewhere(client, world, wanted):
    assert client.post(f"/desk/sign-in/?next={wanted}", GRACE).url == "/desk/"


@pytest.mark.parametrize("told", [{"password": "wrong one, sorry"}, {"email": "nobody@example.org"}])
def test_what_is_not_right_gets_one_answer(client, world, told):
    answer = client.post("/desk/sign-in/", GRACE | told)

    assert answer.status_code == 422
    assert "The address or the password is not right." in answer.content.decode()


def test_without_a_session_every_page_asks_to_sign_in(client, world):
    assert client.get("/desk/people/").url == "/desk/sign-in/?next=%2Fdesk%2Fpeople%2F"


def test_a_disabled_account_is_out_at_once(client, world):
    client.post("/desk/sign-in/", GRACE)

    world.grace.disable(by=world.helen.actor)

    assert client.get("/desk/").url.startswith("/desk/sign-in/")


def test_signing_out(client, world):
    client.post("/desk/sign-in/", GRACE)
    client.get("/desk/sign-out/")
    assert "_auth_user_id" in client.session

    client.post("/desk/sign-out/")

    assert "_auth_user_id" not in client.session


def link(world, address):
    letter = world.office.messages(address)[-1].get_body(("plain",)).get_content()
    return re.search(r"https?://[^/\s]+(/desk/\S+)", letter)[1]


def test_an_invitation_is_accepted_once(client, world):
    world.helen and world.grace.__class__.objects.invite(
        name="Nia", email="nia@harbourlight.example", role="interviewer", by=world.helen.actor
    )
    world.work()
    address = link(world, "nia@harbourlight.example")
    assert client.get(address).status_code == 200

    assert client.post(address, {"name": "Nia", "password": PASSWORD}).url == "/desk/"
    assert client.post(address, {"name": "Nia", "password": PASSWORD}).status_code == 410


def test_a_weak_password_is_said_at_the_field(client, world):
    client.post("/desk/resets/", {"email": "grace@harbourlight.example"})
    world.work()
    address = link(world, "grace@harbourlight.example")

    assert client.post(address, {"password": "short"}).status_code == 422
    assert client.post(address, {"password": "another long sentence"}).url == "/desk/"


def test_asking_for_a_password_never_says_who_works_here(client, world):
    known = client.post("/desk/resets/", {"email": "grace@harbourlight.example"}).content
    unknown = client.post("/desk/resets/", {"email": "nobody@harbourlight.example"}).content

    assert b"a letter is on its way" in known
    assert b"a letter is on its way" in unknown


def test_a_used_or_invented_link_says_so(client, world):
    assert client.get("/desk/resets/invented/").status_code == 410
    assert client.get("/desk/invitations/invented/").status_code == 410
