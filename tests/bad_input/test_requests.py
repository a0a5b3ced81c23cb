"""Requests no browser sends: odd methods, broken bodies, bad cookies; and the headers of every page."""

import pytest
from django.test import override_settings

from tests.bad_input.reading import page_of
from tests.bad_input.sending import Stranger
from tests.structure.routes import routes

METHODS = ("head", "options", "put", "patch", "delete", "trace")
BOUNDARY = "multipart/form-data; boundary=x"
BASE64 = b"Content-Transfer-Encoding: base64"
BODIES = [
    (b"", BOUNDARY),
    (b'--x\r\nContent-Disposition: form-data; name="name"\r\n\r\ncut', BOUNDARY),
    (b'--x\r\nContent-Disposition: form-data; name="a"; filename="b"\r\n' + BASE64 + b"\r\n\r\n!\r\n--x--", BOUNDARY),
    (b"garbage", "multipart/form-data"),
    (b"\xff\xfe\0" * 50, BOUNDARY),
    (b"name=%ff%fe%00&email=%ED%A0%80", "application/x-www-form-urlencoded"),
    (b"&".join(b"a%d=1" % n for n in range(2000)), "application/x-www-form-urlencoded"),
    (b"name=x", "application/x-www-form-urlencoded; charset=nonsense"),
    (b'{"name": NaN}', "application/json"),
    (b"<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>", "text/xml"),
]  # fmt: skip
HEADERS = [
    {"Accept-Language": "zz;q=abc,\x00,*;;q=-1" + ",en" * 500},
    {"Accept-Language": "zh-Hans-CN-x-😀".encode().decode("latin-1")},
    {"Cookie": "sessionid=../../etc; csrftoken=\xff; language=xx"},
    {"Cookie": "sessionid=" + "a" * 4000 + "; messages=\x01; ;;==;"},
    {"If-None-Match": 'W/"x", ***', "If-Modified-Since": "yesterday"},
    {"Range": "bytes=9-1,-"},
    {"X-Forwarded-For": "not an address, ::1%eth0", "X-Forwarded-Host": "evil.example"},
    {"Referer": "http://[broken"},
    {"HX-Request": "true", "HX-Current-URL": "javascript:alert(1)", "HX-Target": "<script>"},
]
RULES = ("default-src 'none'", "script-src 'self'", "style-src 'self'", "frame-ancestors 'self'", "base-uri 'none'")


@pytest.fixture
def public(world):
    return [
        "/",
        "/en/jobs/",
        f"/en/jobs/{world.job.public_id}/",
        "/zh/privacy/",
        "/robots.txt",
        "/desk/sign-in/",
        world.link,
    ]


def test_odd_methods_on_every_route(world, insider, addresses):
    for route in routes():
        for method in METHODS:
            insider.send(
                f"{method} {route.name}",
                addresses.get(route.name, route.address()),
                "x" if method in {"put", "patch"} else None,
                method,
            )
    insider.count("odd methods")


def test_broken_bodies(world, stranger):
    job = f"/en/jobs/{world.job.public_id}"
    for place in (f"{job}/apply/", f"{job}/ask/", f"{world.link}messages/", "/desk/sign-in/", f"{world.link}language/"):
        for number, (body, kind) in enumerate(BODIES):
            stranger.send(f"body {number} {place}", "POST", (place, body, kind), "generic")
    stranger.count("broken bodies")


def test_odd_headers_and_queries(world, stranger, public):
    for address in public:
        for headers in HEADERS:
            stranger.send(f"{headers!r:.60} {address}", address, None, "get", headers=headers)
        for query in (
            "?" + "q=" + "x" * 60_000,
            "?page=" + "9" * 400,
            "?%00=%ff&q=%C0%80",
            "?" + "a=1&" * 2000,
            "?q[]=1&q=2",
        ):
            stranger.send(f"{query[:30]} {address}", address + query, None, "get")
    stranger.count("odd headers and queries")


@override_settings(ALLOWED_HOSTS=["jobs.example"])
def test_another_host_gets_a_plain_page(world, client):
    for host in ("evil.example", "jobs.example.evil", "a b", "<script>"):
        answer = client.get("/en/jobs/", headers={"Host": host})
        assert answer.status_code == 400
        assert answer.headers["X-Frame-Options"] == "DENY"
        assert "<h1" in answer.content.decode()


def test_every_page_in_both_languages_runs_and_fetches_nothing_foreign(world, stranger, addresses, public):
    """The policy is strict, and no page needs an exception from it."""
    seen = 0
    for language in ("en", "zh"):
        stranger.client.logout()
        world.ada.case.candidate.correct(by="machine:test", language=language)
        type(world.helen).objects.filter(pk=world.helen.pk).update(language=language)
        for address in public:
            seen += strict(stranger, address.replace("/en/", f"/{language}/"))
        stranger.client.force_login(world.helen)
        session = stranger.client.session
        session["language"] = language
        session.save()
        for address in addresses.values():
            seen += strict(stranger, address)
    assert seen > 60
    stranger.count(f"headers ({seen} pages)")


def strict(stranger: Stranger, address: str) -> int:
    answer = stranger.send(f"page {address}", address, None, "get", headers={"Accept-Language": "en"})
    if answer.streaming or not answer.headers.get("Content-Type", "").startswith("text/html"):
        return 0
    policy = answer.headers.get("Content-Security-Policy", "")
    missing = [rule for rule in RULES if rule not in policy]
    if missing or "unsafe" in policy or "*" in policy:
        stranger.broke.append(f"{address}: policy {missing}")
    told = {name: answer.headers.get(name) for name in ("X-Content-Type-Options", "Referrer-Policy", "X-Frame-Options")}
    if told["X-Content-Type-Options"] != "nosniff" or not told["Referrer-Policy"]:
        stranger.broke.append(f"{address}: {told}")
    if told["X-Frame-Options"] not in {"DENY", "SAMEORIGIN"}:
        stranger.broke.append(f"{address}: frames {told}")
    return 1 if answer.status_code == 200 and page_of(answer) else 0


def test_no_value_in_any_address_breaks(world, insider, addresses):
    """NUL, halves of characters, other people's kinds of ids: in every value of every address, and in queries."""
    for route in routes():
        for word in ("%00", "a%00b", "%ED%A0%80", "%C0%AE%C0%AE", "9" * 400):
            address = route.address("WORD").replace("WORD", word)
            insider.send(f"{word:.9} {route.name}", address, None, "get")
            insider.send(f"{word:.9} {route.name}", address)
    for name, address in addresses.items():
        everything = dict.fromkeys(("q", "card", "job", "state", "contact", "sort", "page", "person", "after"), "a\0b")
        insider.send(f"query {name}", address, everything, "get")
        insider.send(
            f"post {name}", address, {**everything, "message": "\0", "source": "\0", "to": "\0", "state": "\0"}
        )
    insider.send("case", f"{world.link}messages/", {"case": "a\0", "text": "x"})
    insider.count("values in addresses")
