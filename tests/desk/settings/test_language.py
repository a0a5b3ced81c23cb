"""The language before signing in."""

import pytest


def test_a_link_at_the_door_changes_the_language(world, client):
    page = client.get("/desk/sign-in/").content.decode()
    assert "/desk/settings/language/?language=zh&amp;next=%2Fdesk%2Fsign-in%2F" in page

    answer = client.get("/desk/settings/language/?language=zh&next=/desk/sign-in/")

    assert answer.url == "/desk/sign-in/"
    assert client.cookies["language"].value == "zh-hans"
    assert client.get("/desk/sign-in/").headers["Content-Language"] == "zh-hans"


@pytest.mark.parametrize("back", ["https://evil.example/", "//evil.example/", "/p/x/", "/desk/\\evil", ""])
def test_nobody_is_sent_elsewhere(world, client, back):
    answer = client.get("/desk/settings/language/", {"language": "zh", "next": back})

    assert answer.url.startswith("/desk/")


def test_a_language_nobody_speaks_here_is_not_remembered(world, client):
    client.get("/desk/settings/language/?language=tlh")

    assert "language" not in client.cookies
