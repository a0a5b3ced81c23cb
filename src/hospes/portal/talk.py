"""What a candidate does about a talk with the long link alone: take it over, say no to it, say how it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from hospes.conversations import signs
from hospes.conversations.models import Message
from hospes.foundation import clock
from hospes.foundation.refusals import Refusal
from hospes.interviews.invitation import NAME
from hospes.interviews.models import Interview
from hospes.portal import drawing, talks
from hospes.portal.doors import CandidateView
from hospes.portal.forms import WordsForm

if TYPE_CHECKING:
    from django.http import HttpRequest


class TalkView(CandidateView):
    """One talk of this person, of a matter that the page shows; else 404."""

    def talk(self, public_id: str) -> Interview:
        rows = Interview.objects.filter(application__case__in=drawing.cases_of(self.candidate).values("pk"))
        facts = ("stage", "application__job", "application__case__contact", "application__case__deputy")
        found = rows.select_related(*facts, "application__case__candidate").filter(public_id=public_id).first()
        if found is None:
            raise Http404
        return found


class CalendarView(TalkView):
    """The invitation once more, for whoever threw the letter away."""

    def get(self, request: HttpRequest, talk_id: str) -> HttpResponse:
        talk, address = self.talk(talk_id), self.candidate.mail_address()
        attendees = [(self.candidate.name, address.address)] if address else []
        method = "REQUEST" if talk.is_planned else "CANCEL"
        content = talk.invitation(*attendees).written(method, now=clock.now())
        headers = {"Content-Disposition": f'attachment; filename="{NAME}"', "X-Content-Type-Options": "nosniff"}
        return HttpResponse(content, f"text/calendar; method={method}; charset=utf-8", headers=headers)


class WordView(TalkView):
    """Something that is said of one talk. Subclasses say the words around the form, and ``say``."""

    def get(self, request: HttpRequest, talk_id: str) -> HttpResponse:
        return self.draw(self.talk(talk_id), WordsForm())

    def post(self, request: HttpRequest, talk_id: str) -> HttpResponse:
        talk, form = self.talk(talk_id), WordsForm(request.POST)
        if not form.is_valid():
            return self.draw(talk, form, status=422)
        try:
            self.say(talk, form.cleaned_data["words"])
        except Refusal as refusal:
            return self.to_page(str(refusal))
        signs.acted(self.candidate, now=clock.now())
        return self.to_page(_("Noted. {answer}.").format(answer=self.answer(talk)))

    def answer(self, talk: Interview) -> str:
        """Who answers, and by when."""
        return drawing.replies_by(talk.application.case, clock.now())

    def draw(self, talk: Interview, form: WordsForm, status: int = 200) -> HttpResponse:
        shown = talks.when(talk.start, talk, talk.application.case)
        return self.show(
            "talk.html",
            status=status,
            form=form,
            when=shown,
            answer=self.answer(talk),
            back_url=self.url("page"),
            **self.words(),
        )

    def words(self) -> dict[str, str]:
        """Heading, sentence and button."""
        raise NotImplementedError

    def say(self, talk: Interview, words: str) -> None:
        """The one verb."""
        raise NotImplementedError


class AbsenceView(WordView):
    """I cannot come: to the contact, who owes an answer. The talk stands until he moves it or calls it off."""

    def words(self) -> dict[str, str]:
        return {
            "heading": _("You cannot come"),
            "line": _("That is all right. A new time is found with you; it does not count against you."),
            "confirm": _("Tell them"),
            "label": _("Which times would suit you?"),
        }

    def say(self, talk: Interview, words: str) -> None:
        case = talk.application.case
        about = _("I cannot come to our talk {when}.").format(when=talks.when(talk.start, talk, case))
        said = "\n\n".join(filter(None, [about, words.strip()]))
        Message.objects.receive(case, words=said, by=self.candidate.actor)


class ObjectionView(WordView):
    """That is not how it was (P21)."""

    def words(self) -> dict[str, str]:
        return {
            "heading": _("That is not how it was"),
            "line": _("Then our note is no evidence any more, and a person looks at it."),
            "confirm": _("Tell them"),
            "label": _("How was it?"),
        }

    def say(self, talk: Interview, words: str) -> None:
        talk.contradict(by=self.candidate.actor, words=words)
