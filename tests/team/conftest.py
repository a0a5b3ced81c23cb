from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from hospes.foundation import clock
from hospes.team.models import Company, Member

# Tuesday 24 November 2026, 10:00 in Shanghai.
NOW = datetime(2026, 11, 24, 2, tzinfo=UTC)
PASSWORD = "correct horse battery"


@pytest.fixture(autouse=True)
def now(settings, tmp_path) -> datetime:
    settings.DATA = tmp_path
    clock.set_to(NOW)
    return NOW


@pytest.fixture
def company(db) -> Company:
    return Company.objects.create(
        name={"en": "Harbourlight Robotics", "zh": "港灯机器人"},
        zone="Asia/Shanghai",
        calendar="CN",
        public_url="https://jobs.harbourlight.example",
        opened_at=NOW,
    )


@pytest.fixture
def make(company) -> Callable[..., Member]:
    def made(name: str, role: str = "recruiter", **facts: object) -> Member:
        member = Member(name=name, role=role, email=f"{name.split(maxsplit=1)[0].lower()}@harbourlight.example")
        member.sort_key = name.lower()
        member.joined_at = NOW
        member.set_password(PASSWORD)
        for field, value in facts.items():
            setattr(member, field, value)
        member.save()
        return member

    return made


@pytest.fixture
def helen(make) -> Member:
    return make("Helen Zhou", "admin")


@pytest.fixture
def grace(make) -> Member:
    return make("Grace Hopper")


@pytest.fixture
def dan(make) -> Member:
    return make("Dan Okafor")


@pytest.fixture
def iris(make) -> Member:
    return make("Iris Vogel", "interviewer")
