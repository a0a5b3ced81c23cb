"""Leaving and coming back: an account is disabled, enabled, or gets another role or address."""

from typing import TYPE_CHECKING, ClassVar

from django.db import IntegrityError, models, transaction

from hospes.foundation import clock
from hospes.foundation.actors import Actor
from hospes.journal.record import record
from hospes.post.models import Mailbox, MailServer
from hospes.team import addresses, duties
from hospes.team.enums import Role
from hospes.team.models.access_token import AccessToken
from hospes.team.refusals import AlreadyHere, LastAdmin, UnknownRole

if TYPE_CHECKING:
    from hospes.team.models.member import Member, MemberManager


class LeavingQuerySet(models.QuerySet["Member"]):
    def disabled(self) -> "LeavingQuerySet":
        return self.filter(is_active=False)

    def locked(self, pk: int) -> "Member":
        """Lock one member, and every active admin with him, in order of id.

        The admins are locked too, so that two admins who disable each other at once do not
        leave the house without one. NO KEY: rows that point at a member do not have to wait.
        """
        rows = self.filter(models.Q(pk=pk) | models.Q(is_active=True, role=Role.ADMIN))
        return {row.pk: row for row in rows.select_for_update(no_key=True).order_by("pk")}[pk]


class Leaving(models.Model):
    objects: ClassVar["MemberManager[Member]"]

    class Meta:
        abstract = True

    def disable(self, *, by: Actor) -> None:
        """Cut access at once and hand over what the member owes, in one transaction.

        In order: refuse (LastAdmin); end sessions and void links; hand every registered duty to
        the standing deputy, else the lead, else an admin (P10); his mailbox is read no more, and the mail
        server of his address alone sends no more (what waits leaves by the next that fits); journal.
        Safe to repeat.
        """
        now = clock.now()
        with transaction.atomic():
            member = type(self).objects.locked(self.pk)
            if member.is_active:
                _refuse_last_admin(member)
                member.is_active = False
                member.disabled_at = now
                member.session_round += 1
                member.save(update_fields=["is_active", "disabled_at", "session_round"])
                AccessToken.objects.filter(member=member).void(now)
                heir = member.successor()
                duties.hand_over(member, to=heir, by=by, now=now)
                for mailbox in Mailbox.objects.owned_by(member.actor):
                    mailbox.remove(by=by)
                own = MailServer.objects.serving(member.email)
                if own is not None:
                    own.remove(by=by)
                record("member.disabled", subject=member.actor, by=by, heir=heir.actor)
        self.refresh_from_db()

    def enable(self, *, by: Actor) -> None:
        """Let a disabled member in again, with his old password and no old session.

        What lacked a second person while he was away takes him.
        """
        with transaction.atomic():
            member = type(self).objects.locked(self.pk)
            if not member.is_active:
                member.is_active = True
                member.disabled_at = None
                member.save(update_fields=["is_active", "disabled_at"])
                duties.arrive(member, by=by, now=clock.now())
                record("member.enabled", subject=member.actor, by=by)
        self.refresh_from_db()

    def change_role(self, role: str, *, by: Actor) -> None:
        """Give the member another role; his sessions end. Raises LastAdmin, UnknownRole."""
        if role not in Role.values:
            raise UnknownRole
        with transaction.atomic():
            member = type(self).objects.locked(self.pk)
            if member.role != role:
                before = member.role
                _refuse_last_admin(member)
                member.role = role
                member.session_round += 1
                member.save(update_fields=["role", "session_round"])
                record("member.role_changed", subject=member.actor, by=by, before=before, role=role)
        self.refresh_from_db()

    def change_address(self, email: str, *, by: Actor) -> None:
        """Give the member another address to sign in and write with; sessions and links end.

        His own mail server, if he has one, sends for the new address.
        Raises AddressUnreadable, AlreadyHere.
        """
        address = addresses.mail(email)
        now = clock.now()
        try:
            with transaction.atomic():
                member = type(self).objects.locked(self.pk)
                if member.email != address:
                    MailServer.objects.follow(member.email, address, by=by)
                    member.email = address
                    member.address_refused_at = None
                    member.session_round += 1
                    member.save(update_fields=["email", "address_refused_at", "session_round"])
                    AccessToken.objects.filter(member=member).void(now)
                    record("member.address_changed", subject=member.actor, by=by)
        except IntegrityError as error:
            raise AlreadyHere from error
        self.refresh_from_db()


def _refuse_last_admin(member: "Member") -> None:
    others = type(member).objects.active().by_role(Role.ADMIN).exclude(pk=member.pk)
    if member.is_active and member.is_admin and not others.exists():
        raise LastAdmin(name=member.name)
