"""Reading what somebody typed into a form: fit to be recorded, or a sentence at the right field."""

import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

from django.core.files import File
from django.utils import translation
from django.utils.translation import gettext, ngettext

from hospes.foundation import text, wording
from hospes.foundation.registers import Register
from hospes.questionnaires.enums import QuestionKind
from hospes.questionnaires.refusals import AnswersRefused

if TYPE_CHECKING:
    from hospes.questionnaires.models.question import Question
    from hospes.questionnaires.models.questionnaire import Questionnaire

    Upload: TypeAlias = File[Any]
else:  # Django's File cannot be subscripted when it runs
    Upload = File

MEGABYTE = 1024 * 1024
LARGEST_FILE = 10 * MEGABYTE
YES_NO_VALUES = {"yes": True, "no": False}

# Higher rooms that can look into a file say in a sentence why one is not taken, or ``""``.
file_rules: Register[Callable[[Upload], str]] = Register("questionnaires.file_rules")


@dataclass(frozen=True, kw_only=True)
class Given:
    """One answer that is fit to be recorded."""

    question: "Question"
    text: str = ""
    value: str | bool | None = None
    upload: Upload | None = None


@dataclass(frozen=True, kw_only=True)
class Checked:
    """All answers of one form, fit to be recorded; ``language`` is the one they were asked in."""

    questionnaire: "Questionnaire"
    language: str
    given: tuple[Given, ...]


class Unfit(Exception):
    """The answer to one question cannot be taken; the message is the sentence for its field."""


def check(
    questionnaire: "Questionnaire",
    raw: Mapping[str, str],
    uploads: Mapping[str, Upload],
    language: str,
) -> Checked:
    """Return the answers, or raise AnswersRefused with a sentence in ``language`` for each field."""
    given: list[Given] = []
    errors: dict[str, str] = {}
    with translation.override(wording.catalogue(language)):
        for question in questionnaire.asked():
            try:
                answer = read(question, raw.get(question.field, ""), uploads.get(question.field))
            except Unfit as unfit:
                errors[question.field] = str(unfit)
            else:
                given += [answer] if answer else []
    if errors:
        raise AnswersRefused(errors)
    return Checked(questionnaire=questionnaire, language=language, given=tuple(given))


def read(question: "Question", raw: str, upload: Upload | None) -> Given | None:
    """Return the answer to one question, None if it was left empty. Raises Unfit."""
    answer = READERS[QuestionKind(question.kind)](question, raw, upload)
    if answer is None and question.required:
        raise Unfit(EMPTY[QuestionKind(question.kind)]())
    return answer


def read_line(question: "Question", raw: str, _upload: Upload | None) -> Given | None:
    """Read one line; line breaks become spaces."""
    return within_limit(question, text.clean_line(raw, sys.maxsize))


def read_lines(question: "Question", raw: str, _upload: Upload | None) -> Given | None:
    """Read several lines."""
    return within_limit(question, text.clean_text(raw, sys.maxsize))


def within_limit(question: "Question", words: str) -> Given | None:
    """Return the answer unless it is longer than we said; nothing is ever cut off silently."""
    if len(words) > question.limit:
        raise Unfit(
            ngettext(
                "Please shorten this to %(limit)d character. It has %(length)d now.",
                "Please shorten this to %(limit)d characters. It has %(length)d now.",
                question.limit,
            )
            % {"limit": question.limit, "length": len(words)}
        )
    return Given(question=question, text=words) if words else None


def read_choice(question: "Question", raw: str, _upload: Upload | None) -> Given | None:
    """Read the value of an option. The words it stood under are kept beside it."""
    if not raw:
        return None
    options = {option["value"]: option["label"] for option in question.options}
    if raw not in options:
        raise Unfit(gettext("Please choose one of the options."))
    return Given(question=question, value=raw, text=wording.pick(options[raw], "en"))


def read_yes_no(question: "Question", raw: str, _upload: Upload | None) -> Given | None:
    """Read ``yes`` or ``no``."""
    if not raw:
        return None
    if raw not in YES_NO_VALUES:
        raise Unfit(gettext("Please answer yes or no."))
    return Given(question=question, value=YES_NO_VALUES[raw])


def read_file(question: "Question", _raw: str, upload: Upload | None) -> Given | None:
    """Take a file of fit size that no rule of a higher room speaks against."""
    if upload is None:
        return None
    if not upload.size:
        raise Unfit(gettext("This file is empty. Please choose it again."))
    if upload.size > LARGEST_FILE:
        raise Unfit(
            gettext("This file is larger than %(limit)d MB. Please send a smaller one.")
            % {"limit": LARGEST_FILE // MEGABYTE}
        )
    for rule in file_rules.all():
        if sentence := rule(upload):
            raise Unfit(sentence)
    return Given(question=question, upload=upload)


READERS: dict[QuestionKind, Callable[["Question", str, Upload | None], Given | None]] = {
    QuestionKind.TEXT: read_line,
    QuestionKind.LONG_TEXT: read_lines,
    QuestionKind.CHOICE: read_choice,
    QuestionKind.YES_NO: read_yes_no,
    QuestionKind.FILE: read_file,
}

EMPTY: dict[QuestionKind, Callable[[], str]] = {
    QuestionKind.TEXT: lambda: gettext("Please answer this question."),
    QuestionKind.LONG_TEXT: lambda: gettext("Please answer this question."),
    QuestionKind.CHOICE: lambda: gettext("Please choose one of the options."),
    QuestionKind.YES_NO: lambda: gettext("Please answer yes or no."),
    QuestionKind.FILE: lambda: gettext("Please choose a file."),
}
