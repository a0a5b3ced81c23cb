"""Text messages: the provider, its test, and the address to which it reports (practice P9)."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.debug import sensitive_post_parameters

from hospes.candidates.phones import clean_number
from hospes.desk.settings.doors import AdminForm, AdminView
from hospes.foundation import house, tokens
from hospes.foundation.refusals import Refusal
from hospes.post import texting
from hospes.post.models import TextMessage
from hospes.post.texting import SmsSettings
from hospes.team.models import Company

NONE = ("", gettext_lazy("None: somebody rings who has only a number"))
# Of the providers with approved templates, these fields are asked for; plain HTTP needs the first three.
LONGEST = 300


class TextsForm(forms.Form):
    """Who carries our text messages. The secret is never shown; an empty field keeps the one there is."""

    provider = forms.ChoiceField(label=gettext_lazy("Provider"), required=False)
    url = forms.URLField(
        label=gettext_lazy("Address of the service"),
        required=False,
        max_length=LONGEST,
        assume_scheme="https",
        help_text=gettext_lazy("Needed for HTTP. Aliyun and Tencent have their own."),
        error_messages={"invalid": gettext_lazy("Please write the whole address, beginning with https://.")},
    )
    account = forms.CharField(
        label=gettext_lazy("Access key"),
        required=False,
        max_length=LONGEST,
        help_text=gettext_lazy("AccessKey ID at Aliyun, SecretId at Tencent."),
    )
    secret = forms.CharField(
        label=gettext_lazy("Secret"),
        required=False,
        max_length=1000,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
    )
    signature = forms.CharField(
        label=gettext_lazy("Signature"),
        required=False,
        max_length=100,
        help_text=gettext_lazy("The approved signature (签名), or the name that stands as sender."),
    )
    app = forms.CharField(label=gettext_lazy("SDK app id (Tencent)"), required=False, max_length=100)
    template_letter = forms.CharField(
        label=gettext_lazy("Template for “a letter waits”"),
        required=False,
        max_length=100,
        help_text=gettext_lazy("Its variables, in this order: company, contact, token of the page."),
    )
    template_code = forms.CharField(
        label=gettext_lazy("Template for a code"),
        required=False,
        max_length=100,
        help_text=gettext_lazy("Its only variable: code."),
    )

    def __init__(self, data: Any = None, *, known: SmsSettings) -> None:
        super().__init__(data, initial={name: getattr(known, name, "") for name in self.base_fields})
        self.initial["secret"] = ""
        self.known = known
        chosen: Any = self.fields["provider"]
        chosen.choices = [NONE, *((each.name, each.title) for each in texting.providers.all())]
        if known.secret:
            self.fields["secret"].help_text = _("One is kept. Leave this empty to keep it; it is never shown.")

    def clean(self) -> dict[str, Any]:
        """What the chosen provider cannot do without; a kept secret goes to the provider it was given for."""
        told = super().clean() or {}
        provider = told.get("provider")
        chosen = texting.providers.get(provider or "")
        for name in chosen.needs if chosen else ():
            if not told.get(name) and name not in self.errors:
                self.add_error(name, _("This provider needs it."))
        elsewhere = (self.known.provider, self.known.url) != (provider, told.get("url") or "")
        if provider and not told.get("secret") and (elsewhere or not self.known.secret):
            self.add_error("secret", _("Please enter the secret of this provider."))
        return told


@method_decorator(sensitive_post_parameters("secret"), name="dispatch")
class TextsView(AdminForm):
    """How somebody is told who gave only a number."""

    page = "texts"
    template = "texts.html"

    def form(self, data: Any = None) -> TextsForm:
        return TextsForm(data, known=house.read(SmsSettings))

    def keep(self, told: dict[str, Any]) -> str:
        secret = told.pop("secret")
        texting.configure(told, secret=secret or (None if told["provider"] else ""), by=self.member.actor)
        return _("Saved. Now send a test to your own mobile.") if told["provider"] else _("Saved.")

    def facts(self) -> dict[str, Any]:
        provider = texting.chosen()
        return {"provider": provider, "reports_to": reports_to(provider.name) if provider else ""}


class TextsTestView(AdminView):
    """Send a text message to a number, and say what came of it so far."""

    http_method_names = ("post", "options")

    def post(self, request: HttpRequest) -> HttpResponse:
        try:
            number, _typed = clean_number(request.POST.get("number", ""), region=self.member.calendar.partition("-")[0])
        except Refusal as refusal:
            self.say(str(refusal))
            return redirect("desk:texts")
        key = f"test:{tokens.random_token()}"
        TextMessage.objects.queue(
            key=key, number=number, kind="code", text=_("A test of text messages."), variables={"code": "123456"}
        )
        self.say(_("A test is on its way to %(number)s. If nothing comes, look here again.") % {"number": number})
        return redirect("desk:texts")


def reports_to(provider: str) -> str:
    """The address that the provider must be given for its reports."""
    company = Company.objects.current()
    base = company.public_url.rstrip("/") if company else ""
    return base + reverse("integrations:sms-hook", args=[provider, texting.hook_secret(provider)])
