"""The mail server of one address or domain: set up by an admin, or by a member for his own address."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters

from hospes.desk.settings import senders
from hospes.desk.settings.doors import FormView, SettingsView
from hospes.desk.settings.mail_form import MailForm, NewServerForm, as_configured
from hospes.foundation import clock
from hospes.foundation.refusals import Refusal
from hospes.post.enums import Problem
from hospes.post.models import Envelope, MailServer
from hospes.post.models.mail_server import SHARED
from hospes.post.presets import PRESETS, PROVIDERS, preset
from hospes.post.refusals import BadServer
from hospes.team import rules
from hospes.team.models import Member

OWN, OTHERS = "own", "others"


class Whose:
    """Which server the page is about: one's ``own``, or one of ``others``, which is for admins."""

    whose = OTHERS
    # Given by the view that this stands beside.
    member: Any
    kwargs: dict[str, Any]

    def may(self, member: Any) -> bool:
        return member.is_active if self.whose == OWN else rules.may_change_settings(member)

    def server(self) -> MailServer | None:
        """The server of the page; None before there is one. Raises Http404 for the shared one, which has its own."""
        if self.whose == OWN:
            return MailServer.objects.serving(self.member.email)
        if "pk" not in self.kwargs:
            return None
        found = MailServer.objects.exclude(serves=SHARED).filter(pk=self.kwargs["pk"]).first()
        if found is None:
            raise Http404
        return found

    def url(self, server: MailServer, suffix: str = "") -> str:
        """Where the page of a server is, its test or its removal."""
        if self.whose == OWN:
            return reverse(f"desk:my-mail{suffix}")
        return reverse(f"desk:mail-server{suffix}", args=[server.pk])


@method_decorator(sensitive_post_parameters("password"), name="dispatch")
class MailServerView(Whose, FormView):
    """How the letters of one address or domain leave."""

    page = "mail"
    template = "mail_server.html"
    field_of = {BadServer: "host"}

    def form(self, data: Any = None) -> MailForm:
        server, chosen = self.server(), preset(self.request.GET.get("preset", ""))
        if self.whose == OTHERS and server is None:
            return NewServerForm(data, server=None, service=chosen)
        username = self.member.email if self.whose == OWN else ""
        return MailForm(data, server=server, service=chosen, username=username)

    def keep(self, told: dict[str, Any]) -> str:
        server = self.server()
        serves = told.pop("serves", server.serves if server else self.member.email)
        facts = as_configured(told)
        self.kept_one = MailServer.objects.configure(**facts, serves=serves, by=self.member.actor)
        return _("Saved. Now send a test letter to yourself.")

    def after(self) -> str:
        return self.url(self.kept_one)

    def facts(self) -> dict[str, Any]:
        server = self.server()
        return {
            "server": server,
            "own": self.whose == OWN,
            "state": senders.state_of(server, clock.now()) if server else "",
            "trouble": server.diagnosis() if server and server.problem != Problem.NONE else None,
            "waiting": Envelope.objects.waiting().filter(server=server).count() if server else 0,
            "presets": PRESETS,
            "providers": PROVIDERS,
            "service": preset(self.request.GET.get("preset", "")),
            "test_url": self.url(server, "-test") if server else "",
            "removal_url": self.url(server, "-removal") if server else "",
        }


class MailServerTestView(Whose, SettingsView):
    """Try the server: the connection alone, or a letter to oneself from the address it sends for."""

    http_method_names = ("post", "options")

    def post(self, request: HttpRequest, **_address: Any) -> HttpResponse:
        server = self.server()
        if server is None:
            return redirect("desk:my-mail")
        try:
            self.say(self.tried(server, letter=request.POST.get("what") == "letter"))
        except Refusal as refusal:
            self.say(str(refusal))
        return redirect(self.url(server))

    def tried(self, server: MailServer, *, letter: bool) -> str:
        if not letter:
            return server.check_connection().happened
        address, name = writer(server, self.member)
        found = server.send_test(to=self.member.email, from_address=address, from_name=name)
        sent = _("A test letter is on its way to %(address)s.") % {"address": self.member.email}
        return sent if found.works else found.happened


def writer(server: MailServer, me: Member) -> tuple[str, str]:
    """Address and name in From of a test letter: whose letters leave by it, oneself first; else the address bare."""
    here = [me, *Member.objects.active().exclude(pk=me.pk).order_by("pk")]
    served = next((each for each in here if senders.sends_for(server, each.email)), None)
    if served is not None:
        return served.email, served.name
    return (me.email, me.name) if senders.is_domain(server) else (server.served, "")


class MailServerRemovalView(Whose, SettingsView):
    """Asks once, and takes the server away; its letters leave by the next that fits."""

    page = "mail"

    def get(self, request: HttpRequest, **_address: Any) -> HttpResponse:
        server = self.server()
        if server is None:
            return redirect("desk:my-mail")
        waiting = Envelope.objects.waiting().filter(server=server).count()
        shared = MailServer.objects.current()
        back = self.url(server)
        return self.show("mail_server_removal.html", server=server, waiting=waiting, shared=shared, back_url=back)

    def post(self, request: HttpRequest, **_address: Any) -> HttpResponse:
        server = self.server()
        if server is not None:
            server.remove(by=self.member.actor)
            self.say(_("Removed. Letters of %(whom)s leave by the next server that fits.") % {"whom": server.served})
        return redirect("desk:my-mail" if self.whose == OWN else "desk:mail")
