"""A bad month: no application reads as fine, to the person who waits and to the people who owe the answer."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from django.core.management import call_command
from django.test import Client, override_settings

from hospes.cases.models import Case
from hospes.demo.seeds import bad_month
from hospes.foundation import claiming, clock, sweeping
from hospes.post.transports.fake import office
from hospes.team.models import Member
from tests.careers.pages import words

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
END = datetime(2026, 11, 17, 17, tzinfo=UTC)


@pytest.fixture(scope="module")
def broken(tmp_path_factory, django_db_setup, django_db_blocker) -> Iterator[datetime]:
    """The bad month with a small crowd, at its last hour, nothing running; tests only read."""
    folder = tmp_path_factory.mktemp("bad")
    with django_db_blocker.unblock(), override_settings(DATA=folder, MOVABLE_CLOCK=True):
        clock.set_to(END)
        office.clear()
        bad_month.seed(
            public_url="http://127.0.0.1:8000",
            smtp_port=2525,
            size=14,
            say=lambda _line: None,
            refuse=office.refuse_everybody,
        )
        yield END
        office.clear()
        call_command("flush", verbosity=0, interactive=False)


def late(now) -> list[Case]:
    """Whoever was promised a word that lies in the past and was not kept, moved or made void."""
    rows = Case.objects.live().filter(
        promises__due__lte=now, promises__kept_at=None, promises__kind__in=["REVIEW", "UPDATE"]
    )
    return [
        case for case in rows.distinct() if case.promises.filter(due__lte=now, state__in=["made", "broken"]).exists()
    ]


def test_every_page_of_somebody_who_was_let_down_says_so(broken):
    cases = late(broken)
    assert len(cases) > 3

    for case in cases:
        page = Client().get(f"/p/{case.candidate.link_token()}/")
        text = page.content.decode()
        assert 'data-state="late"' in text or 'data-state="broken"' in text, case


def test_staff_read_at_home_that_nothing_runs_and_what_did_not_get_through(broken):
    client = Client()
    client.force_login(Member.objects.get(email="helen.zhou@harbourlight.example"))
    assert "has not made its round" in words(client.get("/desk/"))

    client.force_login(Member.objects.get(email="daniel.okafor@harbourlight.example"))
    today = words(client.get("/desk/"))
    assert "did not reach" in today
    assert bad_month.WHAT_IT_SAYS in today
    assert "overdue" in today.lower()


def test_nobody_is_left_with_who_has_gone(broken):
    marta = Member.objects.get(email="marta.weiss@harbourlight.example")
    assert not Case.objects.live().filter(contact=marta).exists()


def test_once_a_worker_runs_every_rule_holds_and_every_miss_stands_in_the_ledger(broken):
    for _round in range(8):
        claiming.run_once("machine:worker", limit=2000)

    assert [found for found in sweeping.sweep(clock.now()).found if found.code != "I14"] == []
    assert all(case.promises.exclude(broken_at=None).exists() for case in late(broken))
