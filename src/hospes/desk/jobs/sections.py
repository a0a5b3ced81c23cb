"""Saving one part of the editor. Two tabs: the last to save wins, part by part."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from hospes.desk.jobs import choices
from hospes.desk.jobs.editor import PARTS, EditorView
from hospes.desk.jobs.forms_text import EndOpeningForm, TextForm
from hospes.desk.jobs.parts import sentences
from hospes.foundation.refusals import Refusal
from hospes.jobs.models import Opening
from hospes.team import rules
from hospes.team.models import Member


class EditView(EditorView):
    """A part: POST saves; who only opens the address lands in the editor."""

    def may(self, member: Member) -> bool:
        return rules.may_edit_jobs(member)

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        return self.back("")

    def back(self, anchor: str) -> HttpResponseBase:
        return redirect(f"{self.url('job')}#{anchor}" if anchor else self.url("job"))

    def save(self, form: Any, anchor: str) -> HttpResponseBase:
        """Save the part and come back to it, or show it as it was typed."""
        if not form.save(self.member, self.request.POST.get("do", "")):
            return self.draw(form, status=422)
        self.say(_("Saved: {part}").format(part=form.title))
        return self.back(anchor)


class PartView(EditView):
    def post(self, request: HttpRequest, part: str) -> HttpResponseBase:
        if part not in PARTS:
            raise Http404
        return self.save(PARTS[part](request.POST, job=self.job), part)


class TextView(EditView):
    def post(self, request: HttpRequest, language: str) -> HttpResponseBase:
        if language not in {code for code, _html, _own in choices.languages()}:
            raise Http404
        if request.POST.get("do") == "remove":
            return self.removed(language)
        return self.save(TextForm(request.POST, job=self.job, language=language), "texts")

    def removed(self, language: str) -> HttpResponseBase:
        try:
            self.job.remove_text(language, by=self.member.actor)
        except Refusal as refusal:
            return self.draw(problems=sentences(refusal), status=422)
        return self.back("texts")


class OpeningView(EditView):
    """What became of one seat."""

    def post(self, request: HttpRequest, pk: int) -> HttpResponseBase:
        opening = self.opening(pk)
        form = EndOpeningForm(request.POST)
        problems = self.ended(opening, form)
        if problems:
            return self.draw(problems=problems, status=422)
        return self.back("openings")

    def opening(self, pk: int) -> Opening:
        opening = Opening.objects.filter(job=self.job, pk=pk).first()
        if opening is None:
            raise Http404
        return opening

    def ended(self, opening: Opening, form: EndOpeningForm) -> list[str]:
        """End the seat; say why not."""
        if not form.is_valid():
            return [error for errors in form.errors.values() for error in errors]
        end = self.job.fill_opening if form.cleaned_data["do"] == "fill" else self.job.cancel_opening
        try:
            end(opening, by=self.member.actor, why=form.cleaned_data["why"])
        except Refusal as refusal:
            return sentences(refusal)
        return []
