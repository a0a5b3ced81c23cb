"""Wrong sign-ins, counted, so that passwords cannot be guessed."""

from datetime import datetime, timedelta
from ipaddress import ip_address, ip_network
from math import ceil

from django.db import models, transaction

from hospes.foundation import tokens
from hospes.team.refusals import TooManyAttempts

TRIES = 5
# A whole office may sit behind one address; so may a guesser who tries many accounts.
TRIES_OF_A_NETWORK = 50
WINDOW = timedelta(minutes=15)
LONGEST_PAUSE = timedelta(hours=24)
FORGOTTEN_AFTER = timedelta(days=2)


class SignInAttemptQuerySet(models.QuerySet["SignInAttempt"]):
    def knock(self, *, address: str, network: str, now: datetime) -> None:
        """Count one attempt before its password is looked at, so that parallel guesses count too.

        Raises TooManyAttempts beyond 5 of an address from one network in 15 minutes, or 50 of a
        network; each further pause is twice as long, up to a day.
        """
        with transaction.atomic():
            self.filter(last_at__lt=now - FORGOTTEN_AFTER).delete()
            pauses = [
                self._row(key, now).knock(tries, now)
                for key, tries in ((_pair(address, network), TRIES), (_all(network), TRIES_OF_A_NETWORK))
            ]
        # Raised after the commit: a refusal inside would take the count back.
        if max(pauses):
            raise TooManyAttempts(minutes=ceil(max(pauses) / timedelta(minutes=1)))

    def forgive(self, *, address: str, network: str) -> None:
        """Forget the count of an address after it signed in; its network keeps the wrong ones."""
        with transaction.atomic():
            self.filter(key=_pair(address, network)).delete()
            self.filter(key=_all(network), wrong__gt=0).update(wrong=models.F("wrong") - 1)

    def _row(self, key: str, now: datetime) -> "SignInAttempt":
        row, _made = self.get_or_create(key=key, defaults={"since": now, "last_at": now})
        return self.select_for_update().get(pk=row.pk)


class SignInAttempt(models.Model):
    """How often a wrong password came for one address from one network. Both only as a hash."""

    key = models.CharField(max_length=128, unique=True)
    wrong = models.PositiveSmallIntegerField(default=0)
    pauses = models.PositiveSmallIntegerField(default=0)
    since = models.DateTimeField()
    last_at = models.DateTimeField(db_index=True)
    paused_until = models.DateTimeField(null=True, blank=True)

    objects = SignInAttemptQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.wrong} wrong"

    def knock(self, tries: int, now: datetime) -> timedelta:
        """Count one more and return how long to wait: zero where it may go on. Locked by the caller."""
        if self.paused_until is not None and now < self.paused_until:
            return self.paused_until - now
        if now - self.since >= WINDOW:
            self.wrong, self.since = 0, now
        self.wrong += 1
        self.last_at = now
        pause = timedelta(0)
        if self.wrong > tries:
            pause = min(WINDOW * 2**self.pauses, LONGEST_PAUSE)
            self.wrong, self.since, self.paused_until = 0, now, now + pause
            self.pauses = min(self.pauses + 1, 7)
        self.save(update_fields=["wrong", "pauses", "since", "last_at", "paused_until"])
        return pause


def network_of(peer: str) -> str:
    """Return what counts as one network: an IPv4 address, or the /64 an IPv6 address lies in."""
    try:
        address = ip_address(peer)
    except ValueError:
        return ""
    return str(ip_network(f"{address}/64", strict=False)) if address.version == 6 else str(address)


def _pair(address: str, network: str) -> str:
    return tokens.hash_token(f"sign-in {network} {address}")


def _all(network: str) -> str:
    return tokens.hash_token(f"sign-in {network}")
