from datetime import date
from typing import TYPE_CHECKING, cast

from hospes.foundation import text
from hospes.foundation.actors import Actor
from hospes.jobs.enums import OpeningState
from hospes.jobs.models.editable import Editable
from hospes.jobs.models.opening import Opening
from hospes.jobs.refusals import NotOfThisJob, OpeningEnded

if TYPE_CHECKING:
    from hospes.jobs.models.job import Job
    from hospes.team.models import Member


class Seating(Editable):
    """Seats: opened one by one, each with its reason, filled or cancelled once."""

    class Meta:
        abstract = True

    def open_seats(self) -> int:
        """Return how many people we still look for."""
        return sum(seat.state == OpeningState.OPEN for seat in cast("Job", self).openings.all())

    def open_opening(
        self,
        *,
        by: Actor,
        reason: str = "",
        cost_centre: str = "",
        approved_by: "Member | None" = None,
        approved_on: date | None = None,
    ) -> Opening:
        """Open one more seat. Without a day the approval counts from today in the job's zone."""
        with self.edited("job.opening_opened", by=by) as job:
            last = job.openings.last()
            approved_on = approved_on or job.today() if approved_by else None
            return Opening.objects.create(
                job=job,
                number=last.number + 1 if last else 1,
                reason=text.clean_line(reason, 200),
                cost_centre=text.clean_line(cost_centre, 50),
                approved_by=approved_by,
                approved_on=approved_on,
                opened_at=job.changed_at,
            )

    def fill_opening(self, opening: Opening, *, by: Actor, why: str = "") -> None:
        """Somebody was hired for this seat. Raises OpeningEnded, NotOfThisJob."""
        self._end_opening(opening, OpeningState.FILLED, by, why)

    def cancel_opening(self, opening: Opening, *, by: Actor, why: str) -> None:
        """The seat is gone; ``why`` is what may be told. Raises OpeningEnded, NotOfThisJob."""
        self._end_opening(opening, OpeningState.CANCELLED, by, why)

    def _end_opening(self, opening: Opening, state: OpeningState, by: Actor, why: str) -> None:
        verb = f"job.opening_{state}"
        with self.edited(verb, by=by, number=opening.number) as job:
            seat = job.openings.filter(pk=opening.pk).first()
            if seat is None:
                raise NotOfThisJob
            if seat.state != OpeningState.OPEN:
                raise OpeningEnded(number=seat.number)
            seat.state, seat.ended_at, seat.ended_by = state, job.changed_at, by
            seat.ended_why = text.clean_line(why, 200)
            seat.save(update_fields=["state", "ended_at", "ended_by", "ended_why"])
        opening.refresh_from_db()
