"""Resetting: a member who forgot his password gets a link by mail."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, cast

from django.db import models, transaction

from hospes.foundation import clock, text
from hospes.journal.record import record
from hospes.team import letters
from hospes.team.enums import TokenPurpose
from hospes.team.models.access_token import AccessToken
from hospes.team.models.joining import JoiningQuerySet, choose_password, send_invitation
from hospes.team.refusals import WrongPassword

if TYPE_CHECKING:
    from hospes.team.models.member import Member

# A link that is younger than this is on its way; asking again must not fill a mailbox.
ON_ITS_WAY = timedelta(minutes=2)


class ResettingQuerySet(JoiningQuerySet):
    def ask_reset(self, email: str) -> None:
        """Mail a link for a new password, if somebody with this address works here.

        Says nothing about whether he does: the answer on the screen is the same. A member who
        never joined gets his invitation again instead.
        """
        now = clock.now()
        with transaction.atomic():
            member = (
                self.filter(email=text.normalise_address(email), is_active=True).select_for_update(no_key=True).first()
            )
            if member is None or _on_its_way(member, now):
                return
            if not member.has_joined:
                send_invitation(member, by=member.actor)
                return
            token, raw = AccessToken.objects.make(purpose=TokenPurpose.RESET, member_id=member.pk, by=member.actor)
            letters.send_reset(member=member, token=token, raw=raw)
            record("member.asked_reset", subject=member.actor, by=member.actor)

    def reset(self, raw: str, password: str) -> "Member":
        """Give the member behind the link a new password; all his sessions end.

        Raises LinkSpent, PasswordTooWeak (the link then still works).
        """
        now = clock.now()
        with transaction.atomic():
            member, token = self.behind_link(raw, TokenPurpose.RESET)
            choose_password(member, password)
            member.save(update_fields=["password", "session_round"])
            token.use(now)
            record("member.reset", subject=member.actor, by=member.actor)
        return member


class Resetting(models.Model):
    class Meta:
        abstract = True

    def change_password(self, *, present: str, new: str) -> None:
        """Let a member who is signed in choose another password; all his sessions end.

        The face opens a new session for the one he sits at. Raises WrongPassword, PasswordTooWeak.
        """
        member = cast("Member", self)
        if not member.check_password(present):
            raise WrongPassword
        with transaction.atomic():
            choose_password(member, new)
            member.save(update_fields=["password", "session_round"])
            record("member.reset", subject=member.actor, by=member.actor)


def _on_its_way(member: "Member", now: datetime) -> bool:
    return AccessToken.objects.open().filter(member=member, made_at__gt=now - ON_ITS_WAY, made_at__lte=now).exists()
