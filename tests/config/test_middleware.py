import pytest
from django.http import HttpResponse
from django.test import RequestFactory
from django.utils import translation

from hospes.config.middleware import OriginMiddleware, ReaderLanguageMiddleware

EVIL = "https://evil.example"


def language_of(path: str, **headers: str) -> HttpResponse:
    request = RequestFactory().get(path, headers=headers)
    return ReaderLanguageMiddleware(lambda _request: HttpResponse(translation.get_language()))(request)


@pytest.mark.parametrize(
    ("path", "headers", "language"),
    [
        ("/en/jobs/", {"accept-language": "zh-CN"}, "en"),
        ("/zh/jobs/", {"accept-language": "en"}, "zh-hans"),
        ("/", {"accept-language": "zh-CN,zh;q=0.9"}, "zh-hans"),
        ("/", {"accept-language": "fr"}, "en"),
        ("/", {"cookie": "language=zh-hans", "accept-language": "en"}, "zh-hans"),
        ("/nothing/", {}, "en"),
        ("/fr/jobs/", {"accept-language": "zh-TW"}, "zh-hans"),
    ],
)
def test_reader_is_answered_in_his_language(path, headers, language):
    response = language_of(path, **headers)

    assert response.content.decode() == language
    assert response.headers["Content-Language"] == language


def test_language_in_the_address_can_be_kept_by_caches():
    assert "Vary" not in language_of("/en/jobs/").headers
    assert language_of("/").headers["Vary"] == "Accept-Language, Cookie"


def test_member_is_answered_in_her_own_language(client, grace):
    grace.describe(by=grace.actor, language="zh")
    client.force_login(grace)
    session = client.session
    session["language"] = "zh"
    session.save()

    response = client.get("/desk/nowhere/", headers={"accept-language": "en"})

    assert response.headers["Content-Language"] == "zh-hans"


def test_language_of_one_request_is_forgotten_after_it():
    with translation.override("en"):
        language_of("/zh/jobs/")

        assert translation.get_language() == "en"


def sent(path: str = "/en/jobs/x/", method: str = "post", **headers: str) -> int:
    request = getattr(RequestFactory(), method)(path, headers={"host": "testserver", **headers})
    return OriginMiddleware(lambda _request: HttpResponse("in"))(request).status_code


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"origin": "http://testserver"}, 200),
        ({"origin": "https://testserver:443"}, 200),
        ({"referer": "http://testserver/en/jobs/x/"}, 200),
        ({}, 200),
        ({"origin": EVIL}, 403),
        ({"origin": "null"}, 403),
        ({"referer": f"{EVIL}/testserver"}, 403),
        ({"origin": EVIL, "referer": "http://testserver/"}, 403),
        ({"origin": "http://testserver.evil.example"}, 403),
        ({"origin": "http://["}, 403),
    ],
)
def test_public_form_must_come_from_our_page(headers, status):
    assert sent(**headers) == status


def test_trusted_origin_may_send(settings):
    settings.CSRF_TRUSTED_ORIGINS = ["https://jobs.example"]

    assert sent(origin="https://jobs.example") == 200


def test_desk_is_left_to_the_session_check():
    assert sent(path="/desk/jobs/", origin=EVIL) == 200


def test_reading_is_free():
    assert sent(method="get", origin=EVIL) == 200


def test_foreign_form_is_refused_in_words(client):
    response = client.post("/en/jobs/x/", headers={"origin": EVIL})

    assert response.status_code == 403
    assert "did not come from our own page" in response.content.decode()


def test_an_address_that_only_takes_forms_says_so_in_words(client, company, helen):
    client.force_login(helen)

    answer = client.get("/desk/settings/mail/test/")

    assert answer.status_code == 405
    assert answer.headers["Allow"] == "POST, OPTIONS"
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert "There is no page here" in answer.content.decode()
