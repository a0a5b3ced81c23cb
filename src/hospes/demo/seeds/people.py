"""Harbourlight Robotics: the company, its places and the people who work there (spec, scenario)."""

from dataclasses import dataclass

from django.contrib.auth.hashers import make_password

from hospes.foundation import clock
from hospes.jobs.models import Place
from hospes.team.enums import DutyKind
from hospes.team.models import Company, Duty, Member

PASSWORD = "harbour light 2026"
SHANGHAI = ("Asia/Shanghai", "CN")
TORONTO = ("America/Toronto", "CA-ON")
BERLIN = ("Europe/Berlin", "DE-BE")


@dataclass(frozen=True)
class Colleague:
    """One line of the staff list."""

    key: str
    name: str
    role: str
    title: dict[str, str]
    where: tuple[str, str]
    language: str
    phone: str
    deputy: str = ""


STAFF = [
    Colleague(
        "helen-zhou",
        "Helen Zhou 周海伦",
        "admin",
        {"en": "Head of recruiting", "zh": "招聘负责人"},
        TORONTO,
        "en",
        "+1 416 555 0100",
        "daniel-okafor",
    ),
    Colleague(
        "lin-yue",
        "林悦",
        "recruiter",
        {"en": "Recruiter, Shanghai", "zh": "招聘专员，上海"},
        SHANGHAI,
        "zh",
        "+86 21 5550 0142",
        "gao-ming",
    ),
    Colleague(
        "gao-ming",
        "高明",
        "recruiter",
        {"en": "Recruiter, Shanghai", "zh": "招聘专员，上海"},
        SHANGHAI,
        "zh",
        "+86 21 5550 0143",
        "lin-yue",
    ),
    Colleague(
        "daniel-okafor",
        "Daniel Okafor",
        "recruiter",
        {"en": "Recruiter, Toronto", "zh": "招聘专员，多伦多"},
        TORONTO,
        "en",
        "+1 416 555 0142",
        "priya-raman",
    ),
    Colleague(
        "priya-raman",
        "Priya Raman",
        "recruiter",
        {"en": "Recruiter, Toronto", "zh": "招聘专员，多伦多"},
        TORONTO,
        "en",
        "+1 416 555 0143",
        "daniel-okafor",
    ),
    Colleague(
        "marta-weiss",
        "Marta Weiss",
        "recruiter",
        {"en": "Recruiter, Berlin", "zh": "招聘专员，柏林"},
        BERLIN,
        "en",
        "+49 30 5550 0142",
        "jonas-keller",
    ),
    Colleague(
        "jonas-keller",
        "Jonas Keller",
        "recruiter",
        {"en": "Recruiter, Berlin", "zh": "招聘专员，柏林"},
        BERLIN,
        "en",
        "+49 30 5550 0143",
        "marta-weiss",
    ),
    Colleague(
        "zhou-hang",
        "周航",
        "hiring_manager",
        {"en": "Head of firmware", "zh": "固件团队负责人"},
        SHANGHAI,
        "zh",
        "+86 21 5550 0150",
    ),
    Colleague(
        "renata-silva",
        "Renata Silva",
        "hiring_manager",
        {"en": "Head of customer success", "zh": "客户成功负责人"},
        TORONTO,
        "en",
        "+1 416 555 0150",
    ),
    Colleague(
        "ines-vogel",
        "Ines Vogel",
        "hiring_manager",
        {"en": "Head of design", "zh": "设计负责人"},
        BERLIN,
        "en",
        "+49 30 5550 0150",
    ),
    Colleague(
        "tara-bloom",
        "Tara Bloom",
        "recruiter",
        {"en": "Adjustments and data", "zh": "便利安排与数据事务"},
        TORONTO,
        "en",
        "+1 416 555 0160",
        "helen-zhou",
    ),
]

PLACES = {
    "shanghai": ({"en": "Shanghai", "zh": "上海"}, "CN", "SH", SHANGHAI),
    "toronto": ({"en": "Toronto", "zh": "多伦多"}, "CA", "ON", TORONTO),
    "berlin": ({"en": "Berlin", "zh": "柏林"}, "DE", "BE", BERLIN),
}


def settle(public_url: str) -> dict[str, Member]:
    """Make company, staff and places. Returns members by key."""
    zone, calendar = TORONTO
    Company.objects.create(
        name={"en": "Harbourlight Robotics", "zh": "港灯机器人"},
        legal_name="Harbourlight Robotics Ltd.",
        about={
            "en": "240 people who build robots that inspect harbours, in Shanghai, Toronto and Berlin.",
            "zh": "我们有 240 人，在上海、多伦多和柏林制造港口巡检机器人。",
        },
        place={"en": "1 Pier Road, Toronto", "zh": "多伦多 Pier 路 1 号"},
        zone=zone,
        calendar=calendar,
        language="en",
        public_url=public_url,
        opened_at=clock.now(),
    )
    # Argon2 is slow on purpose; everybody has the one password that is printed, so it is hashed once.
    password = make_password(PASSWORD)
    members = {row.key: _member(row, password) for row in STAFF}
    for row in STAFF:
        if row.deputy:
            members[row.key].describe(by=members[row.key].actor, standing_deputy=members[row.deputy])
    _duties(members)
    for name, country, region, (zone, calendar) in PLACES.values():
        Place.objects.create(name=name, country=country, region=region, zone=zone, calendar=calendar)
    return members


def _member(row: Colleague, password: str) -> Member:
    zone, calendar = row.where
    member = Member(
        email=f"{row.key.replace('-', '.')}@harbourlight.example",
        name=row.name,
        role=row.role,
        title=row.title,
        zone=zone,
        calendar=calendar,
        language=row.language,
        phone=row.phone,
        portrait=row.key,
        joined_at=clock.now(),
        password=password,
    )
    member.save()
    member.describe(by=member.actor, name=row.name)
    return member


def _duties(members: dict[str, Member]) -> None:
    for kind, key in (
        (DutyKind.HEAD_OF_RECRUITING, "helen-zhou"),
        (DutyKind.COORDINATOR, "tara-bloom"),
        (DutyKind.DATA, "tara-bloom"),
    ):
        Duty.objects.assign(kind, member=members[key], by=members["helen-zhou"].actor)
