"""One sentence about one domain, and how bad it is."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Level(TextChoices):
    """``bad`` means that letters get lost or refused, ``look`` that somebody should know."""

    GOOD = "good", _("in order")
    LOOK = "look", _("worth a look")
    BAD = "bad", _("to be changed")


@dataclass(frozen=True)
class Finding:
    """``sentence`` says what is there and what to change, in the language active when it was made."""

    level: Level
    domain: str
    sentence: str


Findings = Iterator[Finding]
