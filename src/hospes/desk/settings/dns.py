"""What the DNS says about our mail, looked at when the page is opened."""

from typing import Any

from django import forms
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hospes.desk.settings.doors import AdminForm
from hospes.foundation import house
from hospes.post.dns_checks import selectors
from hospes.post.dns_checks.findings import Level
from hospes.post.dns_checks.looking import look
from hospes.post.refusals import BadSelector
from hospes.post.settings import DnsSettings
from hospes.team.mail_domains import mail_domains

# How each level is shown: as the promise of that colour is.
STATES = {Level.GOOD: "kept", Level.LOOK: "today", Level.BAD: "late"}


class DnsForm(forms.Form):
    """The names of our DKIM keys."""

    dkim_selectors = forms.CharField(
        label=gettext_lazy("DKIM selectors"),
        max_length=1000,
        required=False,
        help_text=gettext_lazy(
            "Your mail service shows them. Several with a space between, for one domain as s1@example.com. Empty looks "
            "under the usual names."
        ),
    )


class DnsView(AdminForm):
    """SPF, DKIM, DMARC, MX and reverse names, in words. Looking takes some seconds where nobody answers."""

    page = "mail"
    template = "dns.html"
    field_of = {BadSelector: "dkim_selectors"}

    def form(self, data: Any = None) -> DnsForm:
        return DnsForm(data, initial={"dkim_selectors": house.read(DnsSettings).dkim_selectors})

    def keep(self, told: dict[str, Any]) -> str:
        selectors.choose(told["dkim_selectors"], by=self.member.actor)
        return _("Saved.")

    def after(self) -> str:
        return reverse("desk:mail-dns")

    def facts(self) -> dict[str, Any]:
        if self.request.method == "POST":
            return {"groups_found": None}
        return {"groups_found": grouped()}


def grouped() -> dict[str, list[dict[str, Any]]]:
    """The findings by domain, what is to be changed first."""
    found: dict[str, list[dict[str, Any]]] = {}
    for each in look(mail_domains()):
        line = {"state": STATES[each.level], "word": each.level.label, "sentence": each.sentence}
        found.setdefault(each.domain, []).append(line)
    order = list(STATES.values())
    return {domain: sorted(lines, key=lambda line: -order.index(line["state"])) for domain, lines in found.items()}
