"""Signing in with address and password."""

from typing import TYPE_CHECKING

from django.contrib.auth.hashers import check_password
from django.db import models

from hospes.foundation import clock, text
from hospes.journal.record import record
from hospes.team.models.sign_in_attempt import SignInAttempt, network_of
from hospes.team.refusals import WrongSignIn

if TYPE_CHECKING:
    from hospes.team.models.member import Member

# No hash: Django then spends the time of a real check (CVE-2024-39329 and its kin).
NOBODY = "!"


class SigningInQuerySet(models.QuerySet["Member"]):
    def sign_in(self, *, email: str, password: str, network: str) -> "Member":
        """Return the member with this address and password; the face opens the session.

        ``network`` is the peer's IP address. Unknown, invited and disabled accounts cost the same
        time and get the same answer as a wrong password. Raises WrongSignIn, TooManyAttempts.
        """
        now = clock.now()
        address, network = text.normalise_address(email), network_of(network)
        SignInAttempt.objects.knock(address=address, network=network, now=now)
        member = self.filter(email=address).first()
        # Outside any transaction: hashing is slow on purpose and must not hold a lock.
        right = member.check_password(password) if member else check_password(password, NOBODY)
        if member is None or not right or not member.is_active or not member.has_joined:
            raise WrongSignIn
        SignInAttempt.objects.forgive(address=address, network=network)
        member.signed_in_at = now
        member.save(update_fields=["signed_in_at"])
        record("member.signed_in", subject=member.actor, by=member.actor)
        return member
