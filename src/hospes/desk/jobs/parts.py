"""The parts of the editor: each a form of its own, saved on its own, refused at its own field."""

from datetime import date
from typing import Any, ClassVar

from django.db import transaction

from hospes.desk.jobs import choices
from hospes.desk.jobs.worded import WordedForm
from hospes.foundation import showing
from hospes.foundation.refusals import Refusal
from hospes.jobs.models import Job
from hospes.jobs.refusals import NotReadyToPublish, RoundWithoutRoom
from hospes.team.models import Member


class PartForm(WordedForm):
    """One part. Subclasses name ``key``, ``title``, ``build`` (fields and what stands in them), ``change``."""

    key: ClassVar[str]
    title: ClassVar[Any]
    hint: ClassVar[Any] = ""
    fields_of: ClassVar[dict[str, str]] = {}
    template = "desk/jobs/_part.html"

    def __init__(self, data: Any = None, *, job: Job) -> None:
        super().__init__(data, auto_id=f"id_{self.key}_%s")
        self.job = job
        self.build(job)

    def build(self, job: Job) -> None:
        """Finish the fields, and say what stands in them."""
        raise NotImplementedError

    def change(self, told: dict[str, Any], by: Member) -> None:
        """The verb."""
        raise NotImplementedError

    def save(self, by: Member, do: str = "") -> bool:
        """Change the job, or show at the field why not."""
        if not self.is_valid():
            return False
        try:
            with transaction.atomic():
                self.change(self.cleaned_data, by)
        except Refusal as refusal:
            for sentence in sentences(refusal):
                self.refuse(self.fields_of.get(type(refusal).__name__), sentence)
            return False
        return True


def sentences(refusal: Refusal) -> list[str]:
    """A refusal in words; what would be missing from a readable page is listed."""
    if isinstance(refusal, NotReadyToPublish):
        return [str(refusal), *refusal.problems]
    if isinstance(refusal, RoundWithoutRoom) and "latest" in refusal.facts:
        return [str(RoundWithoutRoom(latest=day_of(str(refusal.facts["latest"]))))]
    return [str(refusal)]


def day_of(iso: str) -> str:
    """A day as people write it."""
    return showing.day(date.fromisoformat(iso), choices.language())
