"""Joining: a member is invited by mail and accepts by choosing a password."""

from datetime import datetime
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction

from hospes.foundation import clock, text, wording
from hospes.foundation.actors import Actor
from hospes.foundation.refusals import Refusal
from hospes.journal.record import record
from hospes.team import addresses, duties, letters, names
from hospes.team.enums import Role, TokenPurpose
from hospes.team.models.access_token import AccessToken
from hospes.team.models.company import Company
from hospes.team.refusals import (
    AlreadyHere,
    AlreadyInvited,
    AlreadyJoined,
    LinkSpent,
    NameMissing,
    NotActive,
    PasswordTooWeak,
    UnknownRole,
)

if TYPE_CHECKING:
    from hospes.team.models.member import Member, MemberManager


class Invited(NamedTuple):
    """The member, and the raw link part: shown or mailed once, stored nowhere."""

    member: "Member"
    token: str


class JoiningQuerySet(models.QuerySet["Member"]):
    def invited(self) -> "JoiningQuerySet":
        """Asked to join, not yet here."""
        return self.filter(is_active=True, joined_at=None)

    def joined(self) -> "JoiningQuerySet":
        return self.exclude(joined_at=None)

    def invite(self, *, name: str, email: str, role: str, by: Actor, language: str = "") -> Invited:
        """Take somebody in and mail him an invitation from ``by``'s own address.

        He counts as active at once, so that he can cover for somebody before he signs in.
        Raises AddressUnreadable, NameMissing, UnknownRole; AlreadyInvited or AlreadyHere if the
        address is known, so a second click sends no second letter.
        """
        member = self.prepare(name=name, email=email, role=role, language=language)
        now = clock.now()
        try:
            with transaction.atomic():
                member.invited_at = now
                member.save(force_insert=True)
                duties.arrive(member, by=by, now=now)
                record("member.invited", subject=member.actor, by=by, role=member.role)
                return Invited(member, send_invitation(member, by=by))
        except IntegrityError as error:
            raise self._known(member.email) from error

    def accept_invitation(self, raw: str, password: str, name: str = "") -> "Member":
        """Turn an invitation into an account with a password. The link works once.

        ``name`` corrects how the member is called. Raises LinkSpent, PasswordTooWeak (the link
        then still works).
        """
        now = clock.now()
        with transaction.atomic():
            member, token = self.behind_link(raw, TokenPurpose.INVITE)
            member.name = text.clean_line(name, 200) or member.name
            choose_password(member, password)
            member.sort_key = names.sort_key(member.name)
            member.joined_at = now
            member.save(update_fields=["name", "sort_key", "password", "session_round", "joined_at"])
            token.use(now)
            record("member.joined", subject=member.actor, by=member.actor)
        return member

    def behind_link(self, raw: str, purpose: TokenPurpose) -> tuple["Member", AccessToken]:
        """Lock and return who a link is for, with its token. Raises LinkSpent.

        The member's row is locked before the token's, as in every verb, so none waits in a ring.
        """
        found = AccessToken.objects.matching(raw, purpose).first()
        if found is None:
            raise LinkSpent
        member = self.model.objects.select_for_update(no_key=True).get(pk=found.member_id)
        usable = AccessToken.objects.usable(clock.now()).select_for_update().filter(pk=found.pk).first()
        if usable is None or not member.is_active:
            raise LinkSpent
        return member, usable

    def peek(self, raw: str, purpose: TokenPurpose) -> "Member":
        """Say who a link is for without using it: what GET may do. Raises LinkSpent."""
        token = (
            AccessToken.objects.matching(raw, purpose)
            .usable(clock.now())
            .filter(member__is_active=True)
            .select_related("member")
            .first()
        )
        if token is None or token.member is None:
            raise LinkSpent
        return token.member

    def prepare(self, *, name: str, email: str, role: str, language: str = "") -> "Member":
        """Return an unsaved member with checked facts, in the company's zone and calendar.

        Raises AddressUnreadable, NameMissing, UnknownRole, HouseNotOpen.
        """
        company = Company.objects.here()
        cleaned = text.clean_line(name, 200)
        if not cleaned:
            raise NameMissing
        if role not in Role.values:
            raise UnknownRole
        member = self.model(email=addresses.mail(email), name=cleaned, role=role)
        member.sort_key = names.sort_key(cleaned)
        member.zone, member.calendar = company.zone, company.calendar
        member.language = wording.code(language or company.language)
        member.set_unusable_password()
        return member

    def _known(self, email: str) -> Refusal:
        known = self.model.objects.get(email=email)
        if known.is_active and not known.has_joined:
            return AlreadyInvited(name=known.name)
        return AlreadyHere()


class Joining(models.Model):
    """What an invited member can still be done with: invited again."""

    joined_at: "models.DateTimeField[datetime | None, datetime | None]"
    objects: ClassVar["MemberManager[Member]"]

    class Meta:
        abstract = True

    @property
    def has_joined(self) -> bool:
        return self.joined_at is not None

    def invite_again(self, *, by: Actor) -> Invited:
        """Send a fresh invitation; the older link stops working. Raises AlreadyJoined, NotActive."""
        with transaction.atomic():
            member = type(self).objects.select_for_update(no_key=True).get(pk=self.pk)
            if member.has_joined:
                raise AlreadyJoined(name=member.name)
            if not member.is_active:
                raise NotActive(name=member.name)
            record("member.invited_again", subject=member.actor, by=by)
            return Invited(member, send_invitation(member, by=by))


def send_invitation(member: "Member", *, by: Actor) -> str:
    """Make the link and queue its letter, in the caller's transaction. Returns the raw link part."""
    token, raw = AccessToken.objects.make(purpose=TokenPurpose.INVITE, member_id=member.pk, by=by)
    letters.send_invitation(member=member, token=token, raw=raw, by=by)
    return raw


def choose_password(member: "Member", password: str) -> None:
    """Set the password on this object and end older sessions. Raises PasswordTooWeak."""
    try:
        validate_password(password, user=member)
    except ValidationError as error:
        raise PasswordTooWeak(reasons=" ".join(error.messages)) from error
    member.set_password(password)
    member.session_round += 1
