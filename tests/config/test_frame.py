"""What base templates get by themselves: the company in the reader's language, and the last act's line once."""

import pytest
from django.test import RequestFactory
from django.utils import translation

from hospes.config.frame import frame, logo

pytestmark = pytest.mark.django_db


def test_before_the_first_run_there_is_no_company():
    assert not frame(RequestFactory().get("/"))["company"]


def test_the_company_speaks_the_language_of_the_page(company):
    english = frame(RequestFactory().get("/"))["company"]["name"]
    with translation.override("zh-hans"):
        chinese = frame(RequestFactory().get("/"))["company"]["name"]

    assert english == company.called("en")
    assert chinese == company.called("zh-hans")


def test_a_page_that_shows_neither_asks_nobody(django_assert_num_queries):
    with django_assert_num_queries(0):
        frame(RequestFactory().get("/"))


def test_the_toast_is_shown_once(client):
    session = client.session
    session["toast"] = {"text": "Moved"}
    session.save()
    request = RequestFactory().get("/")
    request.COOKIES["sessionid"] = session.session_key
    request.session = session

    assert frame(request)["toast"]["text"] == "Moved"
    assert not frame(request)["toast"]


def test_a_visitor_without_session_has_no_toast(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert not frame(RequestFactory().get("/"))["toast"]


@pytest.mark.parametrize(("name", "shown"), [("", ""), ("img/harbourlight.svg",) * 2, ("img/nobody.svg", "")])
def test_a_logo_that_is_not_there_breaks_nothing(settings, name, shown):
    settings.COMPANY_LOGO = name

    assert logo() == shown
