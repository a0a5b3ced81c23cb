"""Who is who: finding the person behind a form, or making a new file (DESIGN 5)."""

from datetime import datetime
from typing import TYPE_CHECKING, Any, Unpack

from django.db import models, transaction

from hospes.candidates import details, found, names, turns
from hospes.candidates.details import Introduction
from hospes.candidates.enums import How
from hospes.candidates.models.email_address import EmailAddress
from hospes.candidates.models.link import Link
from hospes.candidates.models.phone import Phone
from hospes.candidates.refusals import DetailsRefused, NoWayToReach
from hospes.foundation import clock
from hospes.foundation.actors import Actor
from hospes.journal.record import record

if TYPE_CHECKING:
    from hospes.candidates.models.candidate import Candidate


class FindableQuerySet(models.QuerySet["Candidate"]):
    def find_or_create(
        self, *, by: Actor, region: str = "", now: datetime | None = None, **told: Unpack[Introduction]
    ) -> "tuple[Candidate, How]":
        """Return the person behind a form and whether he is the same, new, or new and flagged.

        Same address (or number) and same name is the same person; same address, other name is
        another one, flagged. An older file is never changed by a form, which proves nothing; it
        only gains an unproved number. ``region`` (``CN``) completes numbers without country code.
        Raises DetailsRefused with one refusal per field. Two forms at once make one person.
        """
        cleaned = details.clean(told, region=region)
        emails = EmailAddress.compared_forms(cleaned.pop("email", []))
        phones = dict(cleaned.pop("phone", []))
        if not emails and not phones:
            raise DetailsRefused({"email": NoWayToReach()})
        at = now or clock.now()
        with transaction.atomic():
            turns.take([*emails, *phones])
            known = self._holder(cleaned["name"], emails, phones)
            if known is not None:
                known.add_numbers(phones, now=at)
                return known, How.SAME
            return self._create(cleaned, emails, phones, by=by, now=at)

    def _holder(self, name: str, emails: dict[str, str], phones: dict[str, str]) -> "Candidate | None":
        """The candidate who has this address, or this number, and this name.

        A number typed into a public form proves nothing, and the link to the file is mailed to the
        address typed beside it. So a number finds a file only where the form gives no address that
        the file does not have; else whoever knows a name and a number could open somebody's page.
        """
        for email in emails:
            held = self.filter(addresses__identity=names.identity(EmailAddress.COMPARED, email, name))
            if (by_mail := held.first()) is not None:
                return by_mail
        for phone in phones:
            held = self.filter(phones__identity=names.identity(Phone.COMPARED, phone, name))
            if (by_phone := held.first()) is not None and not emails:
                return by_phone
        return None

    def _create(
        self,
        told: dict[str, Any],
        emails: dict[str, str],
        phones: dict[str, str],
        *,
        by: Actor,
        now: datetime,
    ) -> "tuple[Candidate, How]":
        links = told.pop("links", [])
        candidate = self.model(**told, created_at=now)
        candidate.set_sorting()
        candidate.save(force_insert=True)
        candidate.links.bulk_create([Link(candidate=candidate, url=url) for url in dict.fromkeys(links)])
        EmailAddress.replace(candidate, emails, now)
        Phone.replace(candidate, phones, now)
        how = How.NEW_FLAGGED if candidate.claim_identities() else How.NEW
        record("candidate.created", subject=candidate.actor, by=by, at=now, how=how.value)
        found.index(candidate)
        return candidate, how
