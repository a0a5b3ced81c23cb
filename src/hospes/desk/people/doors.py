"""Doors and shape of the acts: a form, one verb, an answer; nothing typed is lost."""

from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.translation import get_language

from hospes.candidates.refusals import DetailsRefused
from hospes.cases.models import Case
from hospes.conversations.models import Message
from hospes.conversations.settings import ConversationSettings
from hospes.desk.doors import CaseView, MemberView
from hospes.desk.people import dates, taken_back
from hospes.foundation import house
from hospes.foundation.refusals import Refusal
from hospes.team import rules
from hospes.team.models import Member


class ActView(CaseView):
    """One act on one case. Subclasses say ``form_class``, ``act`` (the verb) and ``context``.

    ``fields`` names the field at which a refusal is shown, by the refusal's class name.
    """

    template = "people/act.html"
    form_class: type[forms.Form] = forms.Form
    fields: dict[str, str] = {}
    kept_for: str | None = None

    def may(self, member: Member) -> bool:
        return rules.may_decide(member)

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        return self.draw(self.form())

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        form = self.form(request.POST)
        if request.POST.get("do") == "preview":
            form.is_valid()
            return self.draw(form)
        if form.is_valid() and self.acted(form):
            return self.leave()
        return self.draw(form, status=422)

    def form(self, data: Any = None) -> forms.Form:
        files = None if data is None else self.request.FILES
        initial = {**self.initial(), **self.kept(), "back": self.back}
        return self.form_class(data, files, initial=initial, **self.form_facts())

    def form_facts(self) -> dict[str, Any]:
        """What the form must know besides what was typed."""
        return {}

    def initial(self) -> dict[str, Any]:
        """What stands in the form at first."""
        return {}

    def kept(self) -> dict[str, Any]:
        """What was written and taken back a moment ago."""
        return {} if self.kept_for is None else taken_back.of(self.request.session, self.case, self.kept_for)

    def acted(self, form: forms.Form) -> bool:
        """Do it, or show at the field why not."""
        try:
            self.act(form.cleaned_data)
        except DetailsRefused as refused:
            for field, refusal in refused.errors.items():
                form.add_error(self.fields.get(field, field), str(refusal))
            return False
        except Refusal as refusal:
            at = self.fields.get(type(refusal).__name__)
            form.add_error(at if at in form.fields else None, dates.refused(refusal, get_language() or "en"))
            return False
        return True

    def act(self, told: dict[str, Any]) -> None:
        """The one verb."""
        raise NotImplementedError

    def draw(self, form: forms.Form, status: int = 200) -> HttpResponse:
        frame = {"case": self.case, "person": self.case.candidate, "form": form, "back_url": self.back_url()}
        frame["action"] = self.request.path
        return self.show(self.template, status=status, **frame, **self.context(form))

    def context(self, form: Any) -> dict[str, Any]:
        """What the page shows around the form."""
        return {}

    @cached_property
    def back(self) -> str:
        """Where this act was begun: the run, the board, today, or the case itself."""
        asked = self.request.POST.get("back") or self.request.GET.get("back", "")
        return asked if asked in BACK else ""

    def back_url(self) -> str:
        return dates.way_back(self.back, self.case)

    def leave(self) -> HttpResponseBase:
        return redirect(self.back_url())

    def sent(self, text: str, message: Message) -> None:
        """A letter was approved: say so, with undo while the server waits."""
        taken_back.forget(self.request.session, self.case)
        self.say(text, undo_url=dates.undo_url(message), seconds=house.read(ConversationSettings).undo_seconds)
        if self.draft_key:
            # The browser kept a draft of these words; it has become a letter.
            self.request.session["toast"] = {**self.request.session["toast"], "draft": self.draft_key}

    @property
    def draft_key(self) -> str:
        """Under which the browser keeps what is being typed here."""
        return ""


BACK = frozenset({"run", "board", "today", "inbox"})


class MessageView(MemberView):
    """One message of a case this member may see."""

    message: Message
    active = "people"

    def may(self, member: Member) -> bool:
        return rules.may_write_to_candidates(member)

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if isinstance(request.user, Member):
            seen = Message.objects.filter(case__in=Case.objects.seen_by(request.user))
            rows = seen.select_related("case__candidate", "case__contact", "case__deputy", "case__application__job")
            found = rows.filter(pk=kwargs.pop("pk")).first()
            if found is None:
                raise Http404
            self.message = found
        return super().dispatch(request, *args, **kwargs)
