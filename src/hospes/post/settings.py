"""What this house chose about mail that comes in."""

from dataclasses import dataclass

from hospes.foundation import house


@house.register("post")
@dataclass(frozen=True)
class ReceivingSettings:
    """The built-in receiver and the addresses it knows (DESIGN, mail path).

    ``domain`` is the mail domain whose MX points to this machine ('' while there is none): answers come
    to ``<reply_local>+<token>@domain``, returned mail to ``<bounce_local>+<token>@domain``, a member's private
    copies to ``<copy_local>+<token>@domain``. ``jobs_address`` is where strangers write. Sizes are in bytes.
    """

    domain: str = ""
    reply_local: str = "reply"
    bounce_local: str = "bounce"
    copy_local: str = "copy"
    jobs_address: str = ""
    largest_mail: int = 30 * 1024 * 1024
    # Where the receiver listens; port 0 is "not at all". The certificate and its key are files in PEM form.
    listen: str = "127.0.0.1"
    smtp_port: int = 0
    lmtp_port: int = 0
    certificate: str = ""
    private_key: str = ""
    # Who else takes mail for us and hands it over: '', mailgun, postmark or sendgrid. The secret is sealed.
    provider: str = ""
    provider_secret: str = ""
    # A member gets a copy of each answer in his ordinary mailbox (practice P6).
    copy_to_member: bool = True
    # clamd, as ``host:port`` or the path of its socket; without one files are handed out as "not checked".
    virus_scanner: str = ""


@house.register("post.mailboxes")
@dataclass(frozen=True)
class MailboxSettings:
    """Our client at Google and Microsoft (OAuth2); secrets are sealed with the data folder's key."""

    google_client: str = ""
    google_secret: str = ""
    google_token_url: str = "https://oauth2.googleapis.com/token"  # noqa: S105 -- an address
    google_sign_in_url: str = "https://accounts.google.com/o/oauth2/v2/auth"
    microsoft_client: str = ""
    microsoft_secret: str = ""
    microsoft_token_url: str = "https://login.microsoftonline.com/common/oauth2/v2.0/token"  # noqa: S105 -- an address
    microsoft_sign_in_url: str = "https://login.microsoftonline.com/common/oauth2/v2.0/authorize"


@house.register("post.way_back")
@dataclass(frozen=True)
class WayBackSettings:
    """How often it is tested that returned mail is noticed (practice P1), and with which address.

    ``test_address`` is one that does not exist, in a domain that takes mail and returns what it cannot deliver;
    '' makes one up in our own domain.
    """

    test_days: int = 5
    test_address: str = ""


@house.register("post.dns")
@dataclass(frozen=True)
class DnsSettings:
    """Under which names our DKIM keys lie: ``s1 s2@example.com``; '' looks under the usual ones."""

    dkim_selectors: str = ""
