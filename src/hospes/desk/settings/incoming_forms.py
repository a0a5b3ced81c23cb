"""The forms of incoming mail."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hospes.foundation import house
from hospes.post.settings import MailboxSettings, ReceivingSettings

PROVIDERS = (("", _("None")), ("mailgun", "Mailgun"), ("postmark", "Postmark"), ("sendgrid", "SendGrid"))
_KEPT = _("One is kept. Leave this empty to keep it; it is never shown.")
_SECRET = {"widget": forms.PasswordInput(attrs={"autocomplete": "off"}), "strip": False, "required": False}


class ReceiverForm(forms.Form):
    """Our own receiver and its addresses."""

    domain = forms.CharField(
        label=_("Mail domain of its own"),
        max_length=253,
        required=False,
        help_text=_("Such as in.example.com, whose MX record points here. Answers then come to an address per case."),
    )
    jobs_address = forms.EmailField(
        label=_("Address for strangers"),
        max_length=254,
        required=False,
        help_text=_("Whoever writes there has a contact and a date, for example jobs@example.com."),
    )
    listen = forms.GenericIPAddressField(
        label=_("Listens on"), help_text=_("0.0.0.0 for mail from anywhere, 127.0.0.1 behind another server.")
    )
    smtp_port = forms.IntegerField(
        label=_("SMTP port"), min_value=0, max_value=65535, help_text=_("25 for mail from anywhere; 0 is off.")
    )
    lmtp_port = forms.IntegerField(
        label=_("LMTP port"), min_value=0, max_value=65535, help_text=_("Behind Postfix or Exim; 0 is off.")
    )
    certificate = forms.CharField(label=_("Certificate file (PEM)"), max_length=400, required=False)
    private_key = forms.CharField(label=_("Key file (PEM)"), max_length=400, required=False)
    copy_to_member = forms.BooleanField(
        label=_("Whoever looks after the case gets each answer in his own mailbox too"), required=False
    )

    def __init__(self, data: Any = None) -> None:
        now = house.read(ReceivingSettings)
        super().__init__(data, initial={name: getattr(now, name) for name in self.base_fields})


class ProviderForm(forms.Form):
    """A provider that takes mail for us and hands it over."""

    provider = forms.ChoiceField(label=_("Provider"), choices=PROVIDERS, required=False)
    secret = forms.CharField(label=_("Secret"), max_length=1000, **_SECRET)

    def __init__(self, data: Any = None) -> None:
        now = house.read(ReceivingSettings)
        super().__init__(data, initial={"provider": now.provider})
        self.fields["secret"].help_text = (
            _KEPT if now.provider_secret else _("Mailgun: the HTTP webhook signing key. Others: a long word of yours.")
        )


class ScannerForm(forms.Form):
    """Whom we ask about files."""

    virus_scanner = forms.CharField(
        label=_("Address of the scanner"),
        max_length=400,
        required=False,
        help_text=_("Such as 127.0.0.1:3310, or the path of its socket. Empty: files are handed out as “not checked”."),
    )

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, initial={"virus_scanner": house.read(ReceivingSettings).virus_scanner})


class ClientsForm(forms.Form):
    """Our client at Google and Microsoft, so that members sign in there instead of giving a password."""

    google_client = forms.CharField(label=_("Google: client ID"), max_length=400, required=False)
    google_secret = forms.CharField(label=_("Google: client secret"), max_length=400, **_SECRET)
    microsoft_client = forms.CharField(label=_("Microsoft: application ID"), max_length=400, required=False)
    microsoft_secret = forms.CharField(label=_("Microsoft: client secret"), max_length=400, **_SECRET)

    def __init__(self, data: Any = None) -> None:
        now = house.read(MailboxSettings)
        super().__init__(data, initial={name: getattr(now, name) for name in ("google_client", "microsoft_client")})
        for name in ("google_secret", "microsoft_secret"):
            if getattr(now, name):
                self.fields[name].help_text = _KEPT
