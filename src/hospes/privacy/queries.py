"""Reads for one screen: what a candidate has agreed to, and what he could."""

from dataclasses import dataclass

from hospes.candidates.models import Candidate
from hospes.privacy.enums import Purpose
from hospes.privacy.models import Consent


@dataclass(frozen=True)
class Choice:
    """One purpose, and the consent that stands or stood last."""

    purpose: Purpose
    consent: Consent | None

    @property
    def stands(self) -> bool:
        return self.consent is not None and self.consent.stands


def choices_of(candidate: Candidate) -> list[Choice]:
    """Every purpose with the newest consent the candidate gave to it, in one query."""
    newest = {row.purpose: row for row in Consent.objects.filter(candidate=candidate).order_by("pk")}
    return [Choice(purpose, newest.get(purpose)) for purpose in Purpose]
