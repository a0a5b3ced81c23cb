"""The long link to the candidate's own page."""

from typing import TYPE_CHECKING

from django.db import models, transaction

from hospes.foundation import clock, tokens
from hospes.foundation.actors import Actor
from hospes.journal.record import record

if TYPE_CHECKING:
    from hospes.candidates.models.candidate import Candidate

PURPOSE = "candidate-link"
# The name of whoever was erased.
NOBODY = "—"


class LinkableQuerySet(models.QuerySet["Candidate"]):
    def by_link(self, token: str) -> "Candidate | None":
        """The candidate whose present link carries ``token``; None for an unknown, foreign or old one."""
        public_id = token.partition(".")[0]
        # NUL would be refused by PostgreSQL as an error, not as "not found".
        if not public_id.isalnum():
            return None
        candidate = self.filter(public_id=public_id).first()
        if candidate is None or not candidate.owns_link(token):
            return None
        return candidate


class Linkable(models.Model):
    """``/p/<token>/``: made from the id and a counter, so that every mail can carry it (DESIGN 9)."""

    class Meta:
        abstract = True

    def link_token(self: "Candidate") -> str:
        """The token of the page: public id, a dot, 128 bits of signature. The same until rotated."""
        return f"{self.public_id}.{tokens.sign(PURPOSE, self.public_id, self.link_rotation)}"

    def owns_link(self: "Candidate", token: str) -> bool:
        """Whether ``token`` is this candidate's present one, compared in constant time."""
        signature = token.partition(".")[2]
        return tokens.check(signature, PURPOSE, self.public_id, self.link_rotation)

    def rotate_link(self: "Candidate", *, by: Actor) -> str:
        """Void every link sent so far and return the new token. ``by`` is who asked for it."""
        now = clock.now()
        with transaction.atomic():
            row = type(self).objects.select_for_update().get(pk=self.pk)
            self.link_rotation = row.link_rotation + 1
            self.save(update_fields=["link_rotation"])
            record("candidate.link_rotated", subject=self.actor, by=by, at=now)
        return self.link_token()

    def close_link(self: "Candidate") -> None:
        """Void every link and give no new one: the person is being erased. Repeating it changes nothing."""
        if self.name != NOBODY:
            self.link_rotation += 1
            self.save(update_fields=["link_rotation"])
