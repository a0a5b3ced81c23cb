from datetime import UTC, datetime

import pytest

from hospes.candidates.models import Candidate
from hospes.foundation import clock
from hospes.team.models import Company, Member

# Tuesday 24 November 2026, 10:00 in Shanghai.
NOW = datetime(2026, 11, 24, 2, tzinfo=UTC)


@pytest.fixture(autouse=True)
def now(settings, tmp_path) -> datetime:
    settings.DATA = tmp_path
    clock.set_to(NOW)
    return NOW


@pytest.fixture
def company(db) -> Company:
    return Company.objects.create(
        name={"en": "Harbourlight Robotics", "zh": "港灯机器人"},
        postal_address="1 Quay Street, Shanghai",
        zone="Asia/Shanghai",
        calendar="CN",
        opened_at=NOW,
    )


@pytest.fixture
def helen(company) -> Member:
    return Member.objects.create(name="Helen Zhou", email="helen@harbourlight.example", role="admin", joined_at=NOW)


@pytest.fixture
def ada(helen) -> Candidate:
    return made("Ada Lovelace", "ada@example.org")


@pytest.fixture
def bob(helen) -> Candidate:
    return made("Bob Stranger", "bob@example.org")


def made(name: str, email: str) -> Candidate:
    return Candidate.objects.find_or_create(name=name, email=email, by="machine:test")[0]
