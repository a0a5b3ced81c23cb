"""Correcting what a person told us, and the keys that follow from it."""

from datetime import datetime
from typing import TYPE_CHECKING, Any, Unpack

from django.db import models, transaction

from hospes.candidates import details, found, turns
from hospes.candidates.details import Details
from hospes.candidates.models.email_address import EmailAddress
from hospes.candidates.models.link import Link
from hospes.candidates.models.phone import Phone
from hospes.candidates.refusals import DetailsRefused, NoWayToReach
from hospes.foundation import clock
from hospes.foundation.actors import Actor
from hospes.journal.record import record
from hospes.search import pinyin

if TYPE_CHECKING:
    from hospes.candidates.models.candidate import Candidate

_FIELDS = {"name", "called", "pronunciation", "reading", "language", "zone", "prefers"}


class Correctable(models.Model):
    """Corrections by the candidate himself or by a member."""

    class Meta:
        abstract = True

    def correct(
        self: "Candidate",
        *,
        by: Actor,
        now: datetime | None = None,
        region: str = "",
        **told: Unpack[Details],
    ) -> list[str]:
        """Change what is given and return the names of the fields that were told.

        Lists are whole lists: what is left out is removed; the first one is written to. A new
        primary address is unproved until its owner opens our link. Where name and address become
        those of another candidate, both files stay and this one is flagged. Raises DetailsRefused.
        """
        cleaned = details.clean(told, region=region)
        now = now or clock.now()
        with transaction.atomic():
            # Turns before the row, as in find_or_create, so that the two never wait for each other.
            turns.take(self._contacts(cleaned))
            self.refresh_from_db(from_queryset=type(self).objects.select_for_update())
            self._write_fields(cleaned)
            self._write_contacts(cleaned, now)
            self._write_links(cleaned)
            record("candidate.corrected", subject=self.actor, by=by, at=now, fields=sorted(cleaned))
            found.index(self)
        return sorted(cleaned)

    def add_numbers(self: "Candidate", numbers: dict[str, str], *, now: datetime) -> None:
        """Keep numbers that came with a new form of the same person: unproved, behind the older ones.

        No more than a correction could give, since a form proves nothing.
        """
        known = {phone.number: phone.raw for phone in self.phones.all()}
        if numbers.keys() - known.keys() and len(known) < details.MOST_ENTRIES:
            Phone.replace(self, {**known, **numbers}, now)
            self.claim_identities()
            found.index(self)

    def set_sorting(self: "Candidate") -> None:
        """Derive how the name sorts and its initials from name and reading (practice P26)."""
        words = pinyin.syllables(self.name, self.reading)
        self.sort_key = " ".join(words)[:200]
        self.initials = pinyin.initials(words)[:20]

    def claim_identities(self: "Candidate") -> bool:
        """Give every address and number its identity; flag the candidate where somebody else has one.

        The flag is only ever set here: that it is nobody's double is for a person to say.
        """
        shared = [kind.claim_identities(self) for kind in (EmailAddress, Phone)]
        if any(shared) and not self.flagged_same_address:
            self.flagged_same_address = True
            self.save(update_fields=["flagged_same_address"])
        return any(shared)

    def _contacts(self: "Candidate", cleaned: dict[str, Any]) -> list[str]:
        """Every address and number that the correction may touch."""
        return [
            *(address.normalised for address in self.addresses.all()),
            *(phone.number for phone in self.phones.all()),
            *EmailAddress.compared_forms(cleaned.get("emails", [])),
            *dict(cleaned.get("phones", [])),
        ]

    def _write_fields(self: "Candidate", cleaned: dict[str, Any]) -> None:
        changed = sorted(_FIELDS & cleaned.keys())
        for field in changed:
            setattr(self, field, cleaned[field])
        if {"name", "reading"} & set(changed):
            self.set_sorting()
            changed += ["sort_key", "initials"]
        if changed:
            self.save(update_fields=changed)

    def _write_contacts(self: "Candidate", cleaned: dict[str, Any], now: datetime) -> None:
        if not {"name", "emails", "phones"} & cleaned.keys():
            return
        if "emails" in cleaned:
            EmailAddress.replace(self, EmailAddress.compared_forms(cleaned["emails"]), now)
        if "phones" in cleaned:
            Phone.replace(self, dict(cleaned["phones"]), now)
        if not self.addresses.exists() and not self.phones.exists():
            raise DetailsRefused({"emails": NoWayToReach()})
        self.claim_identities()
        self._follow_primary_address()

    def _follow_primary_address(self: "Candidate") -> None:
        """The mailbox is proved exactly as far as the address that letters go to now."""
        primary = self.addresses.filter(primary=True).first()
        proved_at = primary.proved_at if primary else None
        if proved_at != self.mailbox_proved_at:
            self.mailbox_proved_at = proved_at
            self.save(update_fields=["mailbox_proved_at"])

    def _write_links(self: "Candidate", cleaned: dict[str, Any]) -> None:
        if "links" in cleaned:
            self.links.all().delete()
            self.links.bulk_create([Link(candidate=self, url=url) for url in dict.fromkeys(cleaned["links"])])
