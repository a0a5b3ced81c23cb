"""Incoming mail: each way in is chosen, tried and explained on one page."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters

from hospes.desk.settings.doors import AdminForm, AdminView
from hospes.desk.settings.incoming_forms import ClientsForm, ProviderForm, ReceiverForm, ScannerForm
from hospes.desk.settings.mailboxes import state_of
from hospes.foundation import beats, clock, house
from hospes.post import receiving, virus_check
from hospes.post.models import Mailbox
from hospes.post.refusals import BadAddress, BadCertificate, BadDomain, BadScanner, SecretMissing
from hospes.post.settings import ReceivingSettings
from hospes.team.models import Member

MAILROOM = "mailroom"
_NAMES: dict[type[forms.Form], str] = {
    ReceiverForm: "form",
    ProviderForm: "provider_form",
    ScannerForm: "scanner_form",
    ClientsForm: "clients_form",
}


class IncomingView(AdminForm):
    """Our own receiver; around it the other ways."""

    page = "incoming"
    template = "incoming.html"
    field_of = {BadDomain: "domain", BadAddress: "jobs_address", BadCertificate: "certificate"}

    def form(self, data: Any = None) -> forms.Form:
        return ReceiverForm(data)

    def keep(self, told: dict[str, Any]) -> str:
        receiving.choose(by=self.member.actor, **told)
        return _("Saved. The mailroom follows within seconds; then try it.")

    def draw(self, form: forms.Form, status: int = 200) -> HttpResponse:
        forms_here = {name: kind() for kind, name in _NAMES.items()}
        return self.show(self.template, status, **{**forms_here, _NAMES[type(form)]: form}, **self.facts())

    def facts(self) -> dict[str, Any]:
        settings = house.read(ReceivingSettings)
        return {
            "receiving": settings,
            "is_on": bool(settings.domain and (settings.smtp_port or settings.lmtp_port)),
            "alive": not beats.stale(clock.now(), MAILROOM),
            "said": beats.facts(MAILROOM).get("trouble", []),
            "boxes": boxes(),
            "hook": f"{self.request.scheme}://{self.request.get_host()}/mailroom/{settings.provider}/",
            "back": self.request.build_absolute_uri(reverse("desk:mailbox-signed-in")),
        }


@method_decorator(sensitive_post_parameters("secret"), name="dispatch")
class ProviderView(IncomingView):
    """Which provider hands us mail, and its secret."""

    http_method_names = ("post", "options")
    field_of = {SecretMissing: "secret"}

    def form(self, data: Any = None) -> forms.Form:
        return ProviderForm(data)

    def keep(self, told: dict[str, Any]) -> str:
        secret = {"provider_secret": told["secret"]} if told["secret"] or not told["provider"] else {}
        receiving.choose(by=self.member.actor, provider=told["provider"], **secret)
        return _("Saved.")


@method_decorator(sensitive_post_parameters("google_secret", "microsoft_secret"), name="dispatch")
class ClientsView(IncomingView):
    """Our client at Google and Microsoft."""

    http_method_names = ("post", "options")

    def form(self, data: Any = None) -> forms.Form:
        return ClientsForm(data)

    def keep(self, told: dict[str, Any]) -> str:
        kept = {name: value for name, value in told.items() if value or not name.endswith("_secret")}
        receiving.choose_clients(by=self.member.actor, **kept)
        return _("Saved.")


class ScannerView(IncomingView):
    """Which virus scanner is asked about files."""

    http_method_names = ("post", "options")
    field_of = {BadScanner: "virus_scanner"}

    def form(self, data: Any = None) -> forms.Form:
        return ScannerForm(data)

    def keep(self, told: dict[str, Any]) -> str:
        receiving.choose(by=self.member.actor, **told)
        return _("Saved. Now try the scanner.") if told["virus_scanner"] else _("Saved. Files are not checked.")


class ScannerTestView(AdminView):
    """Show the scanner a file that every scanner takes for a virus by agreement."""

    http_method_names = ("post", "options")

    def post(self, request: HttpRequest) -> HttpResponse:
        self.say(scanned(house.read(ReceivingSettings).virus_scanner))
        return redirect("desk:incoming")


def scanned(address: str) -> str:
    """What the scanner made of the test file, in a sentence."""
    if not address:
        return _("No scanner is set, so files are not checked.")
    answer = virus_check.try_out(address)
    if answer.works:
        return _("It works: the scanner found the virus in the test file.")
    return _("Files are not checked: the scanner does not answer as one should. Word for word: {said}").format(
        said=answer.said[:300] or "–"
    )


class IncomingTestView(AdminView):
    """Ask our own receiver as a stranger's mail server would."""

    http_method_names = ("post", "options")

    def post(self, request: HttpRequest) -> HttpResponse:
        settings = house.read(ReceivingSettings)
        self.say(answer_of(settings))
        return redirect("desk:incoming")


def answer_of(settings: ReceivingSettings) -> str:
    """How the receiver answers, in a sentence."""
    if not settings.domain:
        return _("There is no mail domain yet, so nothing is received.")
    if not (settings.smtp_port or settings.lmtp_port):
        return _("No port is set, so nothing listens.")
    said = receiving.knock(settings)
    if not said:
        return _("It listens, takes mail for us and for nobody else.")
    if beats.stale(clock.now(), MAILROOM):
        return _("Nothing answers: the mailroom does not run. “hospes serve” starts it.")
    return _("It does not answer as it should. Word for word: {said}").format(said=said[:300])


def boxes() -> list[dict[str, Any]]:
    """Every mailbox with whose it is and how it does. Two queries, however many."""
    names = {member.actor: member.name for member in Member.objects.all()}
    return [
        {
            "mailbox": mailbox,
            "whose": names.get(mailbox.owner) or mailbox.owner.removeprefix("shared:"),
            "shared": mailbox.owner.startswith("shared:"),
            "state": state_of(mailbox),
            "words": mailbox.diagnosis().happened if mailbox.problem else "",
        }
        for mailbox in Mailbox.objects.order_by("owner", "pk")
    ]
