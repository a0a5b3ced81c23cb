"""Every form there is × naughty strings, wrong types, missing and repeated fields."""

import itertools
import re

import pytest

from tests.bad_input.reading import page_of
from tests.bad_input.sending import sendable
from tests.bad_input.strings import WRONG, mixed, naughty

pytestmark = pytest.mark.corpus
# Filled by programs only; then the form is refused.
TRAPS = {"reference"}
TYPES = 2
MISSING = 2


@pytest.fixture
def strings(corpora):
    """Each string once, the worst ones between them again and again."""
    return itertools.cycle(mixed(naughty(corpora)))


def every_way(stranger, where, address, strings, rounds):
    """Try all forms of a page that send something."""
    for form in page_of(stranger.client.get(address)).forms:
        if sends(form):
            one_form(stranger, where, form, address, strings, rounds)


def sends(form):
    return form.method == "post" and "sign-out" not in form.action


def one_form(stranger, where, form, address, strings, rounds):
    """Naughty strings where one types, wrong types everywhere, fields missing, fields twice."""
    what = f"{where} → {re.sub(r'^/(p/[^/]*|desk)/', '', form.action) or 'itself'}"
    free, target = sorted(form.free - TRAPS), form.action or address
    for _round in range(rounds if free else 0):
        stranger.fill(what, form, address, {name: next(strings) for name in free})
    wrong = itertools.cycle(WRONG)
    for _round in range(TYPES):
        stranger.fill(f"{what} types", form, address, {name: next(wrong) for name in form.names if name not in TRAPS})
        next(wrong)
    for each in form.names[:MISSING]:
        stranger.send(f"{what} without {each}", target, {key: form.values[key] for key in form.names if key != each})
    stranger.send(f"{what} twice", target, {key: [next(wrong), next(wrong)] for key in form.names})
    stranger.send(f"{what} with nothing", target, {})


def test_the_site(world, stranger, strings, monkeypatch):
    monkeypatch.setattr("hospes.careers.limits.FORMS_AN_HOUR", 10**6)
    every_way(stranger, "job", f"/en/jobs/{world.job.public_id}/", strings, 75)
    for _round in range(40):
        asked = {name: sendable(next(strings)) for name in ("q", "place", "team", "kind", "page")}
        stranger.send(f"list {asked}", "/zh/jobs/", asked, "get")
    stranger.count("site")


def test_the_candidates_page(world, opened, strings):
    case = world.ada.case.public_id
    rounds = {"": 60, "file/": 60, "code/": 20, "wishes/": 2, f"cases/{case}/withdrawal/": 40}
    for place, number in rounds.items():
        every_way(opened, place or "page", f"{world.link}{place}", strings, number)
    opened.count("candidate's page")


def test_the_doors_of_the_desk(world, stranger, strings):
    for door in ("sign-in", "resets"):
        every_way(stranger, door, f"/desk/{door}/", strings, 20)
    stranger.count("doors of the desk")


def test_the_desk(insider, addresses, strings):
    """Every page of the desk that opens, with all forms on it, each form once."""
    seen, pages = set(), 0
    for name, address in addresses.items():
        answer = insider.send(name, address, None, "get")
        if answer is None or answer.status_code != 200 or answer.streaming:
            continue
        pages += 1
        for form in filter(sends, page_of(answer).forms):
            key = (form.action or address, tuple(form.names))
            if key not in seen:
                seen.add(key)
                one_form(insider, name, form, address, strings, 3)
    assert pages > 20
    assert len(seen) > 30
    insider.count(f"desk ({len(seen)} forms)")
