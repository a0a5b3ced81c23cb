"""Where a candidate is found by hand: a LinkedIn profile, a WeChat or WeCom id. Entered by a member."""

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from django.db import models, transaction

from hospes.candidates.enums import HandleKind
from hospes.candidates.refusals import NoProfile
from hospes.foundation import clock, text
from hospes.foundation.actors import Actor
from hospes.journal.record import record

if TYPE_CHECKING:
    from hospes.candidates.models.candidate import Candidate

LONGEST = 200


class Handle(models.Model):
    """One of a kind for each candidate. Never fetched by us, never used by a machine."""

    candidate = models.ForeignKey("candidates.Candidate", models.CASCADE, related_name="handles")
    kind = models.CharField(max_length=20, choices=HandleKind)
    value = models.CharField(max_length=LONGEST)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(name="candidate_has_one_handle_of_a_kind", fields=["candidate", "kind"])]

    def __str__(self) -> str:
        return self.value


class Reachable(models.Model):
    """Being found where no machine may go."""

    class Meta:
        abstract = True

    def handle(self: "Candidate", kind: str) -> str:
        """The id or profile of this kind, or an empty string."""
        return next((handle.value for handle in self.handles.all() if handle.kind == kind), "")

    def set_handle(self: "Candidate", kind: HandleKind, value: str, *, by: Actor) -> None:
        """Note where the person is found; an empty value forgets it. Raises NoProfile for an address elsewhere."""
        said = text.clean_line(value, LONGEST).strip()
        if said and kind == HandleKind.LINKEDIN and not is_profile(said):
            raise NoProfile
        if said == Handle.objects.filter(candidate=self, kind=kind).values_list("value", flat=True).first():
            return
        with transaction.atomic():
            type(self).objects.select_for_update().get(pk=self.pk)
            if said:
                Handle.objects.update_or_create(candidate=self, kind=kind, defaults={"value": said})
            else:
                Handle.objects.filter(candidate=self, kind=kind).delete()
            record("candidate.corrected", subject=self.actor, by=by, at=clock.now())


def is_profile(address: str) -> bool:
    """Whether this is a page of LinkedIn, by https: nothing else may stand behind a button of that name."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    host = parts.netloc.lower()
    return parts.scheme == "https" and (host == "linkedin.com" or host.endswith(".linkedin.com")) and "@" not in host
