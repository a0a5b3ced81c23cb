from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, cast

from django.conf import settings
from django.db import models

from hospes.foundation import wording
from hospes.foundation.actors import Actor
from hospes.jobs.enums import Employment, TeamRole
from hospes.jobs.models.editable import Editable
from hospes.jobs.models.job_member import JobMember
from hospes.jobs.models.job_place import JobPlace
from hospes.jobs.models.place import Place
from hospes.jobs.refusals import CannotBeContact, DeputyIsContact, UnknownValue
from hospes.team import places as team_places

if TYPE_CHECKING:
    from hospes.jobs.models.job import Job
    from hospes.team.models import Member


class Staffable(Editable):
    """Who stands for a job, who hires with them, and where and how one works."""

    contact = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="contact_of"
    )
    deputy = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="deputy_of"
    )
    employment = models.CharField(max_length=20, choices=Employment, default=Employment.FULL_TIME)
    team_name = models.JSONField(default=dict, blank=True)
    # The same for all jobs of one team, whatever language they are read in; filters go by it.
    team_key = models.CharField(max_length=100, blank=True, db_index=True)
    zone = models.CharField(max_length=64, blank=True)
    calendar = models.CharField(max_length=16, blank=True)
    real_vacancy = models.BooleanField(null=True, blank=True)
    machines_used = models.JSONField(default=dict, blank=True)

    class Meta:
        abstract = True

    def team_name_in(self, language: str) -> str:
        """Return the team one would work in; may be empty."""
        return wording.pick(self.team_name, language)

    def machines_used_in(self, language: str) -> str:
        """Return what machines do on the way to a decision, in words; may be empty."""
        return wording.pick(self.machines_used, language)

    def places(self) -> list[Place]:
        """Return the places in their order."""
        return [row.place for row in cast("Job", self).job_places.all()]

    def places_in(self, language: str) -> list[str]:
        """Return the names of the places in ``language``."""
        return [place.name_in(language) for place in self.places()]

    def working_calendar(self) -> str:
        """Return the key of the calendar that promises of this job count in: the contact's."""
        return self.contact.calendar if self.contact else self.calendar

    def describe(self, *, by: Actor, **facts: Any) -> None:
        """Change ``employment``, ``team_name``, ``real_vacancy``, ``machines_used``, ``zone`` or
        ``calendar``; only what is named. Raises UnknownValue, UnknownZone, UnknownCalendar and
        what ``edited`` raises.
        """
        changed = described(facts)
        with self.edited("job.described", by=by, fields=sorted(facts)) as job:
            for field, value in changed.items():
                setattr(job, field, value)
            job.save(update_fields=[*changed])

    def set_contact(self, contact: "Member", *, deputy: "Member | None" = None, by: Actor) -> None:
        """Name who candidates write to, and who covers. Raises CannotBeContact, DeputyIsContact.

        Open cases keep their contact; handing them over is a verb of theirs.
        """
        if not contact.has_working_address:
            raise CannotBeContact(name=contact.name)
        if deputy is not None and deputy.pk == contact.pk:
            raise DeputyIsContact
        deputy_key = deputy.actor if deputy else ""
        with self.edited("job.contact_named", by=by, contact=contact.actor, deputy=deputy_key) as job:
            job.contact, job.deputy = contact, deputy
            job.save(update_fields=["contact", "deputy"])

    def set_places(self, places: Sequence[Place], *, by: Actor) -> None:
        """Name where one works, the main place first. Zone and calendar follow it if unset."""
        with self.edited("job.places_set", by=by) as job:
            job.job_places.all().delete()
            for order, place in enumerate(dict.fromkeys(places), start=1):
                JobPlace.objects.create(job=job, place=place, order=order)
            if places and not job.zone:
                job.zone, job.calendar = places[0].zone, places[0].calendar
                job.save(update_fields=["zone", "calendar"])

    def set_team(self, team: Iterable[tuple["Member", str]], *, by: Actor) -> None:
        """Name who hires with us, and as what. Raises UnknownValue for an unknown role."""
        roles = dict(team)
        for role in roles.values():
            known(role, TeamRole)
        with self.edited("job.team_set", by=by, members=[m.actor for m in roles]) as job:
            job.team.all().delete()
            for member, role in roles.items():
                JobMember.objects.create(job=job, member=member, role=role)


def described(facts: Mapping[str, Any]) -> dict[str, Any]:
    """Return the facts as they are stored. Raises UnknownValue, UnknownZone, UnknownCalendar."""
    changed = {name: facts[name] for name in facts if name in DESCRIBABLE}
    if "employment" in changed:
        known(changed["employment"], Employment)
    team_places.check(zone=facts.get("zone"), calendar=facts.get("calendar"), language=None)
    for field, limit in (("team_name", 100), ("machines_used", 1000)):
        if field in changed:
            changed[field] = wording.lines(changed[field], limit)
    if "team_name" in changed:
        changed["team_key"] = wording.pick(changed["team_name"], "en").casefold()[:100]
    return changed


DESCRIBABLE = ("employment", "team_name", "real_vacancy", "machines_used", "zone", "calendar")


def known(value: str, values: type[models.TextChoices]) -> None:
    """Raise UnknownValue unless ``value`` is on the list."""
    if value not in values.values:
        raise UnknownValue(value=value)
