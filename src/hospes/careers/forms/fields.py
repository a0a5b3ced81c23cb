"""Fields that only carry what was typed: the rooms say what is wrong with it, each in its own words."""

import sys
from typing import Any

from django import forms
from django.utils.translation import gettext

from hospes.foundation import text
from hospes.questionnaires.enums import QuestionKind
from hospes.questionnaires.models import Question

MOST_RADIOS = 7
ACCEPTED = ".pdf,.docx,.odt,.rtf,.txt,.md,.png,.jpg,.jpeg,.webp,.heic,application/pdf,image/*"


class Typed(forms.CharField):
    """Words, without what breaks storage or reading direction."""

    def clean(self, value: Any) -> str:
        return text.clean_text(str(value or ""), sys.maxsize)


class Chosen(forms.ChoiceField):
    """One of a list; what is not on it is refused by whoever made the list."""

    def clean(self, value: Any) -> str:
        return str(value or "")


class Sent(forms.FileField):
    """A file, or none."""

    widget = forms.FileInput

    def clean(self, data: Any, initial: Any = None) -> Any:
        return data or None


class Trap(Typed):
    """A field that people neither see nor reach; a program that fills in everything fills it too."""

    def __init__(self) -> None:
        super().__init__(required=False)


def line(**attributes: str) -> forms.TextInput:
    """A one-line control. ``attributes``: ``autocomplete``, ``inputmode`` and the like."""
    return forms.TextInput(attrs={"enterkeyhint": "next", **attributes})


def lines(rows: int, **attributes: str) -> forms.Textarea:
    """A control of several lines, which grows with what is typed."""
    return forms.Textarea(attrs={"rows": str(rows), "cols": "40", **attributes})


def asking(question: Question, language: str) -> forms.Field:
    """Return the field for a question of the job, in the reader's language or the one it was written in."""
    facts: dict[str, Any] = {
        "label": question.label_in(language),
        "help_text": question.help_in(language),
        "required": question.required,
    }
    if question.kind == QuestionKind.FILE:
        return Sent(widget=forms.FileInput(attrs={"accept": ACCEPTED}), **facts)
    if question.kind in {QuestionKind.CHOICE, QuestionKind.YES_NO}:
        choices = question.choices_in(language) or yes_or_no()
        if len(choices) > MOST_RADIOS:
            return Chosen(choices=[("", "—"), *choices], **facts)
        return Chosen(choices=choices, widget=forms.RadioSelect, **facts)
    return Typed(widget=lines(4) if question.kind == QuestionKind.LONG_TEXT else line(), **facts)


def yes_or_no() -> list[tuple[str, str]]:
    return [("yes", gettext("Yes")), ("no", gettext("No"))]
