"""What somebody wants to ask, before it is a row."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypedDict

from hospes.questionnaires.enums import QuestionKind


class Option(TypedDict):
    """One thing to choose: what is stored, and how it reads in each language."""

    value: str
    label: dict[str, str]


@dataclass(frozen=True, kw_only=True)
class QuestionDraft:
    """A question as it comes from the editor.

    ``origin`` is the number in the field's name (12 for ``q12``) when the draft rewords a
    question that exists; ``None`` for a new one.
    """

    label: Mapping[str, str]
    kind: str = QuestionKind.TEXT
    help: Mapping[str, str] = field(default_factory=dict)
    options: Sequence[Option] = ()
    required: bool = False
    max_length: int | None = None
    origin: int | None = None
