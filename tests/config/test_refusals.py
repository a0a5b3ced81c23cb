import pytest
from django.core.exceptions import RequestDataTooBig, SuspiciousOperation
from django.test import Client, RequestFactory
from django.utils import translation

from hospes.config import refusals

REQUEST = RequestFactory().get("/")


@pytest.mark.parametrize(
    ("answer", "status", "sentence"),
    [
        (lambda: refusals.bad_request(REQUEST, SuspiciousOperation()), 400, "could not read that request"),
        (lambda: refusals.bad_request(REQUEST, RequestDataTooBig()), 413, "too large"),
        (lambda: refusals.forbidden(REQUEST), 403, "not open to you"),
        (lambda: refusals.not_found(REQUEST), 404, "no page here"),
        (lambda: refusals.broke(REQUEST), 500, "Something broke on our side"),
        (lambda: refusals.csrf_failure(REQUEST, "no cookie"), 403, "open for too long"),
        (lambda: refusals.foreign_form(REQUEST), 403, "did not come from our own page"),
    ],
)
def test_refusal_is_a_plain_page(answer, status, sentence):
    with translation.override("en"):
        response = answer()

    page = response.content.decode()
    assert response.status_code == status
    assert sentence in page
    assert "style=" not in page
    assert '<html lang="en">' in page


@pytest.mark.parametrize("path", ["/en/nowhere/", "/zh/nowhere/", "/desk/nowhere/", "/p/nowhere/x/y/"])
def test_unknown_address_is_a_404_in_words(client, db, path):
    response = client.get(path)

    assert response.status_code == 404
    assert "<h1" in response.content.decode()


def test_refusals_do_not_ask_the_database(django_assert_num_queries, db):
    with django_assert_num_queries(0):
        refusals.broke(REQUEST)
        refusals.not_found(REQUEST)


def test_a_broken_template_still_leaves_a_sentence(settings):
    settings.TEMPLATES = []

    response = refusals.broke(REQUEST)

    assert response.status_code == 500
    assert "Something broke on our side" in response.content.decode()


def test_missing_style_sheets_do_not_make_it_worse(settings):
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"},
    }

    response = refusals.broke(REQUEST)

    assert response.status_code == 500
    assert "stylesheet" not in response.content.decode()


def test_desk_form_without_its_token_is_refused_in_words(db):
    response = Client(enforce_csrf_checks=True).post("/desk/sign-in/", {"email": "x"})

    assert response.status_code in {403, 404}
