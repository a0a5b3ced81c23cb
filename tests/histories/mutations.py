"""Seeded mistakes: one rule of the ledger is taken away, and histories must notice (spec/promise_model.py)."""

from collections.abc import Callable

import pytest

from hospes.applications import queries
from hospes.applications.models import advanceable, submitting
from hospes.cases import lifecycle
from hospes.cases.enums import State as CaseState
from hospes.cases.models import Case
from hospes.conversations import closing
from hospes.conversations.letters import Draft
from hospes.conversations.models import Message
from hospes.post.models import Envelope
from hospes.promises import rounds
from hospes.promises.enums import State
from hospes.promises.models import Promise
from hospes.team import duties

Mutation = Callable[[pytest.MonkeyPatch], None]


def no_alert(patch: pytest.MonkeyPatch) -> None:
    """A date that was missed is on nobody's Today."""
    owed = queries.owed_by
    patch.setattr(queries, "owed_by", lambda member, now: owed(member, now).filter(due__gt=now))


def missed_is_forgotten(patch: pytest.MonkeyPatch) -> None:
    """The clock lets a date fall away instead of writing that it was missed."""

    def break_now(self: Promise, *, at: object) -> bool:
        if self.state != State.MADE or self.due > at:
            return False
        self.state, self.broken_at = State.VOID, self.due
        self.save(update_fields=["state", "broken_at"])
        return True

    patch.setattr(Promise, "break_now", break_now)


def no_heartbeat(patch: pytest.MonkeyPatch) -> None:
    """Nothing runs beside a date that is far away."""
    from hospes.applications.models import holdable

    patch.setattr(rounds, "update_due", lambda case, **facts: None)
    patch.setattr(holdable, "needs_update", lambda case, now: False)


def advance_opens_nothing(patch: pytest.MonkeyPatch) -> None:
    """Going on keeps the review and says no next date."""
    approve = type(Message.objects).approve

    def without_date(self: object, case: Case, draft: Draft, **facts: object) -> Message:
        if facts.get("act") == advanceable.ACT.name:
            facts["proposals"] = ()
            draft = Draft(draft.subject, draft.text.replace("{date}", "soon"), draft.letter)
        return approve(self, case, draft, **facts)

    patch.setattr(type(Message.objects), "approve", without_date)


def bounce_ignored(patch: pytest.MonkeyPatch) -> None:
    """A no that came back stays a no that was told."""
    patch.setattr(closing, "reopen", lambda message, **facts: None)


def late_move(patch: pytest.MonkeyPatch) -> None:
    """A date may be moved after it has passed."""
    patch.setattr(Promise, "check_move", lambda self, **facts: None)

    def give_way(self: Promise, *, at: object, by: str) -> None:
        new = self.successor()
        if new is not None:
            self.state = State.RENEGOTIATED
            self.save(update_fields=["state"])
            new.told_at = at
            new.save(update_fields=["told_at"])

    patch.setattr(Promise, "give_way", give_way)


def hand_over_drops_promises(patch: pytest.MonkeyPatch) -> None:
    """A case changes hands, what is owed stays with the former contact."""
    patch.setitem(lifecycle.handed_over._things, "promises", lambda case, row, now: None)


def deputy_absent(patch: pytest.MonkeyPatch) -> None:
    """Who leaves hands nothing over, and nobody acts for him."""
    patch.delitem(duties.hand_overs._things, "cases")
    patch.setattr(Case, "acting", property(lambda self: self.contact))


def status_only(patch: pytest.MonkeyPatch) -> None:
    """Deciding closes; whether it was heard does not matter."""
    become = Case._become

    def at_once(self: Case, state: str) -> None:
        become(self, CaseState.CLOSED if state == CaseState.CLOSING else state)

    patch.setattr(Case, "_become", at_once)


def sent_again_by_the_machine(patch: pytest.MonkeyPatch) -> None:
    """What a crash left in the middle of DATA goes back into the queue."""

    def settle_leftover(self: Envelope, *, by: str) -> None:
        Envelope.objects.filter(pk=self.pk).update(state="queued", handing_over_at=None)

    patch.setattr(Envelope, "settle_leftover", settle_leftover)


def acknowledged_but_not_kept(patch: pytest.MonkeyPatch) -> None:
    """The receipt is written, the promises are not."""
    patch.setattr(submitting, "first_promises", lambda application, **facts: [])


MUTATIONS: tuple[Mutation, ...] = (
    no_alert,
    missed_is_forgotten,
    no_heartbeat,
    advance_opens_nothing,
    bounce_ignored,
    late_move,
    hand_over_drops_promises,
    deputy_absent,
    status_only,
    sent_again_by_the_machine,
    acknowledged_but_not_kept,
)
