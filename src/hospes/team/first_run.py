"""The first run: an empty house is opened once, by a link printed on the terminal.

Whoever holds the link says who the company is, who the first admin is and who covers for him.
After that the link is worth nothing and no other can be made.
"""

from dataclasses import dataclass

from django.db import transaction

from hospes.foundation import actors, clock
from hospes.journal.record import record
from hospes.team import duties
from hospes.team.company_facts import CompanyFacts, cleaned
from hospes.team.enums import Role, TokenPurpose
from hospes.team.models import AccessToken, Company, Member
from hospes.team.models.joining import choose_password
from hospes.team.refusals import AlreadyOpen, LinkSpent

SETUP = actors.machine("setup")


@dataclass(frozen=True)
class AdminFacts:
    """The first admin, as he describes himself on the set-up page."""

    name: str
    email: str
    password: str


@dataclass(frozen=True)
class DeputyFacts:
    """The second member, who covers for the first; he gets an invitation by mail."""

    name: str
    email: str
    role: str = Role.RECRUITER


@dataclass(frozen=True)
class Opened:
    """What the first run made. ``deputy_token`` is the raw invitation, for where mail fails."""

    company: Company
    admin: Member
    deputy: Member | None
    deputy_token: str


def is_due() -> bool:
    """Say whether this installation still has to be set up."""
    return Company.objects.current() is None


def issue_link() -> str | None:
    """Make the one-time set-up link part, to be printed; None once the house is open.

    An earlier link stops working.
    """
    with transaction.atomic():
        if not is_due():
            return None
        _token, raw = AccessToken.objects.make(purpose=TokenPurpose.SETUP, member_id=None, by=SETUP)
    return raw


def is_good(raw: str) -> bool:
    """Say whether a set-up link works, without using it: what GET may do."""
    links = AccessToken.objects.matching(raw, TokenPurpose.SETUP).usable(clock.now())
    return is_due() and links.exists()


def open_house(*, raw: str, company: CompanyFacts, admin: AdminFacts, deputy: DeputyFacts | None = None) -> Opened:
    """Open the house in one transaction: company, first admin, deputy, their covering, journal.

    Zone, calendar and language of both people are the company's. With two members each stands in
    for the other. Links in letters need ``public_url``. A second click raises AlreadyOpen and
    changes nothing. Also raises LinkSpent, PasswordTooWeak, AddressUnreadable and what
    ``company_facts.cleaned`` refuses; the link then still works.
    """
    now = clock.now()
    with transaction.atomic():
        token = _locked(raw)
        facts: CompanyFacts = {"public_url": "", **company}
        house = Company.objects.create(**cleaned(facts), opened_at=now)
        first = _first_admin(admin)
        second, deputy_token = _deputy(deputy, first)
        token.use(now)
        record("house.opened", subject="company", by=first.actor)
    return Opened(house, first, second, deputy_token)


def _locked(raw: str) -> AccessToken:
    links = AccessToken.objects.matching(raw, TokenPurpose.SETUP)
    token = links.select_for_update().first()
    if not is_due():
        raise AlreadyOpen
    if token is None or token.is_spent(clock.now()):
        raise LinkSpent
    return token


def _first_admin(facts: AdminFacts) -> Member:
    admin = Member.objects.prepare(name=facts.name, email=facts.email, role=Role.ADMIN)
    choose_password(admin, facts.password)
    admin.joined_at = clock.now()
    admin.save(force_insert=True)
    duties.arrive(admin, by=admin.actor, now=admin.joined_at)
    record("member.joined", subject=admin.actor, by=SETUP)
    return admin


def _deputy(facts: DeputyFacts | None, admin: Member) -> tuple[Member | None, str]:
    if facts is None:
        return None, ""
    invited = Member.objects.invite(name=facts.name, email=facts.email, role=facts.role, by=admin.actor)
    admin.describe(by=admin.actor, standing_deputy=invited.member)
    invited.member.describe(by=admin.actor, standing_deputy=admin)
    return invited.member, invited.token
