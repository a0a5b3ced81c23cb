"""Plans to begin with, so that a first job can be published within minutes."""

from collections.abc import Callable

from hospes.foundation.wording import Wording
from hospes.jobs.drafts import StageDraft
from hospes.jobs.enums import StageKind, StagePromise


def standard() -> list[StageDraft]:
    """Read, call, talk, decide: about an hour and a half of a candidate's time."""
    return [
        StageDraft(
            kind=StageKind.APPLIED,
            name={"en": "Applied", "zh": "已申请"},
            explains={
                "en": "We confirm at once, with a name and a date.",
                "zh": "我们会立即确认，并告诉您联系人和答复日期。",
            },
        ),
        reading(),
        StageDraft(
            kind=StageKind.CALL,
            name={"en": "A call", "zh": "电话沟通"},
            minutes=30,
            promise_kind=StagePromise.OUTCOME,
            promise_days=3,
            explains={
                "en": "Your questions first. Pay, place and start date get said out loud.",
                "zh": "先回答您的问题。薪资、地点和到岗时间都会说清楚。",
            },
        ),
        StageDraft(
            kind=StageKind.TALK,
            name={"en": "A talk with the team", "zh": "与团队面谈"},
            minutes=60,
            promise_kind=StagePromise.OUTCOME,
            promise_days=3,
            explains={
                "en": "You meet the people you would work with.",
                "zh": "您会见到将来的同事。",
            },
        ),
        deciding(),
    ]


def short() -> list[StageDraft]:
    """Read, talk, decide: for hourly work and internships."""
    return [standard()[0], reading(), standard()[3], deciding()]


def reading() -> StageDraft:
    """A person reads the application and says yes or no within 5 working days."""
    return StageDraft(
        kind=StageKind.REVIEW,
        name={"en": "We read your application", "zh": "我们阅读您的申请"},
        promise_kind=StagePromise.REVIEW,
        promise_days=5,
        explains={
            "en": "A person reads it. You hear yes or no, with the reason.",
            "zh": "由人来读。无论结果如何，都会告诉您原因。",
        },
    )


def deciding() -> StageDraft:
    """The decision, told within 3 working days after the last talk."""
    return StageDraft(
        kind=StageKind.DECISION,
        name={"en": "Decision", "zh": "决定"},
        promise_kind=StagePromise.DECISION,
        promise_days=3,
        explains={
            "en": "Yes or no, told by a person.",
            "zh": "无论录用与否，都会有人亲自告诉您。",
        },
    )


TEMPLATES: dict[str, Callable[[], list[StageDraft]]] = {"standard": standard, "short": short}

NAMES: dict[str, Wording] = {
    "standard": {"en": "Read, call, talk, decide", "zh": "阅读、电话、面谈、决定"},
    "short": {"en": "Read, talk, decide", "zh": "阅读、面谈、决定"},
}
