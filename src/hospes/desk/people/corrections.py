"""Correcting how somebody is called and reached, and giving the case to somebody else."""

from typing import Any

from django.utils.translation import gettext as _

from hospes.candidates.models import Candidate
from hospes.desk.people import drawing
from hospes.desk.people.doors import ActView
from hospes.desk.people.forms_of_acts import DetailsForm, HandOverForm
from hospes.team import rules
from hospes.team.models import Member


class DetailsView(ActView):
    """Name and ways to reach the person. A new first address is unproved until its owner opens our link."""

    form_class = DetailsForm

    def may(self, member: Member) -> bool:
        return rules.works_with_all(member)

    def initial(self) -> dict[str, Any]:
        who: Candidate = self.case.candidate
        plain = {name: getattr(who, name) for name in ("name", "called", "pronunciation", "reading", "prefers")}
        addresses = [row.address for row in who.addresses.order_by("-primary", "pk")]
        phones = [row.raw for row in who.phones.order_by("-primary", "pk")]
        return {**plain, "emails": "\n".join(addresses), "phones": "\n".join(phones)}

    def act(self, told: dict[str, Any]) -> None:
        facts = {name: told[name] for name in ("name", "called", "pronunciation", "reading", "prefers")}
        lists = {name: told[name].splitlines() for name in ("emails", "phones")}
        region = self.case.contact.calendar.partition("-")[0]
        self.case.candidate.correct(by=self.member.actor, region=region, **facts, **lists)
        self.say(_("The details are corrected."))

    def context(self, form: DetailsForm) -> dict[str, Any]:
        return {
            "heading": _("Details of {name}").format(name=self.case.candidate.name),
            "confirm": _("Keep the details"),
            **drawing.around(self.case, self.member),
        }


class HandOverView(ActView):
    """Another contact or deputy. Dates stay as they are; the page says who looks after the person now."""

    form_class = HandOverForm
    fields = {"NoContact": "to", "NobodyElse": "to"}

    def may(self, member: Member) -> bool:
        return rules.may_hand_over(member)

    def form_facts(self) -> dict[str, Any]:
        rows = Member.objects.active().filter(role__in=["admin", "recruiter", "hiring_manager"])
        return {"colleagues": rows.order_by("sort_key", "pk")}

    def initial(self) -> dict[str, Any]:
        return {"role": "contact"}

    def act(self, told: dict[str, Any]) -> None:
        give = self.case.hand_over if told["role"] == "contact" else self.case.change_deputy
        give(to=told["to"], by=self.member.actor, why=told["why"])
        self.say(
            _("{name} is told on the page. Dates stay as they are.").format(name=self.case.candidate.called_or_name)
        )

    def context(self, form: HandOverForm) -> dict[str, Any]:
        contact, deputy = self.case.contact.name, self.case.deputy
        covers = (
            _("{contact} looks after this, {deputy} covers.")
            if deputy
            else _("{contact} looks after this, nobody covers.")
        )
        return {
            "heading": _("Hand over {name}").format(name=self.case.candidate.called_or_name),
            "lede": covers.format(contact=contact, deputy=deputy.name if deputy else ""),
            "confirm": _("Hand over"),
            **drawing.around(self.case, self.member),
        }
