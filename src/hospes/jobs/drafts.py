"""What somebody wants a job to be, before it is a row."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypedDict

from hospes.jobs.enums import StageKind, StagePromise

if TYPE_CHECKING:
    from hospes.team.models import Member


class TextDraft(TypedDict, total=False):
    """The text of a job in one language; what is not named stays as it is."""

    title: str
    summary: str
    hours: str
    work: str
    needs: str
    honest: str
    benefits: str


@dataclass(frozen=True, kw_only=True)
class StageDraft:
    """A stage as it comes from the editor; ``stage`` is the row it changes, None for a new one."""

    name: Mapping[str, str]
    kind: str = StageKind.TALK
    minutes: int | None = None
    people: Mapping[str, str] = field(default_factory=dict)
    members: "Sequence[Member]" = ()
    promise_kind: str = StagePromise.NONE
    promise_days: int | None = None
    explains: Mapping[str, str] = field(default_factory=dict)
    stage: int | None = None


@dataclass(frozen=True, kw_only=True)
class CriterionDraft:
    """A criterion as it comes from the editor; ``criterion`` is the row it rewords."""

    text: Mapping[str, str]
    must: bool = True
    criterion: int | None = None
