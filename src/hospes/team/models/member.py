from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import models
from django.utils.crypto import salted_hmac

from hospes.foundation import actors, text, wording
from hospes.team.enums import Role
from hospes.team.models.being_away import BeingAway
from hospes.team.models.covering import Covering, CoveringQuerySet
from hospes.team.models.describing import Describing
from hospes.team.models.joining import Joining
from hospes.team.models.leaving import Leaving, LeavingQuerySet
from hospes.team.models.resetting import Resetting, ResettingQuerySet
from hospes.team.models.signing_in import SigningInQuerySet


# The type checker's plugin gives each part an as_manager() of its own; they do not collide.
class MemberQuerySet(CoveringQuerySet, LeavingQuerySet, ResettingQuerySet, SigningInQuerySet):  # type: ignore[override]
    def active(self) -> "MemberQuerySet":
        """Who works here now, invited people included: a deputy may act before he ever signed in."""
        return self.filter(is_active=True)

    def by_role(self, *roles: Role) -> "MemberQuerySet":
        return self.filter(role__in=roles)

    def seen_by(self, member: "Member") -> "MemberQuerySet":
        """Admins see everybody who ever worked here; others their present colleagues."""
        if not member.is_active:
            return self.none()
        return self if member.is_admin else self.active()

    def get_by_natural_key(self, email: str) -> "Member":
        """What the framework's own sign-in asks for; ours is ``sign_in``."""
        return self.get(email=text.normalise_address(email))


MemberManager = models.Manager.from_queryset(MemberQuerySet)


class Member(Joining, Resetting, Describing, Leaving, Covering, BeingAway, AbstractBaseUser):
    """Somebody who works here, reachable under his own address. His name is one field."""

    # The sign-in framework would write its own clock's time here; ours is signed_in_at.
    last_login = None

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=200)
    sort_key = models.CharField(max_length=200, blank=True)
    role = models.CharField(max_length=20, choices=Role, default=Role.RECRUITER)
    title = models.JSONField(default=dict, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    hours = models.CharField(max_length=200, blank=True)
    signature = models.JSONField(default=dict, blank=True)
    language = models.CharField(max_length=20, default="en")
    zone = models.CharField(max_length=60, default="UTC")
    calendar = models.CharField(max_length=20, default="US")
    portrait = models.CharField(max_length=200, blank=True)
    standing_deputy = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="covers_for")
    lead = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="leads")
    is_active = models.BooleanField(default=True)
    keys_off = models.BooleanField(default=False)
    session_round = models.PositiveIntegerField(default=0)
    invited_at = models.DateTimeField(null=True, blank=True)
    joined_at = models.DateTimeField(null=True, blank=True)
    signed_in_at = models.DateTimeField(null=True, blank=True)
    disabled_at = models.DateTimeField(null=True, blank=True)
    address_refused_at = models.DateTimeField(null=True, blank=True)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    objects: ClassVar[MemberManager["Member"]] = MemberManager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="member_is_covered_by_somebody_else",
                condition=models.Q(standing_deputy=None) | ~models.Q(standing_deputy=models.F("id")),
            ),
            models.CheckConstraint(
                name="member_is_led_by_somebody_else",
                condition=models.Q(lead=None) | ~models.Q(lead=models.F("id")),
            ),
            models.CheckConstraint(name="member_has_a_known_role", condition=models.Q(role__in=Role.values)),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def actor(self) -> actors.Actor:
        return actors.member(self.pk)

    @property
    def is_admin(self) -> bool:
        return self.role == Role.ADMIN

    @property
    def has_working_address(self) -> bool:
        """Active, with an address that nothing has bounced from since it was last right."""
        return self.is_active and bool(self.email) and self.address_refused_at is None

    def label(self, language: str) -> str:
        """The title under the name, in ``language`` ("Talent partner"), else the role's word."""
        return wording.pick(self.title, language) or str(Role(self.role).label)

    def signs(self, language: str) -> str:
        """What stands under his letters in ``language``; '' where he wrote none in that language."""
        return str(self.signature.get(wording.code(language), ""))

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        """What every session of this member carries; when it changes, his sessions end at once.

        ``session_round`` is counted up by whatever must end sessions, so that enabling an
        account again does not revive the sessions from before (OrangeHRM CVE-2025-66289).
        """
        facts = f"{self.password}:{self.is_active}:{self.session_round}"
        return salted_hmac("hospes.team.session", facts, secret=secret, algorithm="sha256").hexdigest()
