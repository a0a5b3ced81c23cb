"""Calls, and what came to a member's own mailbox: noted by hand by whoever it happened to."""

from typing import Any

from django.http import Http404
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from hospes.conversations.enums import CallOutcome, Channel
from hospes.conversations.models import Message
from hospes.desk.people import drawing
from hospes.desk.people.doors import ActView
from hospes.desk.people.forms_of_acts import CallForm, ReplyForm
from hospes.touches.enums import Channel as Touching


class CallView(ActView):
    """The number, what is to be said, and what became of it."""

    template = "people/call.html"
    form_class = CallForm
    fields = {"TooLong": "words"}

    def named(self, name: str, direction: str) -> Message | None:
        """The message that the call is about, or 404 for one of another case."""
        key = self.request.POST.get(name) or self.request.GET.get(name, "")
        if not key:
            return None
        rows = self.case.messages.filter(direction=direction)
        found = rows.filter(pk=int(key)).first() if key.isascii() and key.isdecimal() else None
        if found is None:
            raise Http404
        return found

    @cached_property
    def told(self) -> Message | None:
        """The letter whose words are to be said."""
        return self.named("told", "out")

    @cached_property
    def question(self) -> Message | None:
        """The question that the call answers."""
        return self.named("answers", "in")

    def initial(self) -> dict[str, Any]:
        return {"told": self.told.pk if self.told else None, "answers": self.question.pk if self.question else None}

    def act(self, told: dict[str, Any]) -> None:
        Message.objects.note_call(
            self.case,
            by=self.member,
            outcome=CallOutcome(told["outcome"]),
            words=told["words"],
            told=self.told,
            answers=self.question,
        )
        self.say(_("The call is noted."))

    def context(self, form: CallForm) -> dict[str, Any]:
        name = self.case.candidate.called_or_name
        return {
            "heading": _("Call {name}").format(name=name),
            "phones": self.case.candidate.phones.order_by("-primary", "pk"),
            "told": self.told,
            "question": self.question,
            "confirm": _("Note the call"),
            "ways": [
                {"label": Touching(way).label, "url": f"{self.url('plan-touch')}?channel={way}"}
                for way in (Touching.PHONE, Touching.LINKEDIN, Touching.WECHAT, Touching.WECOM)
            ],
            **drawing.around(self.case, self.member),
        }


class ReplyView(ActView):
    """A mail reply that came to the member's own mailbox becomes a message that is owed an answer."""

    form_class = ReplyForm
    fields = {"NothingSaid": "words", "TooLong": "words"}

    def act(self, told: dict[str, Any]) -> None:
        Message.objects.receive(
            self.case,
            words=told["words"],
            subject=told["subject"],
            by=self.member.actor,
            channel=Channel.MAIL,
        )
        self.say(_("It is in the thread, and an answer is owed."))

    def context(self, form: ReplyForm) -> dict[str, Any]:
        return {
            "heading": _("A mail from {name} reached you").format(name=self.case.candidate.called_or_name),
            "confirm": _("Put it into the thread"),
            **drawing.around(self.case, self.member),
        }
