"""Postmark: JSON, both for mail (with the original where "include raw email content" is on) and for events."""

from typing import Any

from hospes.mailroom.providers import secrets
from hospes.mailroom.providers.call import Call, Handed, Mail, Part, pairs, rebuilt, unpacked
from hospes.post.enums import What
from hospes.post.told_by_provider import Event

HARD = {"HardBounce", "BadEmailAddress", "ManuallyDeactivated", "Blocked"}
DELAYED = {"Transient", "DnsError", "SoftBounce"}


def is_genuine(call: Call, secret: str) -> bool:
    """Postmark does not sign: the secret stands in the address, as https://hospes:SECRET@…"""
    return secrets.by_password(secret, call)


def handed(call: Call) -> Handed:
    told = call.json
    if not isinstance(told, dict):
        return Handed()
    kind = told.get("RecordType", "Inbound" if "MailboxHash" in told or "RawEmail" in told else "")
    if kind == "Inbound":
        return Handed(mails=(_mail(told),))
    about: dict[str, Any] = {
        "recipient": str(told.get("Recipient" if kind == "Delivery" else "Email", "")),
        "sender": str(told.get("From", "")),
        "known_as": str(told.get("MessageID", "")),
    }
    said = " ".join(str(told[name]) for name in ("Description", "Details") if told.get(name))[:2000]
    if kind == "SpamComplaint":
        return Handed(events=(Event(what=What.COMPLAINED, said=said, **about),))
    if kind == "Delivery":
        return Handed(events=(Event(what=What.DELIVERED, said=said, **about),))
    if kind != "Bounce" or told.get("Type") not in HARD | DELAYED:
        return Handed()
    hard = told["Type"] in HARD
    what = What.BOUNCED if hard else What.DELAYED
    return Handed(events=(Event(what=what, hard=hard, said=said, **about),))


def _mail(told: dict[str, object]) -> Mail:
    sender = told.get("FromFull")
    raw = str(told.get("RawEmail") or "").encode("utf-8", "surrogateescape")
    if not raw:
        listed = told.get("Attachments")
        files = [
            Part(unpacked(str(each.get("Content", ""))), str(each.get("Name", "")), str(each.get("ContentType", "")))
            for each in (listed if isinstance(listed, list) else [])
            if isinstance(each, dict)
        ]
        top = [(name, str(told.get(name) or "")) for name in ("From", "To", "Cc", "Subject", "Date") if told.get(name)]
        raw = rebuilt([*top, *pairs(told.get("Headers"))], str(told.get("TextBody") or ""), _html(told), files)
    address = str(sender.get("Email", "")) if isinstance(sender, dict) else ""
    return Mail(raw, address, (str(told.get("OriginalRecipient") or told.get("To") or ""),))


def _html(told: dict[str, object]) -> str:
    return str(told.get("HtmlBody") or "")
