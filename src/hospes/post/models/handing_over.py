"""Handing a letter to the mail server: the worker's verb, and the border that may not be crossed twice.

    queued → claimed → [MAIL, RCPT] → handing over, committed → [DATA] → accepted | refused
                                                                       → uncertain

Everything before the committed *handing over* may be repeated. Nothing after it is.
"""

from datetime import datetime, timedelta

from django.db import transaction

from hospes.foundation import clock
from hospes.foundation.crash_points import point
from hospes.post import pauses
from hospes.post.enums import NOT_LEFT, UNANSWERED, State
from hospes.post.models.mail_server import MailServer
from hospes.post.models.settling import Settles
from hospes.post.models.written import Written
from hospes.post.refusals import NoMailServer
from hospes.post.transports import in_a_row
from hospes.post.transports.line import Line, Never, NoLine, NotNow, Parcel, Taken, Unknown

FILE_GONE = "A file that was to go with this letter is no longer on our disk."


class Full(Exception):
    """The server takes no more until then."""

    words = "As many letters left as may in an hour or a day."

    def __init__(self, until: datetime) -> None:
        super().__init__(self.words)
        self.until = until


class HandsOver(Settles, Written):
    """An envelope is handed over once."""

    server_id: int | None

    class Meta:
        abstract = True

    def hand_over(self, *, by: str) -> None:
        """Send the letter, as the worker ``by`` that holds the claim, outside any transaction.

        Whatever the mail server answers is written down here; no answer raises. A letter found in
        *handing over* was left there by a crash: it becomes accepted if the server's answer had
        been written down, else uncertain. It is not sent again.
        """
        if self.state == State.HANDING_OVER:
            self.settle_leftover(by=by)
        elif self._take_in_hand(by):
            self._try(by)

    def _try(self, by: str) -> None:
        server = self._server()
        try:
            self._wait_for_room(server)
            with in_a_row.line(server.route()) as line:
                self._over(line, self.parcel(clock.now()), by, server)
        except Full as full:
            server.note_full(full.until)
            self._put_back(full.words, by=by, not_before=self.not_before)
        except NoLine as answer:
            # The server rests, the letter does not: it goes first when the server is back.
            server.note_trouble(answer.problem, answer.words)
            self._put_back(answer.words, by=by, not_before=self.not_before)
        except NotNow as answer:
            pause = pauses.before_try(self.attempts)
            self._put_back(answer.words, by=by, not_before=clock.now() + pause)
            self._think_of_the_writer()
        except Never as answer:
            self.refuse(answer.words, hard=True, by=by)
        except FileNotFoundError:
            self.refuse(FILE_GONE, hard=True, by=by)
        except Unknown as answer:
            self.doubt(answer.words, by=by)

    def _over(self, line: Line, parcel: Parcel, by: str, server: MailServer) -> None:
        line.address(parcel)
        point("post.before_handing_over")
        if not self._start_handing_over(by, server):
            return
        point("post.before_data")
        response = line.hand_over(parcel)
        point("post.after_data")
        self._note_answer(response)
        point("post.answer_noted")
        self.accept(response)

    def _take_in_hand(self, by: str) -> bool:
        """Mark the letter as claimed; False if somebody was faster or it was taken back."""
        with transaction.atomic():
            self.lock()
            if self.state not in NOT_LEFT or self.claimed_by != by:
                return False
            self.state = State.CLAIMED
            self.tried_since = self.tried_since or clock.now()
            self.save(update_fields=["state", "tried_since"])
        return True

    def _server(self) -> MailServer:
        """Return the server that sends for the writer now, and write down that it is that one."""
        server = MailServer.objects.for_address(self.from_address)
        if server is None:
            raise NoMailServer
        if self.server_id != server.pk:
            self.server_id = server.pk
            self._meta.base_manager.filter(pk=self.pk).update(server=server)
        return server

    def _wait_for_room(self, server: MailServer) -> None:
        """Raise Full while the server was given as many letters as it takes (P27)."""
        now = clock.now()
        until = server.room_at(now)
        if until > now:
            raise Full(until)

    def _think_of_the_writer(self) -> None:
        if self.tried_since is not None and clock.now() - self.tried_since >= pauses.TELL_AFTER:
            self.say_that_it_waits()

    def _start_handing_over(self, by: str, server: MailServer) -> bool:
        """Commit *handing over*; False if the letter is no longer ours to send. Raises Full.

        ``durable``: the commit must be on disk before DATA, so an outer transaction is an error.
        """
        now = clock.now()
        with transaction.atomic(durable=True):
            self.lock()
            if self.state != State.CLAIMED or self.claimed_by != by:
                return False
            if server.hourly or server.daily:
                # Two workers may not both take the last place.
                self._wait_for_room(MailServer.objects.select_for_update(no_key=True).get(pk=server.pk))
            self.state = State.HANDING_OVER
            self.handing_over_at = now
            self.lease_until = now + pauses.lease_while_handing_over(timedelta(seconds=server.timeout))
            self.save(update_fields=["state", "handing_over_at", "lease_until"])
        return True

    def _note_answer(self, response: Taken) -> None:
        """Write the server's yes down by itself, so that it outlives whatever fails next."""
        self.response, self.accepted_at, self.known_as = response, clock.now(), response.known_as[:200]
        self._meta.base_manager.filter(pk=self.pk, state__in=UNANSWERED).update(
            response=self.response, accepted_at=self.accepted_at, known_as=self.known_as
        )

    def _put_back(self, words: str, *, by: str, not_before: datetime) -> None:
        """Back into the queue, or give up after five days of trying."""
        now = clock.now()
        with transaction.atomic():
            self.lock()
            if self.claimed_by != by or self.state not in (State.CLAIMED, State.HANDING_OVER):
                return
            self.state = State.QUEUED
            self.response = words
            self.not_before = not_before
            self.save(update_fields=["state", "response", "not_before"])
        if self.tried_since is not None and now - self.tried_since >= pauses.GIVE_UP_AFTER:
            self.refuse(words, hard=False, by=by)
