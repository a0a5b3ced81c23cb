"""A letter that did not get through: why, in words, and everything that can be done about it on one page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hospes.candidates.phones import takes_texts
from hospes.candidates.refusals import DetailsRefused
from hospes.conversations.enums import State
from hospes.desk.people import dates, drawing, thread
from hospes.desk.people.forms import BackForm
from hospes.desk.people.messages import OneMessageView
from hospes.foundation.refusals import Refusal
from hospes.touches.enums import Channel
from hospes.touches.models import Touch

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse, HttpResponseBase

    from hospes.conversations.models import Message

HAPPENED = {
    State.REFUSED: gettext_lazy("Their mail server did not take this letter."),
    State.BOUNCED: gettext_lazy("This letter came back after it had left."),
    State.UNCERTAIN: gettext_lazy("The line broke while this letter was handed over. Nobody knows whether it left."),
    State.DROPPED: gettext_lazy("This letter was not sent, because it was no longer true."),
}


class TroubleForm(BackForm):
    """Where to, and why nothing more is to be done."""

    address = forms.CharField(
        label=gettext_lazy("Mail address"),
        max_length=320,
        required=False,
        help_text=gettext_lazy("If it was wrong, correct it here: it is kept, and the same words go to it."),
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    why = forms.CharField(
        label=gettext_lazy("How it was settled"),
        max_length=300,
        required=False,
        help_text=gettext_lazy("Only where nothing is sent: the history shows it."),
    )


class TroubleView(OneMessageView):
    """One page, one button each: it left, it did not, send again, leave it at that."""

    def get(self, request: HttpRequest) -> HttpResponseBase:
        if not thread.is_troubled(self.message):
            return redirect(self.case_url())
        first = self.message.case.candidate.mail_address()
        facts = {"back": request.GET.get("back", ""), "address": first.address if first else ""}
        return self.draw(TroubleForm(initial=facts))

    def post(self, request: HttpRequest) -> HttpResponseBase:
        form = TroubleForm(request.POST)
        if not form.is_valid() or not self.settled(form):
            return self.draw(form, status=422)
        return redirect(self.back_url())

    def settled(self, form: TroubleForm) -> bool:
        """Do the one thing that was pressed, or say at the field why not."""
        verbs = {"left": self.left, "lost": self.lost, "dealt": self.dealt}
        try:
            verbs.get(self.request.POST.get("do", ""), self.again)(form.cleaned_data)
        except DetailsRefused as refused:
            form.add_error("address", " ".join(str(each) for each in refused.errors.values()))
            return False
        except Refusal as refusal:
            form.add_error(None, str(refusal))
            return False
        return True

    def left(self, told: dict[str, Any]) -> None:
        self.message.say_it_left(by=self.member)
        self.say(_("Noted: it left. A day without return proves it."))

    def lost(self, told: dict[str, Any]) -> None:
        self.message.say_it_is_lost(by=self.member)
        self.say(_("Noted: it did not leave. It can be sent again."))

    def dealt(self, told: dict[str, Any]) -> None:
        self.message.settle_by_hand(by=self.member, why=told["why"])
        self.say(_("Noted: you dealt with it."))

    def again(self, told: dict[str, Any]) -> None:
        first = self.message.case.candidate.mail_address()
        same = first is not None and first.address == told["address"]
        again = self.message.send_again(by=self.member, address="" if same else told["address"])
        self.say(_("It is sent once more."), undo_url=dates.undo_url(again))

    def draw(self, form: TroubleForm, status: int = 200) -> HttpResponse:
        message, case = self.message, self.message.case
        context = {
            "heading": _("A letter that did not get through"),
            "happened": HAPPENED.get(State(message.state), ""),
            "letter": message,
            "may_be_sent": message.state != State.DROPPED,
            "is_uncertain": message.state == State.UNCERTAIN,
            "action": self.request.path,
            "back_url": self.back_url(),
            **_another_way(message),
            **drawing.around(case, self.member),
        }
        return self.show("people/trouble.html", status=status, case=case, person=case.candidate, form=form, **context)


def _another_way(message: Message) -> dict[str, Any]:
    """A number, where there is one: the other ways to reach the person, by voice or by a text of one's own.

    A text is only proposed to a mobile, while something can be planned, and not to whom asked us to stop.
    """
    case = message.case
    phone = case.candidate.phone_number()
    there = reverse("desk:call", args=[case.public_id])
    ways = {"call_url": f"{there}?told={message.pk}", "phone": phone.raw if phone else "", "text_url": ""}
    mobile = phone is not None and takes_texts(phone.number)
    if mobile and case.is_live and Channel.SMS not in Touch.objects.stopped(case.candidate):
        ways["text_url"] = f"{reverse('desk:plan-touch', args=[case.public_id])}?channel={Channel.SMS}"
    return ways
