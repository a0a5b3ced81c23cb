from datetime import timedelta

import pytest

from hospes.foundation import clock
from hospes.journal.models import Entry
from hospes.post.models import Envelope
from hospes.team import first_run, links
from hospes.team.enums import TokenPurpose
from hospes.team.first_run import AdminFacts, DeputyFacts
from hospes.team.models import AccessToken, Company, Member
from hospes.team.refusals import AlreadyHere, AlreadyOpen, LinkSpent, NameMissing, PasswordTooWeak, WebAddressUnreadable
from tests.team.conftest import NOW, PASSWORD

COMPANY = {
    "name": {"en": "Harbourlight", "zh": "港灯"},
    "zone": "America/Toronto",
    "calendar": "CA-ON",
    "language": "en",
    "public_url": "http://127.0.0.1:8000",
}
HELEN = AdminFacts(name="Helen Zhou", email="helen@harbourlight.example", password=PASSWORD)
DAN = DeputyFacts(name="Dan Okafor", email="dan@harbourlight.example")


@pytest.fixture
def raw(db) -> str:
    return first_run.issue_link()


def test_the_link_is_a_path_of_the_desk():
    assert links.setup("abc") == "desk/set-up/abc/"


def test_one_link_opens_company_admin_and_deputy(raw):
    opened = first_run.open_house(raw=raw, company=COMPANY, admin=HELEN, deputy=DAN)

    helen, dan = Member.objects.order_by("pk")
    assert (opened.company, opened.admin, opened.deputy) == (Company.objects.here(), helen, dan)
    assert (helen.role, helen.zone, helen.calendar, helen.has_joined) == ("admin", "America/Toronto", "CA-ON", True)
    assert helen.check_password(PASSWORD)
    assert (helen.standing_deputy, dan.standing_deputy, dan.role) == (dan, helen, "recruiter")
    assert Envelope.objects.get().from_address == helen.email
    assert Member.objects.accept_invitation(opened.deputy_token, PASSWORD) == dan
    assert Entry.objects.get(verb="house.opened").by == helen.actor


def test_one_person_may_begin_alone(raw):
    opened = first_run.open_house(raw=raw, company=COMPANY, admin=HELEN)

    assert (opened.deputy, opened.deputy_token, opened.admin.deputy_for_case()) == (None, "", None)


def test_a_second_click_changes_nothing(raw):
    first_run.open_house(raw=raw, company=COMPANY, admin=HELEN)

    with pytest.raises(AlreadyOpen):
        first_run.open_house(raw=raw, company=COMPANY, admin=HELEN)
    assert Member.objects.count() == 1


@pytest.mark.parametrize(
    ("facts", "refusal"),
    [
        ({"admin": AdminFacts(name="H", email="h@x.example", password="short")}, PasswordTooWeak),
        ({"deputy": DeputyFacts(name="D", email=HELEN.email)}, AlreadyHere),
        ({"company": COMPANY | {"name": {}}}, NameMissing),
        ({"company": {"name": {"en": "H"}, "zone": "UTC", "calendar": "CN"}}, WebAddressUnreadable),
    ],
)
def test_a_refusal_leaves_the_house_closed_and_the_link_good(raw, facts, refusal):
    with pytest.raises(refusal):
        first_run.open_house(**{"raw": raw, "company": COMPANY, "admin": HELEN, "deputy": DAN} | facts)

    assert (first_run.is_due(), first_run.is_good(raw), Member.objects.count()) == (True, True, 0)


def test_only_the_last_printed_link_works(raw):
    fresh = first_run.issue_link()

    assert (first_run.is_good(raw), first_run.is_good(fresh)) == (False, True)
    with pytest.raises(LinkSpent):
        first_run.open_house(raw=raw, company=COMPANY, admin=HELEN)


@pytest.mark.parametrize("made_up", ["", "None", "x"])
def test_a_made_up_link_opens_nothing(raw, made_up):
    assert not first_run.is_good(made_up)
    with pytest.raises(LinkSpent):
        first_run.open_house(raw=made_up, company=COMPANY, admin=HELEN)


def test_a_link_runs_out(raw):
    clock.set_to(NOW + timedelta(days=8))

    assert not first_run.is_good(raw)
    with pytest.raises(LinkSpent):
        first_run.open_house(raw=raw, company=COMPANY, admin=HELEN)


def test_an_open_house_prints_no_link(raw):
    first_run.open_house(raw=raw, company=COMPANY, admin=HELEN)

    assert first_run.issue_link() is None
    assert (first_run.is_due(), first_run.is_good(raw)) == (False, False)


def test_the_link_is_stored_as_a_hash(raw):
    token = AccessToken.objects.get()

    assert (token.purpose, token.member, raw in token.token_hash) == (TokenPurpose.SETUP, None, False)
    assert str(token) == f"setup {token.pk}"
