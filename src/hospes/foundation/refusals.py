"""Refusals: exceptions named for the fact, with a plain sentence a person may read."""

from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Refusal(Exception):
    """A verb was refused. Subclasses are named for the fact and set ``sentence``.

    ``AlreadyDecided(name="Ada")`` fills ``%(name)s`` of the sentence. ``str()`` is the sentence in
    the language active when it is read, so faces show it as it is.
    """

    sentence: str | Promise = _("That is not possible.")

    def __init__(self, **facts: Any) -> None:
        super().__init__()
        self.facts = facts

    def __str__(self) -> str:
        sentence = str(self.sentence)
        return sentence % self.facts if self.facts else sentence
