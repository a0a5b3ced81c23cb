import pytest
from django.urls import reverse

from hospes.foundation import house
from hospes.post.models import Arrival
from hospes.post.settings import ReceivingSettings

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.demo.urls")]

LIST = "/post-office/"


def page(client, name: str, kind: str = "letter"):
    return client.get(reverse(f"demo:{kind}", kwargs={"name": name}))


def subjects(response) -> list[str]:
    return [letter.subject for letter in response.context["letters"]]


def test_outside_a_demo_there_is_no_post_office(client, settings, keep):
    name = keep()
    settings.DEMO = False

    assert client.get(LIST).status_code == 404
    assert page(client, name).status_code == 404
    assert page(client, name, "letter-html").status_code == 404


def test_an_empty_post_office_says_so(client, data):
    assert "No letter has arrived yet" in client.get(LIST).content.decode()


def test_the_newest_letter_stands_first(client, keep):
    for number in (1, 2, 3):
        keep(number, subject=f"letter {number}")

    assert subjects(client.get(LIST)) == ["letter 3", "letter 2", "letter 1"]


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_asks_the_database_for_the_company_only(client, keep, count, django_assert_num_queries):
    for number in range(count):
        keep(number)

    with django_assert_num_queries(1):
        client.get(LIST)


def test_only_letters_to_an_address_are_shown(client, keep):
    keep(1, to_address="ada@example.org")
    keep(2, to_address="wei@example.cn", subject="你好")

    assert subjects(client.get(LIST, {"to": " WEI@example "})) == ["你好"]
    assert "No letter to this address" in client.get(LIST, {"to": "eve"}).content.decode()


def test_many_letters_come_in_pages(client, keep):
    for number in range(51):
        keep(number)

    assert len(subjects(client.get(LIST))) == 50
    assert len(subjects(client.get(LIST, {"page": 2}))) == 1
    assert len(subjects(client.get(LIST, {"page": "x"}))) == 50


def test_a_letter_is_shown_as_text_with_links_and_nothing_runs(client, keep):
    shown = page(client, keep()).content.decode()

    assert "Hello &lt;b&gt;Ada&lt;/b&gt;" in shown
    assert '<a href="http://127.0.0.1:8000/p/x/" rel="nofollow">' in shown
    assert "林悦 &lt;lin.yue@harbourlight.example&gt;" in shown
    assert "<script>alert(1)" not in shown
    assert 'sandbox="allow-popups allow-popups-to-escape-sandbox"' in shown


def test_the_html_part_is_caged(client, keep):
    response = page(client, keep(), "letter-html")

    policy = response["Content-Security-Policy"]
    assert response["X-Frame-Options"] == "SAMEORIGIN"
    assert "default-src 'none'" in policy
    assert "script-src" not in policy
    assert "; sandbox allow-popups" in policy
    assert "allow-scripts" not in policy
    assert "<p>Hello</p>" in response.content.decode()


@pytest.mark.parametrize(
    ("html", "shown"),
    [
        ("<!doctype html><HEAD lang=en><title>", '<!doctype html><HEAD lang=en><base target="_blank"><title>'),
        ("<header>x", '<base target="_blank"><header>x'),
    ],
)
def test_links_in_a_letter_open_outside_its_frame(client, keep, html, shown):
    assert page(client, keep(html=html), "letter-html").content.decode().startswith(shown)


def test_a_letter_without_html_has_no_frame(client, keep):
    assert "<iframe" not in page(client, keep(html="")).content.decode()


@pytest.mark.parametrize("name", ["x.eml", "..", "000000009-00000009.eml", "refuse", "%2e%2e%2fsecret-key"])
@pytest.mark.parametrize("ending", ["", "html/"])
def test_what_is_no_letter_is_not_found(client, keep, data, name, ending):
    keep()
    (data / "post-office" / "refuse").write_text("secret")

    assert client.get(f"{LIST}{name}/{ending}").status_code == 404


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"no header at all",
        b"Subject: x\r\nDate: yesterday\r\nContent-Type: text/plain; charset=klingon\r\n\r\n\xff\xfe",
        b"Content-Type: text/plain; charset=utf-8\r\n\r\n\xff\xfe\x00",
        b"Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Type: text/html\r\n\r\n<p>",
        b"From: \xff\r\nTo: =?utf-8?b?====?=\r\n\r\n",
    ],
)
def test_strange_mail_breaks_nothing(client, keep, raw):
    name = keep(raw=raw)

    assert [client.get(LIST).status_code, page(client, name).status_code] == [200, 200]
    assert page(client, name, "letter-html").status_code == 200


def test_a_page_asks_for_nothing_by_post(client, keep):
    assert client.post(LIST).status_code == 405


def test_it_speaks_chinese(client, keep):
    keep()

    assert client.get(LIST, headers={"accept-language": "zh-CN"}).status_code == 200


@pytest.mark.django_db(transaction=True)
def test_a_letter_is_answered_by_mail_as_the_one_who_got_it(client, keep, settings, tmp_path):
    house.write(ReceivingSettings, domain="in.example", jobs_address="jobs@in.example")
    name = keep(1, to_address="ada@example.org", headers={"Reply-To": "jobs@in.example"})

    client.post(reverse("demo:answer", kwargs={"name": name}), {"text": "Is there a bus?"})

    mail = Arrival.objects.get().read()
    assert (mail.sender.address, mail.to[0].address) == ("ada@example.org", "jobs@in.example")
    assert mail.text.startswith("Is there a bus?")


def test_an_answer_to_nobody_or_without_a_word_is_not_sent(client, keep):
    name = keep(1, to_address="ada@example.org")
    for words in ("", "Is there a bus?"):
        client.post(reverse("demo:answer", kwargs={"name": name}), {"text": words})

    assert Arrival.objects.count() == 0
