"""Letting us into a mailbox at Google or Microsoft: there and back (RFC 6749, RFC 7636)."""

import secrets
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext as _

from hospes.desk.settings.doors import SettingsView
from hospes.desk.settings.mailboxes import Whose
from hospes.foundation import house
from hospes.post import mailbox_reading
from hospes.post.enums import Access
from hospes.post.models import Mailbox
from hospes.post.settings import MailboxSettings
from hospes.team import rules

KEPT = "mailbox_sign_in"


class SignInView(Whose, SettingsView):
    """Send the member to the provider. What we gave him along is kept in his session."""

    http_method_names = ("post", "options")

    def post(self, request: HttpRequest, **_address: Any) -> HttpResponse:
        mailbox = self.mailbox()
        if mailbox is None or mailbox.access == Access.PASSWORD:
            return redirect("desk:my-mailbox")
        if not client_of(mailbox):
            self.say(_("An admin has to enter our client there first, in the settings of incoming mail."))
            return redirect(self.address_of(mailbox))
        kept = {"mailbox": mailbox.pk, "state": secrets.token_urlsafe(32), "verifier": secrets.token_urlsafe(48)}
        request.session[KEPT] = kept
        there = mailbox_reading.reader().sign_in_url(mailbox, kept["state"], kept["verifier"], way_back(request))
        return redirect(there)


class SignedInView(SettingsView):
    """The member is back from the provider with a code, or with a no."""

    http_method_names = ("get", "options")

    def get(self, request: HttpRequest) -> HttpResponse:
        kept = request.session.pop(KEPT, None)
        if kept is None or not constant_time_compare(request.GET.get("state", ""), kept["state"]):
            self.say(_("That sign-in is over. Please begin again."))
            return redirect("desk:my-mailbox")
        mailbox = self.found(kept["mailbox"])
        if not request.GET.get("code"):
            self.say(_("The mailbox was not opened: you or your organisation said no."))
        elif mailbox_reading.reader().signed_in(mailbox, request.GET["code"], kept["verifier"], way_back(request)):
            self.say(_("Signed in. The mailbox is read from now on."))
        else:
            self.say(mailbox.diagnosis().happened)
        own = mailbox.owner == self.member.actor
        return redirect("desk:my-mailbox") if own else redirect("desk:mailbox", pk=mailbox.pk)

    def found(self, pk: int) -> Mailbox:
        """The mailbox, as long as it is still his to open."""
        found = Mailbox.objects.filter(pk=pk).first()
        shared = found is not None and found.owner.startswith("shared:") and rules.may_change_settings(self.member)
        if found is None or not (shared or found.owner == self.member.actor):
            raise Http404
        return found


def client_of(mailbox: Mailbox) -> str:
    """Our client at the provider of this mailbox; '' while there is none."""
    settings = house.read(MailboxSettings)
    return settings.google_client if mailbox.access == Access.GOOGLE else settings.microsoft_client


def way_back(request: HttpRequest) -> str:
    """The address that has to be entered at the provider."""
    return request.build_absolute_uri(reverse("desk:mailbox-signed-in"))
