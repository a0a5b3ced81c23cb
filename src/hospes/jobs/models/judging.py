from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

from hospes.foundation import wording
from hospes.foundation.actors import Actor
from hospes.jobs.drafts import CriterionDraft
from hospes.jobs.models.criterion import Criterion
from hospes.jobs.models.editable import Editable
from hospes.jobs.refusals import CriterionWithoutWords, NotOfThisJob

if TYPE_CHECKING:
    from hospes.jobs.models.job import Job


class Judging(Editable):
    """The criteria: published, and the only thing a no may be about besides plain reasons."""

    class Meta:
        abstract = True

    def current_criteria(self) -> list[Criterion]:
        """Return the criteria that count today, in order."""
        rows = cast("Job", self).criteria.all()
        return [criterion for criterion in rows if criterion.retired_at is None]

    def set_criteria(self, drafts: Sequence[CriterionDraft], *, by: Actor) -> None:
        """Make these the criteria, in this order. One that is left out is retired, not deleted.

        Raises CriterionWithoutWords, NotOfThisJob.
        """
        with self.edited("job.criteria_set", by=by, criteria=len(drafts)) as job:
            current = {criterion.pk: criterion for criterion in job.current_criteria()}
            for order, draft in enumerate(drafts, start=1):
                criterion = Criterion(job=job)
                if draft.criterion is not None:
                    if draft.criterion not in current:
                        raise NotOfThisJob
                    criterion = current.pop(draft.criterion)
                criterion.text = wording.lines(draft.text, 300)
                if not criterion.text:
                    raise CriterionWithoutWords
                criterion.must, criterion.order = draft.must, order
                criterion.save()
            job.criteria.filter(pk__in=current).update(retired_at=job.changed_at)
