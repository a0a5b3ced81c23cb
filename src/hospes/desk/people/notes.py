"""Notes: what members tell each other. Candidates never get them."""

from typing import Any

from django.utils.translation import gettext as _

from hospes.conversations.models import Note
from hospes.desk.people import drawing
from hospes.desk.people.doors import ActView
from hospes.desk.people.forms_of_acts import NoteForm
from hospes.team.models import Member


def colleagues(member: Member) -> Any:
    """Whom one may mention: everybody who works here, but oneself."""
    return Member.objects.seen_by(member).active().exclude(pk=member.pk).order_by("sort_key", "pk")


class NoteView(ActView):
    """A line beside the thread; who is mentioned finds it on Today."""

    form_class = NoteForm
    fields = {"NothingSaid": "words", "TooLong": "words"}

    def form_facts(self) -> dict[str, Any]:
        return {"colleagues": colleagues(self.member)}

    def act(self, told: dict[str, Any]) -> None:
        Note.objects.write(self.case, by=self.member, words=told["words"], mentions=told["mentions"])
        self.say(_("The note is kept."))

    def context(self, form: NoteForm) -> dict[str, Any]:
        return {
            "heading": _("A note about {name}").format(name=self.case.candidate.called_or_name),
            "lede": _("For the team only. The candidate never gets it."),
            "confirm": _("Keep the note"),
            **drawing.around(self.case, self.member),
        }
