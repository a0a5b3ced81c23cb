"""Somebody lost: an address that is not there, in both languages, on a phone and without JavaScript."""

import pytest

pytestmark = pytest.mark.postgresql_path


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("address", "words"),
    [("/en/nowhere/", "There is no page here"), ("/zh/nowhere/", "")],
)
@pytest.mark.parametrize("width", [390, 1280])
def test_a_lost_reader_is_told_so_and_finds_the_way_back(visit, accessible, address, words, width):
    page = visit(address, viewport={"width": width, "height": 800}, java_script_enabled=True)

    assert words in page.get_by_role("heading", level=1).inner_text()
    assert page.get_by_role("link").get_attribute("href") == "/"
    accessible(page)
