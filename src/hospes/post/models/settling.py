"""What became of a letter: written once, and told to whoever asked, in one transaction."""

from typing import TYPE_CHECKING, Any, cast

from django.db import transaction

from hospes.foundation import actors, clock
from hospes.foundation.actors import Actor
from hospes.post import outcomes
from hospes.post.enums import MAY_HAVE_LEFT, NOT_LEFT, UNANSWERED, State, What
from hospes.post.models.mail_server import MailServer
from hospes.post.models.standing import Standing
from hospes.post.refusals import NotSentYet, NotUncertain, OnlyAPerson

if TYPE_CHECKING:
    from hospes.post.models.envelope import Envelope


class Settles(Standing):
    """An envelope comes to an end, and may still come back."""

    class Meta:
        abstract = True

    def accept(self, response: str) -> None:
        """The mail server took the letter. Also after doubt: a late yes is still a yes."""
        now, envelope = clock.now(), cast("Envelope", self)
        with transaction.atomic():
            if self._conclude(
                What.ACCEPTED,
                only_from=UNANSWERED,
                state=State.ACCEPTED,
                accepted_at=self.accepted_at or now,
                response=response,
                # Let go with it: a commit of its own would be a sixth of the time that a letter takes.
                claimed_by="",
                lease_until=None,
                last_error="",
            ):
                MailServer.objects.filter(pk=envelope.server_id).note_acceptance(now)

    def refuse(self, words: str, *, hard: bool, by: str) -> None:
        """The mail server will not take the letter (``hard``), or the worker ``by`` gave up trying."""
        self._conclude(
            What.REFUSED,
            only_from=(*NOT_LEFT, State.HANDING_OVER),
            held_by=by,
            state=State.REFUSED,
            refused_at=clock.now(),
            response=words,
            hard=hard,
        )

    def doubt(self, words: str, *, by: str) -> None:
        """The letter began to leave and ``by`` heard no answer. No machine sends it again."""
        self._conclude(
            What.UNCERTAIN,
            only_from=(State.HANDING_OVER,),
            held_by=by,
            state=State.UNCERTAIN,
            response=words,
        )

    def settle_leftover(self, *, by: str) -> None:
        """Settle what a crash left in *handing over*, as the worker ``by`` that holds the claim."""
        if self.accepted_at is not None:
            self.accept(self.response)
        else:
            self.doubt("The worker stopped while the letter was being handed over.", by=by)

    def say_that_it_waits(self) -> None:
        """Tell, once, that the letter is still being tried (``What.DELAYED``): there is a telephone."""
        if self.waiting_told_at is None:
            self._conclude(What.DELAYED, only_from=(State.QUEUED,), waiting_told_at=clock.now())

    def bounce(self, *, by: Actor, response: str, hard: bool) -> None:
        """The letter came back. ``hard``: it never will arrive at this address.

        Tells *bounced*. A second notice about the same letter changes nothing. Raises NotSentYet.
        """
        self.refresh_from_db(fields=["state"])
        if self.state in (*NOT_LEFT, State.CANCELLED):
            raise NotSentYet
        now = clock.now()
        self._conclude(
            What.BOUNCED,
            only_from=MAY_HAVE_LEFT,
            state=State.REFUSED,
            refused_at=now,
            bounced_at=now,
            response=response,
            hard=hard,
            settled_by=by,
        )

    def remark(self, what: What, *, words: str = "") -> None:
        """Pass on what was said about a letter that stays where it is: ``What.DELAYED``, ``What.COMPLAINED``.

        ``words`` are kept as the last word on it. A letter that came back, or never left, hears nothing more.
        """
        self._conclude(what, only_from=MAY_HAVE_LEFT, response=words or self.response)

    def deliver(self, *, words: str = "") -> None:
        """The provider says that the recipient's server took it: that is evidence, and ends a doubt. Safe to repeat."""
        if self.state == State.UNCERTAIN:
            self.accept(words or self.response)
        self.remark(What.DELIVERED, words=words)

    def settle_uncertain(self, *, as_: What, by: Actor) -> None:
        """Say what became of an uncertain letter: ``What.ACCEPTED`` or ``What.REFUSED``.

        ``by`` is a member who decided, or the candidate whose reply or visit proves it (DESIGN,
        mail path). Raises OnlyAPerson for a machine, NotUncertain when it is already known.
        """
        if not actors.is_human(by):
            raise OnlyAPerson
        now = clock.now()
        facts: dict[str, Any] = {"state": State.ACCEPTED, "accepted_at": now}
        if as_ != What.ACCEPTED:
            as_, facts = What.REFUSED, {"state": State.REFUSED, "refused_at": now}
        if not self._conclude(as_, only_from=(State.UNCERTAIN,), settled_by=by, **facts):
            raise NotUncertain

    def _conclude(
        self,
        what: What,
        *,
        only_from: tuple[State, ...],
        held_by: str | None = None,
        **facts: Any,
    ) -> bool:
        """Write ``facts`` and tell the listeners.

        False, and nothing, if the state is another by now, or another worker holds the claim.
        """
        envelope = cast("Envelope", self)
        with transaction.atomic():
            outcomes.lock(envelope)
            self.lock()
            if self.state not in only_from or held_by not in (None, self.claimed_by):
                return False
            for field, value in facts.items():
                setattr(self, field, value)
            self.save(update_fields=list(facts))
            outcomes.tell(envelope, what)
        return True
