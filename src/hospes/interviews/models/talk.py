"""What a member says of a talk that is to be arranged, checked before anything is written."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from hospes.foundation import showing, text
from hospes.interviews.enums import How
from hospes.interviews.refusals import LengthUnclear, NobodyThere, NowhereToGo, OtherPlan, StartPassed
from hospes.team import places

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hospes.applications.models import Application
    from hospes.cases.models import Case
    from hospes.jobs.models import Stage
    from hospes.team.models import Member

SHORTEST, LONGEST = 5, 480
LINE = 300


@dataclass(frozen=True, kw_only=True)
class Talk:
    """``start`` is aware; ``zone`` is the IANA name of the place where it counts; ``where`` a link, number, address."""

    stage: Stage
    start: datetime
    minutes: int
    zone: str
    how: How
    where: str
    people: Sequence[Member]
    topic: str = ""

    def check(self, application: Application, *, now: datetime) -> None:
        """Raise OtherPlan, StartPassed, LengthUnclear, NobodyThere, NowhereToGo, UnknownZone."""
        if self.stage.job_id != application.job_id:
            raise OtherPlan
        if self.start <= now:
            raise StartPassed
        if not SHORTEST <= self.minutes <= LONGEST:
            raise LengthUnclear
        if not self.people or not all(person.is_active for person in self.people):
            raise NobodyThere
        if not text.clean_line(self.where, LINE):
            raise NowhereToGo
        places.check(zone=self.zone, calendar=None, language=None)

    def columns(self) -> dict[str, Any]:
        """What is written down, as JSON can hold it."""
        return {
            "stage": self.stage.pk,
            "start": self.start.isoformat(),
            "minutes": self.minutes,
            "zone": self.zone,
            "how": self.how,
            "where": text.clean_line(self.where, LINE),
            "topic": text.clean_line(self.topic, LINE),
            "people": [person.pk for person in self.people],
        }


def when(start: datetime, zone: str, case: Case) -> str:
    """When it begins, for the candidate: her own zone first, that of the place in brackets (spec 8.4)."""
    return showing.instant(start, case.candidate.zone, zone, case.candidate.language)
