"""What the sweeper re-derives: who was erased is gone everywhere (house rule 10, I15)."""

from collections.abc import Iterator
from datetime import datetime

from hospes.foundation.sweeping import Check, Violation
from hospes.privacy import steps
from hospes.privacy.models import Erasure


def nothing_is_left(now: datetime) -> Iterator[Violation]:
    """I15: of nobody who was erased any row is left that says more than what counts."""
    for erasure in Erasure.objects.done().order_by("pk").iterator(chunk_size=500):
        for step in steps.plan():
            if step.left(erasure.candidate_id):
                yield Violation("I15", erasure.key, f"something is left in {step.label}")


CHECKS = [Check(code="I15", title="nothing is left of who was erased", run=nothing_is_left)]
