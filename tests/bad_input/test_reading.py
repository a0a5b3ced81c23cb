"""The harness can fail: each fault it looks for is seen on a page that has it."""

import pytest

from tests.bad_input.reading import Page

FAULTS = {
    "<p style='color:red'>": "style in <p>",
    "<style>p{}</style>": "style in <style>",
    "<script>alert(1)</script>": "script in the page",
    "<img src=/x onerror=alert(1)>": "onerror in <img>",
    "<a href='javascript:alert(1)'>": "unreadable or running href",
    "<img src='https://evil.example/x.png'>": "outside src in <img>: https://evil.example/x.png",
    "<a href='//evil.example'>": "outside href in <a>: //evil.example",
}


@pytest.mark.parametrize(("html", "fault"), FAULTS.items())
def test_faults_are_seen(html, fault):
    assert Page(html).faults == [fault]


def test_what_is_allowed_is_no_fault():
    allowed = "<script src=/a.js></script><script type='application/ld+json'>{}</script>"
    assert Page(f"{allowed}<a href='https://a.example' rel='noopener nofollow'>").faults == []


def test_what_breaks_is_counted(stranger, monkeypatch, world):
    monkeypatch.setattr("hospes.careers.listing.frame", lambda jobs: 1 / 0)
    stranger.send("list", "/en/jobs/", None, "get")
    with pytest.raises(AssertionError, match="ZeroDivisionError"):
        stranger.count("a broken house")
