"""Outgoing mail: the server, its test, what is wrong with it, and who waits (mock-up 21)."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters

from hospes.conversations.settings import ConversationSettings
from hospes.desk.settings import senders, waiting
from hospes.desk.settings.doors import AdminForm, AdminView
from hospes.desk.settings.mail_form import MailForm, as_configured
from hospes.foundation import clock, house
from hospes.foundation.refusals import Refusal
from hospes.post import ways_in
from hospes.post.enums import Problem
from hospes.post.models import MailServer
from hospes.post.presets import PRESETS, PROVIDERS, preset
from hospes.post.refusals import BadServer, NoMailServer
from hospes.promises.kinds import PromiseSettings


@method_decorator(sensitive_post_parameters("password"), name="dispatch")
class MailView(AdminForm):
    """How letters leave the house."""

    page = "mail"
    template = "mail.html"
    field_of = {BadServer: "host"}

    def form(self, data: Any = None) -> MailForm:
        server = MailServer.objects.current()
        return MailForm(data, server=server, service=preset(self.request.GET.get("preset", "")))

    def keep(self, told: dict[str, Any]) -> str:
        MailServer.objects.configure(**as_configured(told), by=self.member.actor)
        return _("Saved. Now send a test letter to yourself.")

    def facts(self) -> dict[str, Any]:
        now = clock.now()
        server = MailServer.objects.current()
        return {
            "server": server,
            "trouble": server.diagnosis() if server and server.problem != Problem.NONE else None,
            "is_tested": MailServer.objects.bounce_path_healthy(now),
            "has_way_in": ways_in.there_is_one(),
            "why_unproved": server.why_unproved(now) if server else "",
            "senders": senders.all_of_them(now),
            "queue": waiting.queue(now),
            "presets": PRESETS,
            "providers": PROVIDERS,
            "service": preset(self.request.GET.get("preset", "")),
            "undo_seconds": house.read(ConversationSettings).undo_seconds,
            "proof_hours": house.read(PromiseSettings).proof_hours,
        }


class MailTestView(AdminView):
    """Try the server: the connection alone, or a letter to oneself. What came of it stands on the page."""

    http_method_names = ("post", "options")

    def post(self, request: HttpRequest) -> HttpResponse:
        try:
            self.say(self.tried(letter=request.POST.get("what") == "letter"))
        except Refusal as refusal:
            self.say(str(refusal))
        return redirect("desk:mail")

    def tried(self, *, letter: bool) -> str:
        server = MailServer.objects.current()
        if server is None:
            raise NoMailServer
        me = self.member
        if not letter:
            return server.check_connection().happened
        found = server.send_test(to=me.email, from_address=me.email, from_name=me.name)
        return (
            _("A test letter is on its way to %(address)s.") % {"address": me.email} if found.works else found.happened
        )
