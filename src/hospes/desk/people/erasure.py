"""A person asked by mail or by telephone that everything be deleted: a member enters it, the person confirms it."""

from typing import Any

from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from hospes.conversations import erasing
from hospes.desk.people import drawing
from hospes.desk.people.doors import ActView
from hospes.desk.people.forms import NothingForm
from hospes.privacy.models import Erasure
from hospes.team import rules
from hospes.team.models import Member


class ErasureView(ActView):
    """Enter it, or note that the person does not want it after all. Nobody here deletes without his word."""

    form_class = NothingForm

    def may(self, member: Member) -> bool:
        return rules.works_with_all(member)

    @cached_property
    def standing(self) -> Erasure | None:
        """What was asked for and is not done."""
        return Erasure.objects.standing().filter(candidate=self.case.candidate).first()

    def act(self, told: dict[str, Any]) -> None:
        if self.standing is None:
            erasing.ask(self.case.candidate, by=self.member.actor)
            self.say(_("Entered. The person gets a letter and confirms it on the page, behind a code."))
        else:
            erasing.take_back(self.standing, by=self.member, why="")
            self.say(_("Noted: nothing is deleted."))

    def context(self, form: NothingForm) -> dict[str, Any]:
        heading = _("Delete everything about {name}").format(name=self.case.candidate.name)
        return {"heading": heading, **self.words(), **drawing.around(self.case, self.member)}

    def words(self) -> dict[str, str]:
        """What stands on the page and on its button."""
        if self.standing is None:
            lede = _(
                "The person asked for it by mail or by telephone. You enter it; the person reads on the page what it"
                " means and confirms it there. Then the applications end, and everything is deleted within the hour."
            )
            return {"lede": lede, "confirm": _("Enter the request")}
        if self.standing.confirmed_at is None:
            lede = _("It is asked for. The person has not confirmed it on the page yet; nothing is deleted before.")
            return {"lede": lede, "confirm": _("Not wanted after all")}
        done, of = self.standing.progress
        lede = _("The person has confirmed it. {done} of {of} kinds of data are deleted.").format(done=done, of=of)
        return {"lede": lede, "confirm": _("Not wanted after all")}
