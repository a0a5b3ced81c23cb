"""A candidate's mail as it was written: in its frame, with its own pictures, for whoever may read the thread."""

import pytest
from django.urls import reverse

from hospes.applications.models.submitting import Person
from hospes.conversations.models import Message
from hospes.foundation import files
from hospes.post.enums import Way
from hospes.post.models import Arrival
from tests.careers.pages import words
from tests.desk.people.house import House
from tests.post.mails import DOT, letter, rich

pytestmark = pytest.mark.django_db(transaction=True)
PAGE = """<p>See <b>this</b> <img src="cid:dot" alt="A dot"><img src="https://evil.example/1.gif"></p>
<script>alert(1)</script><p onclick="alert(1)" style="position:fixed">words</p>"""


@pytest.fixture
def house(transactional_db, settings, tmp_path, client) -> House:
    return House(settings, tmp_path, client)


def arrives(raw: bytes) -> Message:
    Arrival.objects.take(raw, way=Way.SMTP).sort(by="test")
    return Message.objects.get(direction="in")


def test_it_is_one_click_away_and_says_who_wrote_to_whom(house):
    many = ", ".join(f"p{number}@example.org" for number in range(22))
    message = arrives(rich(PAGE, ("dot", DOT), cc=many, date="Mon, 23 Nov 2026 09:12:00 +0800"))
    assert house.url("written", message.pk) in house.get("case").content.decode()

    page = words(house.get("written", message.pk))

    assert "From Ada Lovelace <ada@example.org> To grace@harbourlight.example Copy p0@example.org, " in page
    assert "p19@example.org, … Date" in page
    assert "1 picture or style from elsewhere was not loaded" in page


def test_in_the_frame_nothing_runs_and_nothing_is_fetched(house):
    message = arrives(rich(PAGE, ("dot", DOT)))

    shown = house.get("written-words", message.pk)

    body = shown.content.decode().partition("<body>")[2]
    assert f'<b>this</b> <img src="{house.url("written-picture", message.pk, 0)}" alt="A dot">' in body
    assert [word for word in ("script", "alert", "style=", "evil.example", "onclick") if word in body] == []
    policy = shown.headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; img-src 'self'; style-src 'self'; ")
    assert "sandbox" in policy
    assert "allow-scripts" not in policy
    assert shown.headers["X-Frame-Options"] == "SAMEORIGIN"
    assert shown.headers["Cache-Control"] == "private, no-store"


def test_a_picture_is_handed_out_and_nothing_else_of_the_mail(house):
    message = arrives(rich(PAGE, ("dot", DOT), ("page", b"<html><script>alert(1)</script>")))

    picture = house.get("written-picture", message.pk, 0)

    assert (picture.content, picture.headers["Content-Type"]) == (DOT, "image/png")
    assert picture.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert [house.get("written-picture", message.pk, number).status_code for number in (1, 2, 99)] == [404, 404, 404]


def test_plain_text_and_a_mail_without_a_date_or_subject(house):
    message = arrives(letter(subject="", text="1 < 2"))

    page = words(house.get("written", message.pk))
    assert "No subject" in page
    assert "Date" not in page
    assert "<pre>1 &lt; 2</pre>" in house.get("written-words", message.pk).content.decode()


@pytest.mark.parametrize("name", ["written", "written-words", "written-picture"])
def test_strangers_find_nothing(house, name):
    message = arrives(rich(PAGE, ("dot", DOT)))
    more = [0] if name == "written-picture" else []

    for member in house.strangers():
        house.sign_in(member)
        assert house.get(name, message.pk, *more).status_code == 404
    house.client.logout()
    assert house.get(name, message.pk, *more).status_code == 302


def test_a_message_of_another_case_a_word_of_the_page_and_a_lost_file_are_not_found(house):
    from_page = house.ask()
    bo = house.world.apply(Person(name="Bo", email="bo@example.com"), nonce="n-bo").case
    Arrival.objects.take(rich(PAGE), way=Way.SMTP).sort(by="test")
    mail = Message.objects.exclude(arrival=None).get()

    assert house.get("written", from_page.pk).status_code == 404
    assert house.get("written", mail.pk, case=bo).status_code == 404
    assert house.get("written", mail.pk, case=mail.case).status_code == 200
    files.remove(mail.arrival.file)
    assert house.get("written", mail.pk, case=mail.case).status_code == 404


def test_a_mail_without_a_place_is_shown_too(house, client):
    raw = rich(PAGE, ("dot", DOT), **{"from": "New Person <new@example.net>"})
    arrival = Arrival.objects.take(raw, way=Way.SMTP)
    arrival.sort(by="test")
    page = client.get(reverse("desk:unplaced-mail", args=[arrival.public_id])).content.decode()
    words_url = reverse("desk:unplaced-words", args=[arrival.public_id])
    picture_url = reverse("desk:unplaced-picture", args=[arrival.public_id, 0])

    assert f'loading="lazy" src="{words_url}"' in page
    assert picture_url in client.get(words_url).content.decode()
    assert client.get(picture_url).content == DOT
