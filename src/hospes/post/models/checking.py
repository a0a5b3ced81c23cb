"""Asking the mail server how it is, and saying it in words."""

from datetime import timedelta

from django.db import models
from django.utils.translation import gettext as _

from hospes.foundation import clock
from hospes.post import addresses, composing, pauses
from hospes.post.diagnosis import Diagnosis, explain
from hospes.post.enums import Problem
from hospes.post.models.reached import Reached
from hospes.post.transports.chosen import transport
from hospes.post.transports.line import Never, NoLine, NotNow, Parcel, Unknown

# Trying a wrong password every minute locks accounts.
LONGEST_REST = timedelta(minutes=30)
# A password that was refused will be refused again: its sender stands still until somebody enters another, or
# tries it by hand. Once in a while it is tried, for servers that refuse while they are ill.
STANDS_STILL = timedelta(hours=6)
_WRONG = {Problem.LOGIN_REFUSED, Problem.PASSWORD_UNREADABLE, Problem.KEY_REFUSED, Problem.DOMAIN_UNKNOWN}

# What a server looks like with which nothing is wrong.
WELL = {
    "problem": Problem.NONE,
    "last_error": "",
    "failing_since": None,
    "failures": 0,
    "rests_until": None,
}


class Checks(Reached):
    """A mail server can be asked how it is; a letter that fails asks too."""

    last_accepted_at = models.DateTimeField(null=True)
    # When a letter of ours came back and was noticed, last.
    last_returned_at = models.DateTimeField(null=True)
    checked_at = models.DateTimeField(null=True)
    problem = models.CharField(max_length=24, choices=Problem, blank=True)
    last_error = models.TextField(blank=True)
    failing_since = models.DateTimeField(null=True)
    failures = models.PositiveIntegerField(default=0)
    rests_until = models.DateTimeField(null=True)

    class Meta:
        abstract = True

    def check_connection(self) -> Diagnosis:
        """Connect, secure the line, sign in, and say what came of it. Sends nothing.

        Not within a transaction: it waits for the network, up to the time-out for each step.
        """
        try:
            route = self.route()
            transport(route).knock(route)
        except NoLine as answer:
            return self._fails(answer.problem, answer.words)
        except NotNow as answer:
            return self._fails(Problem.NOT_NOW, answer.words)
        except Never as answer:
            return self._fails(Problem.PROVIDER_AWAY, answer.words)
        return self._works()

    def send_test(self, *, to: str, from_address: str, from_name: str = "") -> Diagnosis:
        """Send a short letter the way real ones go, and say what came of it.

        An accepted test counts as a test of the way back (practice P1). Not within a transaction.
        Raises BadAddress, NoReplySender.
        """
        parcel = self._test_parcel(to=to, from_address=from_address, from_name=from_name)
        try:
            route = self.route()
            with transport(route).line(route) as line:
                line.address(parcel)
                line.hand_over(parcel)
        except NoLine as answer:
            return self._fails(answer.problem, answer.words)
        except NotNow as answer:
            return self._fails(Problem.NOT_NOW, answer.words)
        except Never as answer:
            return self._fails(Problem.MAIL_REFUSED, answer.words)
        except Unknown as answer:
            return self._fails(Problem.LOST_LINE, answer.words)
        self.last_accepted_at = clock.now()
        self.save(update_fields=["last_accepted_at"])
        return self._works()

    def diagnosis(self) -> Diagnosis:
        """Say in the reader's language how the server was when it was last used."""
        return explain(Problem(self.problem), host=self.host, port=self.port, said=self.last_error)

    def note_trouble(self, problem: Problem, words: str) -> None:
        """Write down that the server cannot be used, and let it rest.

        What it sends for rests with it: nothing is wrong with any letter. Pauses grow to 30 minutes.
        """
        now = clock.now()
        self.refresh_from_db()
        self.problem, self.last_error = problem, words
        self.failing_since = self.failing_since or now
        self.failures += 1
        rest = STANDS_STILL if problem in _WRONG else min(pauses.before_try(self.failures), LONGEST_REST)
        self.rests_until = now + rest
        self.save(update_fields=["problem", "last_error", "failing_since", "failures", "rests_until"])

    def _works(self) -> Diagnosis:
        for field, value in WELL.items():
            setattr(self, field, value)
        self.checked_at = clock.now()
        self.save(update_fields=[*WELL, "checked_at"])
        return self.diagnosis()

    def _fails(self, problem: Problem, words: str) -> Diagnosis:
        """Write a failed check down. It makes nothing rest: only letters that failed do that."""
        now = clock.now()
        self.problem, self.last_error, self.checked_at = problem, words, now
        self.failing_since = self.failing_since or now
        self.save(update_fields=["problem", "last_error", "checked_at", "failing_since"])
        return self.diagnosis()

    def _test_parcel(self, *, to: str, from_address: str, from_name: str) -> Parcel:
        letter = composing.Letter(
            from_name=from_name,
            from_address=addresses.check_sender(from_address),
            to_name="",
            to_address=addresses.check(to),
            subject=_("Outgoing mail works"),
            text=_("This is a test of outgoing mail. If you can read it, everything is in order."),
            message_id=composing.new_message_id(from_address),
        )
        return composing.parcel(letter, clock.now())
