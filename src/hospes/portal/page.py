"""The page itself, and what can be done with the long link alone."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from hospes.cases.models import Case
from hospes.conversations import signs
from hospes.conversations.enums import Direction
from hospes.conversations.models import Message
from hospes.foundation import clock
from hospes.foundation.refusals import Refusal
from hospes.portal import drawing
from hospes.portal.doors import CandidateView
from hospes.portal.forms import MessageForm


class PageView(CandidateView):
    """Where you are, what comes next, by when."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.draw()

    def draw(self, form: MessageForm | None = None, status: int = 200) -> HttpResponse:
        page = drawing.page(self.candidate, url=self.url, form=form, opened=self.is_opened)
        return self.show("page.html", status=status, **page)


class MessagesView(PageView):
    """A question becomes a message with a date by which it is answered."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.to_page()

    def post(self, request: HttpRequest) -> HttpResponse:
        form = MessageForm(request.POST)
        case = drawing.cases_of(self.candidate).filter(public_id=request.POST.get("case", "").replace("\0", "")).first()
        if case is None:
            raise Http404
        if not form.is_valid() or not self._received(form, case):
            return self.draw(form, status=422)
        signs.acted(self.candidate, now=clock.now())
        return self.to_page(_("Your message is with us."), anchor="#messages-1")

    def _received(self, form: MessageForm, case: Case) -> bool:
        try:
            Message.objects.receive(case, words=form.cleaned_data["text"], by=self.candidate.actor)
        except Refusal as refusal:
            form.add_error("text", str(refusal))
            return False
        return True


class ObjectionView(CandidateView):
    """Nobody answered this; nobody called me (I16). Without a code, like a question."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self.to_page()

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        rows = Message.objects.on_the_page().filter(case__in=drawing.cases_of(self.candidate))
        message = rows.filter(pk=pk).first()
        if message is None:
            raise Http404
        say = message.not_answered if message.direction == Direction.IN else message.not_called
        try:
            say(by=self.candidate.actor)
        except Refusal as refusal:
            return self.to_page(str(refusal))
        return self.to_page(_("Noted. What was promised to you is owed again."), anchor="#messages-1")


class MailboxView(CandidateView):
    """The one button that proves the mailbox and shows everything we have with this person."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.to_page()

    def post(self, request: HttpRequest) -> HttpResponse:
        now = clock.now()
        self.candidate.prove_mailbox(now)
        signs.acted(self.candidate, now=now)
        return self.to_page(_("Thank you. Everything is on this page now."))
