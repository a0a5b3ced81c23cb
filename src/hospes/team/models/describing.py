"""Describing: what colleagues and candidates read about a member."""

from typing import TYPE_CHECKING, ClassVar, TypedDict, Unpack

from django.db import models, transaction

from hospes.foundation import text, wording
from hospes.foundation.actors import Actor
from hospes.journal.record import record
from hospes.team import names, places
from hospes.team.refusals import CannotCoverOneself, CannotLeadOneself, NameMissing, NotActive

if TYPE_CHECKING:
    from hospes.team.models.member import Member, MemberManager

# Characters of a signature, per language.
SIGNATURE = 600


class MemberFacts(TypedDict, total=False):
    name: str
    title: dict[str, str]
    phone: str
    hours: str
    signature: dict[str, str]
    language: str
    zone: str
    calendar: str
    portrait: str
    keys_off: bool
    standing_deputy: "Member | None"
    lead: "Member | None"


class Describing(models.Model):
    objects: ClassVar["MemberManager[Member]"]

    class Meta:
        abstract = True

    def describe(self, *, by: Actor, **facts: Unpack[MemberFacts]) -> None:
        """Change what is known about the member; only the given facts.

        Raises NameMissing, UnknownZone, UnknownCalendar, UnknownLanguage, CannotCoverOneself,
        CannotLeadOneself, NotActive. Role and address have verbs of their own.
        """
        with transaction.atomic():
            member = type(self).objects.select_for_update(no_key=True).get(pk=self.pk)
            changed = _cleaned(member, facts)
            for field, value in changed.items():
                setattr(member, field, value)
            member.save(update_fields=[*changed])
            record("member.described", subject=member.actor, by=by, fields=sorted(changed))
        self.refresh_from_db()


def _cleaned(member: "Member", facts: MemberFacts) -> dict[str, object]:
    changed: dict[str, object] = dict(facts)
    if "name" in facts:
        changed["name"] = text.clean_line(facts["name"], 200)
        changed["sort_key"] = names.sort_key(str(changed["name"]))
        if not changed["name"]:
            raise NameMissing
    if "title" in facts:
        changed["title"] = wording.cleaned(
            {code: text.clean_line(title, 200) for code, title in facts["title"].items()}
        )
    if "signature" in facts:
        changed["signature"] = wording.cleaned(
            {code: text.clean_text(lines, SIGNATURE) for code, lines in facts["signature"].items()}
        )
    if "language" in facts:
        changed["language"] = wording.code(facts["language"])
    for field, limit in (("phone", 40), ("hours", 200)):
        if field in changed:
            changed[field] = text.clean_line(str(changed[field]), limit)
    places.check(zone=facts.get("zone"), calendar=facts.get("calendar"), language=facts.get("language"))
    _refuse_self(member, facts)
    return changed


def _refuse_self(member: "Member", facts: MemberFacts) -> None:
    for person, refusal in (
        (facts.get("standing_deputy"), CannotCoverOneself),
        (facts.get("lead"), CannotLeadOneself),
    ):
        if person is None:
            continue
        if person.pk == member.pk:
            raise refusal
        if not person.is_active:
            raise NotActive(name=person.name)
