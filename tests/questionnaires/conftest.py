from datetime import UTC, datetime

import pytest

from hospes.foundation import clock
from hospes.questionnaires.drafts import QuestionDraft
from hospes.questionnaires.enums import QuestionKind
from hospes.questionnaires.models import Questionnaire

NOW = datetime(2026, 11, 24, 2, tzinfo=UTC)

OF_EACH_KIND = [
    QuestionDraft(kind=QuestionKind.TEXT, label={"en": "Where do you live?", "zh": "您住在哪里？"}),
    QuestionDraft(
        kind=QuestionKind.LONG_TEXT,
        label={"en": "A bad day", "zh": "糟糕的一天"},
        help={"en": "Notes are fine."},
        required=True,
        max_length=50,
    ),
    QuestionDraft(
        kind=QuestionKind.CHOICE,
        label={"en": "Which shift?", "zh": "哪个班次？"},
        options=[
            {"value": "day", "label": {"en": "By day", "zh": "白班"}},
            {"value": "night", "label": {"en": "By night", "zh": "夜班"}},
        ],
    ),
    QuestionDraft(kind=QuestionKind.YES_NO, label={"en": "Can you drive?", "zh": "您会开车吗？"}),
    QuestionDraft(kind=QuestionKind.FILE, label={"en": "A drawing", "zh": "一张图纸"}),
]


@pytest.fixture(autouse=True)
def now(settings, tmp_path) -> datetime:
    settings.DATA = tmp_path
    clock.set_to(NOW)
    return NOW


@pytest.fixture
def form(db) -> Questionnaire:
    return Questionnaire.objects.draft(name="Field technician", questions=OF_EACH_KIND)


@pytest.fixture
def fields(form) -> list[str]:
    return [question.field for question in form.asked()]
