"""How rooms above speak about a job that this room knows only by itself.

Filled in their ``AppConfig.ready``.
"""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from hospes.foundation.registers import Register
from hospes.jobs.findings import Finding

if TYPE_CHECKING:
    from hospes.jobs.models.job import Job

# Sentences that say why a job cannot close yet: "9 people still wait for an answer."
closing_checks: Register[Callable[["Job"], Iterable[str]]] = Register("jobs.closing_checks")

# What else a job needs before it can be published, or what is worth a look.
publish_checks: Register[Callable[["Job"], Iterable[Finding]]] = Register("jobs.publish_checks")
