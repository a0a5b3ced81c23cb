"""What can be done with one message: answered, put aside, taken back, sent again, dealt with."""

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from hospes.conversations import filing
from hospes.conversations.enums import Direction
from hospes.conversations.refusals import NotAQuestion
from hospes.conversations.settings import ConversationSettings
from hospes.desk.people import dates, drawing, taken_back
from hospes.desk.people.doors import BACK, MessageView
from hospes.desk.people.forms_of_acts import DismissForm
from hospes.desk.unplaced import doors as unplaced
from hospes.foundation import house
from hospes.foundation.refusals import Refusal

# Where the words of a letter are written on after it was taken back.
_WRITTEN_IN = {"advance": "desk:advance", "hold": "desk:hold", "decline": "desk:decline"}


class OneMessageView(MessageView):
    """An act that needs no words; seen as an address it leads to the case."""

    def get(self, request: HttpRequest) -> HttpResponseBase:
        return redirect(self.case_url())

    def case_url(self) -> str:
        return reverse("desk:case", args=[self.message.case.public_id])

    def back_url(self) -> str:
        back = self.request.POST.get("back") or self.request.GET.get("back", "")
        return dates.way_back(back if back in BACK else "", self.message.case)

    def post(self, request: HttpRequest) -> HttpResponseBase:
        try:
            there = self.act()
        except Refusal as refusal:
            self.say(str(refusal))
            there = self.back_url()
        return redirect(there)

    def act(self) -> str:
        """The one verb; returns where to go."""
        raise NotImplementedError


class AnswerView(OneMessageView):
    """The address of answering: the composer with this question."""

    def get(self, request: HttpRequest) -> HttpResponseBase:
        back = request.GET.get("back", "")
        query = urlencode([("answers", self.message.pk), *([("back", back)] if back in BACK else [])])
        return redirect(f"{reverse('desk:compose', args=[self.message.case.public_id])}?{query}")

    def act(self) -> str:
        return self.case_url()


class UndoView(OneMessageView):
    """Take a letter back before it leaves; its words are kept for writing on."""

    def act(self) -> str:
        act, case = self.message.act, self.message.case
        taken_back.keep(self.request.session, self.message)
        self.message.undo(by=self.member.actor)
        self.say(_("Taken back. Nothing was sent, and your words are still here."))
        answers = f"?answers={self.message.answers_id}" if self.message.answers_id and act not in _WRITTEN_IN else ""
        return reverse(_WRITTEN_IN.get(act, "desk:compose"), args=[case.public_id]) + answers


class SendNowView(OneMessageView):
    """A letter that waits for its hour leaves at once."""

    def act(self) -> str:
        self.message.send_now(by=self.member)
        self.say(_("It leaves now."))
        return self.back_url()


class AgainView(OneMessageView):
    """Send the same words once more, to the address of now."""

    def act(self) -> str:
        again = self.message.send_again(by=self.member)
        seconds = house.read(ConversationSettings).undo_seconds
        self.say(_("It is sent once more."), undo_url=dates.undo_url(again), seconds=seconds)
        return self.back_url()


class MisfiledView(OneMessageView):
    """A mail stands in the wrong thread: it waits for its place again, and is read here no more."""

    def act(self) -> str:
        arrival = self.message.arrival
        if arrival is None:
            raise NotAQuestion
        filing.take_back(arrival, by=self.member)
        self.say(_("Taken out of this thread. It waits for its place among the mails without one."))
        seen = unplaced.seen_by(self.member).filter(pk=arrival.pk).exists()
        return reverse("desk:unplaced-mail", args=[arrival.public_id]) if seen else self.back_url()


class DealtView(OneMessageView):
    """A person looked at it, and nothing more is to be done."""

    def act(self) -> str:
        self.message.settle_by_hand(by=self.member, why="")
        self.say(_("Noted: you dealt with it."))
        return self.back_url()


class DismissView(OneMessageView):
    """No answer is needed, because … Usual reasons are proposed, a person decides."""

    def get(self, request: HttpRequest) -> HttpResponseBase:
        return self.draw(DismissForm(initial={"back": request.GET.get("back", "")}))

    def post(self, request: HttpRequest) -> HttpResponseBase:
        usual = request.POST.get("usual")
        form = DismissForm({**request.POST.dict(), "why": usual} if usual else request.POST)
        if not form.is_valid() or not self.dismissed(form):
            return self.draw(form, status=422)
        self.say(_("Noted that no answer is needed."))
        return redirect(self.back_url())

    def dismissed(self, form: DismissForm) -> bool:
        try:
            self.message.dismiss(by=self.member, why=form.cleaned_data["why"])
        except Refusal as refusal:
            form.add_error("why", str(refusal))
            return False
        return True

    def draw(self, form: DismissForm, status: int = 200) -> HttpResponse:
        case = self.message.case
        context = {
            "heading": _("No answer needed"),
            "confirm": _("Put it aside"),
            "question": self.message if self.message.direction == Direction.IN else None,
            "usual": [_("They said thanks"), _("They confirmed: 收到"), _("It was answered by phone"), _("Sent twice")],
            "action": self.request.path,
            "back_url": self.back_url(),
            **drawing.around(case, self.member),
        }
        return self.show("people/dismiss.html", status=status, case=case, person=case.candidate, form=form, **context)
