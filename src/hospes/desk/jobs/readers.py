"""People who read one text, each in his own language and with his own greeting."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from django.utils.functional import cached_property

from hospes.conversations import facts
from hospes.foundation import wording

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from hospes.applications.models import Application


@dataclass
class Reader:
    """One person of several who are written to at once. ``refused`` says why this one is not."""

    application: Application
    refused: str = ""

    @property
    def person(self) -> Any:
        return self.application.case.candidate

    @property
    def language(self) -> str:
        return wording.code(self.person.language)

    @cached_property
    def greeting(self) -> str:
        return facts.of_case(self.application.case)["greeting"]


R = TypeVar("R", bound=Reader)


def one_each(readers: Sequence[R], text_for: Callable[[R], str]) -> dict[str, str]:
    """One text per language; where several read it, the greeting stays a token."""
    texts: dict[str, str] = {}
    for reader in readers:
        if reader.language not in texts:
            alone = sum(other.language == reader.language for other in readers) == 1
            text = text_for(reader)
            texts[reader.language] = text if alone else text.replace(reader.greeting, "{greeting}", 1)
    return texts
