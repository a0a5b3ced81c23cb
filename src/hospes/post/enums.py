"""Closed vocabularies of the post room."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Security(models.TextChoices):
    """How the line to the mail server is protected."""

    NONE = "none", _("None (inside your own network only)")
    STARTTLS = "starttls", _("STARTTLS (usually port 587)")
    TLS = "tls", _("TLS from the first byte (usually port 465)")


class Carrier(models.TextChoices):
    """Who carries letters: a mail server, or a provider by its HTTP interface (``post.transports.carriers``)."""

    SMTP = "smtp", _("A mail server (SMTP)")
    MAILGUN = "mailgun", "Mailgun"
    SENDGRID = "sendgrid", "SendGrid"
    POSTMARK = "postmark", "Postmark"
    BREVO = "brevo", "Brevo"


class State(models.TextChoices):
    """Where an envelope stands. Only the verbs of ``Envelope`` write it."""

    QUEUED = "queued", _("Waiting to be sent")
    CLAIMED = "claimed", _("Being sent")
    HANDING_OVER = "handing_over", _("Being handed to the mail server")
    ACCEPTED = "accepted", _("Accepted by the mail server")
    REFUSED = "refused", _("Refused")
    UNCERTAIN = "uncertain", _("Not known whether it left")
    CANCELLED = "cancelled", _("Taken back before sending")


# The server has not seen a byte of the letter: it may be tried, taken back, tried again.
NOT_LEFT = (State.QUEUED, State.CLAIMED)
# What the worker looks at; a row left in handing over by a crash becomes uncertain.
DUE = (*NOT_LEFT, State.HANDING_OVER)
# The letter has begun to leave and the server's answer is not written down yet.
UNANSWERED = (State.HANDING_OVER, State.UNCERTAIN)
# The letter may have reached somebody, so it may come back.
MAY_HAVE_LEFT = (State.HANDING_OVER, State.ACCEPTED, State.UNCERTAIN)


class What(models.TextChoices):
    """What became of an envelope, as it is told to ``post.outcomes``."""

    ACCEPTED = "accepted"
    REFUSED = "refused"
    UNCERTAIN = "uncertain"
    BOUNCED = "bounced"
    # Said about a letter without changing where it stands.
    DELAYED = "delayed"
    DELIVERED = "delivered"
    COMPLAINED = "complained"


class Problem(models.TextChoices):
    """What is wrong with the mail server. ``post.diagnosis`` has the words."""

    NONE = ""
    UNKNOWN_HOST = "unknown_host"
    CONNECTION_REFUSED = "connection_refused"
    SILENT = "silent"
    UNREACHABLE = "unreachable"
    HUNG_UP = "hung_up"
    TURNED_AWAY = "turned_away"
    BUSY = "busy"
    CERTIFICATE = "certificate"
    TLS_MISMATCH = "tls_mismatch"
    NO_STARTTLS = "no_starttls"
    PASSWORD_UNREADABLE = "password_unreadable"  # noqa: S105 -- the name of a problem
    LOGIN_NEEDED = "login_needed"
    LOGIN_NOT_OFFERED = "login_not_offered"
    LOGIN_REFUSED = "login_refused"
    NOT_NOW = "not_now"
    MAIL_REFUSED = "mail_refused"
    LOST_LINE = "lost_line"
    # A provider's HTTP interface: it cannot be reached, it does not know the key, it does not know the domain.
    PROVIDER_AWAY = "provider_away"
    KEY_REFUSED = "key_refused"
    DOMAIN_UNKNOWN = "domain_unknown"


class Kind(models.TextChoices):
    """What a mail that came in is. Only ``message``, ``reply`` and ``forward`` were written by somebody."""

    MESSAGE = "message", pgettext_lazy("kind of mail that came in", "Message")
    REPLY = "reply", _("Reply")
    FORWARD = "forward", _("Forwarded")
    BOUNCE = "bounce", _("Returned mail")
    AUTO_REPLY = "auto_reply", _("Automatic reply")
    COMPLAINT = "complaint", _("Complaint")
    UNREADABLE = "unreadable", _("Could not be read")


# Written by somebody, and not by a machine.
BY_SOMEBODY = frozenset({Kind.MESSAGE, Kind.REPLY, Kind.FORWARD})


class Way(models.TextChoices):
    """By which way a mail came in."""

    SMTP = "smtp", _("our own receiver")
    IMAP = "imap", _("a mailbox that is read")
    WEBHOOK = "webhook", _("a provider")
    COPY = "copy", _("a member's private copy")


class Standing(models.TextChoices):
    """Where a mail that came in stands. Only the verbs of ``Arrival`` write it."""

    RECEIVED = "received", _("Waiting to be sorted")
    SORTED = "sorted", _("In its place")
    UNSORTED = "unsorted", _("Waits for a person")
    SET_ASIDE = "set_aside", _("Put aside")
    IGNORED = "ignored", _("Nothing to answer")


class Access(models.TextChoices):
    """How a mailbox lets us in."""

    PASSWORD = "password", _("Password or authorisation code")
    GOOGLE = "google", _("Sign in with Google")
    MICROSOFT = "microsoft", _("Sign in with Microsoft")
