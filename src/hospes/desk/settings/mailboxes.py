"""Mailboxes that are read: one's own, and those that several share."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters

from hospes.conversations import reply_address
from hospes.desk.settings.doors import FormView, SettingsView
from hospes.desk.settings.mailbox_form import SERVICES, MailboxForm, SharedMailboxForm, begun, service
from hospes.foundation import clock
from hospes.post import mailbox_reading
from hospes.post.enums import Access, Problem
from hospes.post.models import Mailbox
from hospes.post.models.mailbox import HEALTHY_FOR
from hospes.post.refusals import BadAddress, BadServer, MailboxKnown, PasswordMissing
from hospes.team import rules

OWN, SHARED = "own", "shared"


class Whose:
    """Whose mailbox the page is about: ``own`` for everybody who writes to candidates, ``shared`` for admins."""

    whose = OWN
    # Given by the view that this stands beside.
    member: Any
    kwargs: dict[str, Any]

    def may(self, member: Any) -> bool:
        return rules.may_change_settings(member) if self.whose == SHARED else member.is_active

    def mailbox(self) -> Mailbox | None:
        """The mailbox of the page; None before there is one. Raises Http404 for one that is somebody's own."""
        if self.whose == OWN:
            return Mailbox.objects.owned_by(self.member.actor).first()
        if "pk" not in self.kwargs:
            return None
        found = Mailbox.objects.filter(owner__startswith="shared:", pk=self.kwargs["pk"]).first()
        if found is None:
            raise Http404
        return found

    def address_of(self, mailbox: Mailbox) -> str:
        """Where the page of a mailbox is."""
        return reverse("desk:my-mailbox") if self.whose == OWN else reverse("desk:mailbox", args=[mailbox.pk])


@method_decorator(sensitive_post_parameters("password"), name="dispatch")
class MailboxView(Whose, FormView):
    """How one mailbox is read."""

    template = "mailbox.html"
    page = "my-mailbox"
    field_of = {BadServer: "host", BadAddress: "address", PasswordMissing: "password", MailboxKnown: "address"}

    def form(self, data: Any = None) -> MailboxForm:
        mailbox, chosen = self.mailbox(), service(self.request.GET.get("service", ""))
        address = self.member.email if self.whose == OWN else ""
        kind = MailboxForm if self.whose == OWN else SharedMailboxForm
        return kind(data, mailbox=mailbox, initial=begun(mailbox, chosen, address))

    def keep(self, told: dict[str, Any]) -> str:
        owner = self.member.actor if self.whose == OWN else f"shared:{told.pop('name')}"
        self.kept_one = Mailbox.objects.set_up(owner=owner, mailbox=self.mailbox(), by=self.member.actor, **told)
        if self.kept_one.access != Access.PASSWORD and not self.kept_one.sealed_refresh_token:
            return _("Saved. Now sign in, so that the mailbox lets us in.")
        return _("Saved. Now try whether it opens.")

    def after(self) -> str:
        return self.address_of(self.kept_one)

    def facts(self) -> dict[str, Any]:
        mailbox = self.mailbox()
        return {
            "mailbox": mailbox,
            "own": self.whose == OWN,
            "state": state_of(mailbox) if mailbox else "",
            "trouble": mailbox.diagnosis() if mailbox and mailbox.problem != Problem.NONE else None,
            "services": SERVICES,
            "service": service(self.request.GET.get("service", "")),
            "copy_address": reply_address.copy_address_for(self.member) if self.whose == OWN else None,
            "act_url": f"{self.address_of(mailbox)}act/" if mailbox else "",
        }


def state_of(mailbox: Mailbox) -> str:
    """``read`` within a day, ``failing``, ``sign_in`` where nobody let us in yet, or ``new``."""
    if mailbox.access != Access.PASSWORD and not mailbox.sealed_refresh_token:
        return "sign_in"
    if mailbox.problem != Problem.NONE:
        return "failing"
    if mailbox.last_success_at is None:
        return "new"
    return "read" if mailbox.last_success_at > clock.now() - HEALTHY_FOR else "failing"


class MailboxActView(Whose, SettingsView):
    """Try a mailbox, or read it no more."""

    http_method_names = ("post", "options")

    def post(self, request: HttpRequest, **_address: Any) -> HttpResponse:
        mailbox = self.mailbox()
        if mailbox is None:
            return redirect("desk:my-mailbox")
        if request.POST.get("what") == "remove":
            mailbox.remove(by=self.member.actor)
            self.say(_("The mailbox is read no more. What was taken in stays in its conversations."))
            return redirect("desk:my-mailbox" if self.whose == OWN else "desk:incoming")
        self.say(tried(mailbox))
        return redirect(self.address_of(mailbox))


def tried(mailbox: Mailbox) -> str:
    """Try it, and say in a sentence how that went; the page has the rest."""
    found = mailbox_reading.reader().attempt(mailbox)
    if not found.works:
        return mailbox.diagnosis().happened
    if mailbox.drop_folder and not found.drop_folder_found:
        return _("It opens. There is no folder called “{folder}” yet: make one in your mail program.").format(
            folder=mailbox.drop_folder
        )
    return _("It opens. These folders are read: {folders}.").format(folders=", ".join(found.folders))
