"""What stands in the way of publishing, and what is worth a look."""

from dataclasses import dataclass

from hospes.jobs.enums import Severity


@dataclass(frozen=True, kw_only=True)
class Finding:
    """One plain sentence about a job; ``code`` is stable, the sentence is for reading."""

    code: str
    severity: Severity
    sentence: str

    @property
    def blocks(self) -> bool:
        """Whether the job cannot be published while this holds."""
        return self.severity == Severity.BLOCK

    def __str__(self) -> str:
        return self.sentence


def block(code: str, sentence: str) -> Finding:
    """Return a finding that stands in the way."""
    return Finding(code=code, severity=Severity.BLOCK, sentence=sentence)


def warn(code: str, sentence: str) -> Finding:
    """Return a finding that is worth a look."""
    return Finding(code=code, severity=Severity.WARN, sentence=sentence)
