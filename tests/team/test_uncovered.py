"""An absence that nobody covers is the lead's open item."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest

from hospes.foundation import clock
from hospes.team.uncovered import gaps
from tests.conftest import NOW
from tests.makers import SHANGHAI, make_company, make_member

FIRST, LAST = date(2026, 12, 1), date(2026, 12, 9)


@pytest.fixture
def people(db, settings, tmp_path):
    settings.MOVABLE_CLOCK, settings.DATA = True, tmp_path
    clock.set_to(NOW)
    make_company()
    helen = make_member("Helen Zhou", role="admin")
    gao = make_member("Gao Ming", **SHANGHAI)
    lin = make_member("Lin Yue", standing_deputy=gao, lead=helen, **SHANGHAI)
    return helen, gao, lin


def away(member, first=FIRST, last=LAST):
    member.be_away(first=first, last=last, by=member.actor)


def told(lead):
    rows = []
    for gap in gaps(lead, clock.now()):
        zone = ZoneInfo(gap.member.zone)
        days = (gap.starts.astimezone(zone).date(), gap.until.astimezone(zone).date())
        rows.append((gap.member.name, gap.deputy.name if gap.deputy else "", *days))
    return rows


def test_who_is_covered_is_nobodys_item(people):
    helen, _gao, lin = people
    away(lin)
    assert gaps(helen, clock.now()) == []


def test_the_days_on_which_the_deputy_is_away_too_are_the_leads(people):
    helen, gao, lin = people
    away(lin)
    away(gao, date(2026, 12, 8), date(2026, 12, 12))

    assert told(helen) == [
        ("Lin Yue", "Gao Ming", date(2026, 12, 8), date(2026, 12, 10)),
        ("Gao Ming", "", date(2026, 12, 8), date(2026, 12, 13)),
    ]
    assert gaps(gao, clock.now()) == gaps(lin, clock.now()) == []
    clock.move(timedelta(days=30))
    assert gaps(helen, clock.now()) == []


def test_who_has_no_deputy_or_one_who_left_is_the_leads_item(people):
    helen, gao, lin = people
    away(lin)
    gao.is_active = False
    gao.save(update_fields=["is_active"])
    assert [name for name, *_rest in told(helen)] == ["Lin Yue"]
    lin.refresh_from_db()
    lin.standing_deputy = None
    lin.save(update_fields=["standing_deputy"])
    assert told(helen) == [("Lin Yue", "", FIRST, date(2026, 12, 10))]


def test_a_lead_is_not_his_own_item(people):
    helen, _gao, _lin = people
    away(helen)
    assert gaps(helen, clock.now()) == []


def test_it_asks_once_however_many_are_away(people, django_assert_num_queries):
    helen, gao, lin = people
    for number in range(3):
        other = make_member(f"Ann{number} Doe", standing_deputy=gao, lead=lin, email=f"a{number}@harbourlight.example")
        away(other)
    with django_assert_num_queries(1):
        assert gaps(helen, clock.now()) == []
    away(gao)
    # One more for Gao Ming himself, who has neither deputy nor lead.
    with django_assert_num_queries(2):
        assert len(gaps(lin, clock.now())) == 3
