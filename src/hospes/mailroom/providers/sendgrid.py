"""SendGrid: inbound parse hands over mail as a form (whole where "send raw" is on), events come as a JSON list."""

from typing import Any

from hospes.mailroom.providers import secrets
from hospes.mailroom.providers.call import Call, Handed, Mail, loaded, rebuilt
from hospes.post.enums import What
from hospes.post.told_by_provider import Event

EVENTS = {
    "bounce": What.BOUNCED,
    "dropped": What.BOUNCED,
    "deferred": What.DELAYED,
    "spamreport": What.COMPLAINED,
    "delivered": What.DELIVERED,
}


def is_genuine(call: Call, secret: str) -> bool:
    """By its signature where we have its verification key; else by the secret in the address."""
    if secret.startswith(secrets.PUBLIC_KEY):
        return secrets.by_public_key(secret, call)
    return secrets.by_password(secret, call)


def handed(call: Call) -> Handed:
    if call.json is not None:
        told = call.json if isinstance(call.json, list) else []
        return Handed(events=tuple(event for each in told if (event := _event(each)) is not None))
    envelope = loaded(call.word("envelope"))
    if not isinstance(envelope, dict):
        return Handed()
    raw = call.form["email"].data if "email" in call.form else b""
    if not raw:
        lines = call.word("headers").replace("\r\n", "\n").replace("\n ", " ").replace("\n\t", " ").split("\n")
        halves = (line.partition(":") for line in lines)
        headers = [(name.strip(), value.strip()) for name, colon, value in halves if colon]
        raw = rebuilt(headers, call.word("text"), call.word("html"), call.files())
    to = envelope.get("to")
    recipients = tuple(str(address) for address in to) if isinstance(to, list) else ()
    return Handed(mails=(Mail(raw, str(envelope.get("from", "")), recipients),))


def _event(told: Any) -> Event | None:
    what = EVENTS.get(str(told.get("event"))) if isinstance(told, dict) else None
    if what is None:
        return None
    # A "blocked" bounce is the receiver's no for now; another may pass (documented as "type").
    if what == What.BOUNCED and told.get("type") == "blocked":
        what = What.DELAYED
    name = str(told.get("smtp-id", "")).strip("<>")
    said = " ".join(str(told[key]) for key in ("status", "reason", "response") if told.get(key))[:2000]
    return Event(
        what=what,
        recipient=str(told.get("email", "")),
        message_id=f"<{name}>" if name else "",
        # What django-anymail calls a letter that left by the HTTP interface; it comes back with each event.
        known_as=str(told.get("anymail_id", "")),
        hard=what == What.BOUNCED,
        said=said,
    )
