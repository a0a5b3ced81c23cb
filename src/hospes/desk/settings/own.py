"""One's own page: what others read about one, keys, password."""

from typing import Any

from django import forms
from django.http import HttpResponse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.debug import sensitive_post_parameters

from hospes.desk.entrance.sign_in import open_session
from hospes.desk.settings.doors import FormView
from hospes.desk.settings.people_forms import OwnForm, PasswordForm
from hospes.foundation import wording
from hospes.team.refusals import CannotCoverOneself, NameMissing, NotActive, PasswordTooWeak, WrongPassword


class MeView(FormView):
    """Oneself, as colleagues and candidates see one."""

    page = "me"
    template = "me.html"
    field_of = {NameMissing: "name", CannotCoverOneself: "standing_deputy", NotActive: "standing_deputy"}

    def form(self, data: Any = None) -> OwnForm:
        return OwnForm(data, of=self.member)

    def keep(self, told: dict[str, Any]) -> str:
        self.member.describe(by=self.member.actor, **told)
        self.request.session["language"] = self.member.language
        with override(wording.catalogue(self.member.language)):
            return _("Saved.")

    def facts(self) -> dict[str, Any]:
        return {"password_form": PasswordForm()}


@method_decorator(sensitive_post_parameters("present", "new"), name="dispatch")
class PasswordView(FormView):
    """Another password. The other sessions end, this one goes on."""

    page = "me"
    field_of = {WrongPassword: "present", PasswordTooWeak: "new"}

    def form(self, data: Any = None) -> PasswordForm:
        return PasswordForm(data)

    def keep(self, told: dict[str, Any]) -> str:
        self.member.change_password(present=told["present"], new=told["new"])
        open_session(self.request, self.member)
        return _("Your password is changed. Wherever else you were signed in, you are out now.")

    def draw(self, form: forms.Form, status: int = 200) -> HttpResponse:
        return self.show("me.html", status, form=OwnForm(of=self.member), password_form=form)
