"""The company's colour has a style sheet of its own, under the content policy."""

import pytest

from hospes.config import brand


def test_the_colour_of_the_tokens_needs_no_sheet():
    assert brand.address(174, 0.072) == ""


def test_another_colour_stands_in_its_address(client):
    response = client.get(brand.address(250.5, 0.08))

    assert response.content.decode() == "@layer tokens { :root { --brand-h: 250.5; --brand-c: 0.08; } }\n"
    assert response.headers["Content-Type"] == "text/css; charset=utf-8"
    assert "immutable" in response.headers["Cache-Control"]


@pytest.mark.parametrize("numbers", ["400-0.05", "10-0.4", "10", "10-0.05;}body{display:none", "٣-0.05", "10-1"])
def test_nothing_else_becomes_style(client, numbers):
    assert client.get(f"/brand/{numbers}.css").status_code == 404
