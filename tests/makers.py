"""Plain makers of lifelike things, for the tests of every room. They use the real verbs."""

from decimal import Decimal
from typing import Any

from hospes.conversations.settings import ConversationSettings
from hospes.foundation import clock, house
from hospes.jobs.drafts import CriterionDraft
from hospes.jobs.models import Job, Place
from hospes.questionnaires.drafts import QuestionDraft
from hospes.questionnaires.enums import QuestionKind
from hospes.team.models import Company, Member

SHANGHAI = {"zone": "Asia/Shanghai", "calendar": "CN"}
TORONTO = {"zone": "America/Toronto", "calendar": "CA-ON"}


def make_company(**changes: Any) -> Company:
    """Return the company's one row, made if it is not there."""
    facts: dict[str, Any] = {
        "name": {"en": "Harbourlight Robotics", "zh": "港灯机器人"},
        "legal_name": "Harbourlight Robotics Ltd.",
        "public_url": "http://127.0.0.1:8000",
        "language": "en",
        "opened_at": clock.now(),
        **TORONTO,
        **changes,
    }
    company = Company.objects.current() or Company()
    for field, value in facts.items():
        setattr(company, field, value)
    company.save()
    # Letters leave at once whatever the hour at which tests run; what is proposed has tests of its own.
    house.write(ConversationSettings, propose_hours=False)
    return company


def make_member(name: str = "Grace Hopper", **changes: Any) -> Member:
    """Return an active member; the address follows the name (``grace@harbourlight.example``)."""
    local = name.split(maxsplit=1)[0].lower()
    facts: dict[str, Any] = {
        "email": f"{local}@harbourlight.example",
        "role": "recruiter",
        "title": {"en": "Talent partner", "zh": "招聘伙伴"},
        "joined_at": clock.now(),
        **TORONTO,
        **changes,
    }
    return Member.objects.create(name=name, sort_key=name.casefold(), password="!", **facts)


def make_place(**changes: Any) -> Place:
    """Return a place: Toronto unless told otherwise."""
    facts: dict[str, Any] = {
        "name": {"en": "Toronto", "zh": "多伦多"},
        "country": "CA",
        "region": "ON",
        **TORONTO,
        **changes,
    }
    return Place.objects.create(**facts)


def make_job(**changes: Any) -> Job:
    """Return a job in English and Chinese with everything publishing asks for; a draft.

    ``changes``: ``by``, ``contact``, ``deputy``, ``place``, ``titles``, ``questions``, ``plan``,
    ``state`` ("public" publishes it), and the facts of ``job.describe``.
    """
    contact = changes.pop("contact", None) or a_member("Grace Hopper")
    deputy = changes.pop("deputy", None) or a_member("Dan Okafor")
    by = changes.pop("by", contact.actor)
    place = changes.pop("place", None) or Place.objects.first() or make_place()
    titles = changes.pop("titles", {"en": "Field technician", "zh": "现场技术员"})
    questions = changes.pop("questions", [A_QUESTION])
    state = changes.pop("state", "draft")
    facts: dict[str, Any] = {
        "team_name": {"en": "Field service", "zh": "现场服务"},
        "real_vacancy": True,
        "machines_used": {"en": "None. People read and decide.", "zh": "没有。由人阅读并决定。"},
        "plan": "standard",
        **changes,
    }
    job = Job.objects.draft(titles=titles, by=by, contact=contact, deputy=deputy, **facts)
    for language in titles:
        job.write(language, by=by, **TEXTS[language])
    job.set_places([place], by=by)
    job.set_pay(by=by, kind="range", low=Decimal(62000), high=Decimal(74000), currency="CAD")
    job.set_criteria(CRITERIA, by=by)
    job.set_questions(questions, by=by)
    job.open_opening(by=by, reason="Second shift")
    if state != "draft":
        {"public": job.publish, "unlisted": job.unlist}[state](by=by)
    return job


def a_member(name: str) -> Member:
    """Return the member of that name, made if there is none."""
    return Member.objects.filter(name=name).first() or make_member(name)


A_QUESTION = QuestionDraft(
    kind=QuestionKind.LONG_TEXT,
    label={"en": "A machine you repaired, and how", "zh": "您修好的一台机器，以及怎么修的"},
    help={"en": "Notes are fine.", "zh": "写要点也可以。"},
    required=True,
)

CRITERIA = [
    CriterionDraft(text={"en": "You have repaired machines", "zh": "修过机器"}),
    CriterionDraft(text={"en": "You write clearly", "zh": "文字表达清楚"}),
    CriterionDraft(text={"en": "You know hydraulics", "zh": "懂液压"}, must=False),
]

TEXTS: dict[str, dict[str, Any]] = {
    "en": {
        "summary": "Keep our harbour robots moving.",
        "hours": "Full-time or 4 days",
        "work": "You visit harbours.\n\n- Repair robots on the quay\n- Write down what broke",
        "needs": "- You have repaired machines\n- You can drive",
        "honest": "It is cold on the quay in January.",
        "benefits": "26 days of leave.",
    },
    "zh": {
        "summary": "让我们的港口机器人一直运转。",
        "hours": "全职或每周四天",
        "work": "您会去各个港口。\n\n- 在码头修理机器人\n- 记录故障原因",
        "needs": "- 修过机器\n- 会开车",
        "honest": "一月的码头很冷。",
        "benefits": "每年 26 天带薪假。",
    },
}
