"""Letters that follow what was chosen, until a hand changes them."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext as _

from hospes.conversations.hashing import hash_of
from hospes.conversations.letters import Draft
from hospes.desk.people.doors import ActView


class LetterView(ActView):
    """An act whose letter is made from choices. Subclasses say ``draft``.

    ``made`` is the hash of the text as the machine made it: while it fits, the letter follows the
    choices; once somebody has written in it, it is his. A letter that was made anew is read before it is sent.
    """

    remade = False

    def draft(self, told: Any) -> Draft:
        """The letter for these choices (typed values, perhaps wrong or missing)."""
        raise NotImplementedError

    def form(self, data: Any = None) -> forms.Form:
        if data is None:
            draft = self.draft({**self.initial(), **self.kept()})
            self.first = {"text": draft.text, "made": hash_of(draft.text)}
            return super().form()
        return super().form(self.followed(data.copy()))

    def initial(self) -> dict[str, Any]:
        return getattr(self, "first", {})

    def followed(self, data: Any) -> Any:
        """The typed data, its letter made anew where nobody changed it."""
        typed = plain(data.get("text", ""))
        draft = self.draft(data)
        untouched = not typed or data.get("made") == hash_of(typed) or data.get("do") == "make"
        if untouched and typed != draft.text:
            data["text"], self.remade = draft.text, bool(typed)
        if untouched:
            data["made"] = hash_of(draft.text)
        return data

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        form = self.form(request.POST)
        sends = request.POST.get("do") not in {"preview", "make"}
        if form.is_valid() and sends and self.remade:
            form.add_error("text", _("The letter was made anew for what you chose. Please read it, then send it."))
        if sends and form.is_valid() and self.acted(form):
            return self.leave()
        return self.draw(form, status=422 if sends else 200)


def plain(typed: str) -> str:
    """Typed text with the line breaks of ours."""
    return typed.replace("\r\n", "\n").strip()


def valid(form: forms.Form, name: str) -> Any:
    """A field's value if it was understood, else None."""
    return form.cleaned_data.get(name) if form.is_bound and hasattr(form, "cleaned_data") else form.initial.get(name)
