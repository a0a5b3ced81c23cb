"""A letter as the fields that a provider's HTTP interface takes, made from the bytes that would go over SMTP.

Such an interface sends to whoever stands in To and Cc. A letter of ours has one recipient, and a colleague's copy is a
letter of its own; so only the recipient is told to the provider, and who else got it stands at the end of the letter.
"""

from email import message_from_bytes, policy
from email.headerregistry import Address
from email.message import EmailMessage

from django.core.mail import EmailMultiAlternatives
from django.utils.html import escape

from hospes.post.transports.carriers import Service
from hospes.post.transports.line import Parcel

# What goes as it is; everything else is a field of its own, or of the body.
_KEPT = ("Message-ID", "In-Reply-To", "References", "Auto-Submitted")


def taken_apart(parcel: Parcel, service: Service) -> EmailMultiAlternatives:
    """Return the letter for anymail."""
    whole = message_from_bytes(parcel.data, policy=policy.default)
    assert isinstance(whole, EmailMessage)  # noqa: S101 -- what this policy makes
    others = _others(whole, parcel.recipient)
    mail = EmailMultiAlternatives(
        subject=str(whole["Subject"] or ""),
        body=_body(whole, "plain") + "".join(f"\n{line}" for line in ["", *others] if others),
        from_email=str(_named(whole, "From")[0]),
        to=[str(next((each for each in _named(whole, "To") if each.addr_spec == parcel.recipient), parcel.recipient))],
        reply_to=[str(each) for each in _named(whole, "Reply-To")][: 1 if service.one_reply_address else None],
        headers={name: str(whole[name]) for name in _KEPT if whole[name]} | service.headers,
    )
    html = _body(whole, "html")
    if html:
        foot = "".join(f"<p>{escape(line)}</p>" for line in others)
        before, end, after = html.rpartition("</body>")
        mail.attach_alternative(before + foot + end + after if end else html + foot, "text/html")
    for part in whole.iter_attachments():
        mail.attach(part.get_filename() or "file", part.get_payload(decode=True), part.get_content_type())
    if service.unwatched:
        mail.track_clicks = mail.track_opens = False  # type: ignore[attr-defined]  # anymail reads them
    return mail


def _others(whole: EmailMessage, recipient: str) -> list[str]:
    """Lines that say who else stands on the letter."""
    named = {name: [each for each in _named(whole, name) if each.addr_spec != recipient] for name in ("To", "Cc")}
    return [f"{name}: {', '.join(map(str, found))}" for name, found in named.items() if found]


def _named(whole: EmailMessage, header: str) -> list[Address]:
    return list(whole[header].addresses) if whole[header] else []


def _body(whole: EmailMessage, kind: str) -> str:
    part = whole.get_body((kind,))
    return "" if part is None else str(part.get_content()).replace("\r\n", "\n")
