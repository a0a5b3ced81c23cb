"""Mailgun: routes hand over mail as a form (whole where the address ends with ``mime``), events come as JSON."""

from typing import Any

from hospes.mailroom.providers import secrets
from hospes.mailroom.providers.call import Call, Handed, Mail, loaded, pairs, rebuilt, within
from hospes.post.enums import What
from hospes.post.told_by_provider import Event


def is_genuine(call: Call, secret: str) -> bool:
    if call.json is None:
        facts = {name: call.word(name) for name in ("timestamp", "token", "signature")}
    else:
        told = within(call.json, "signature")
        facts = {name: str(told.get(name, "")) for name in ("timestamp", "token", "signature")}
    return secrets.by_hmac(secret, facts["timestamp"], facts["token"], facts["signature"])


def handed(call: Call) -> Handed:
    if call.json is not None:
        return Handed(events=_events(within(call.json, "event-data")))
    if "recipient" not in call.form:
        return Handed()
    if "body-mime" in call.form:
        raw = call.form["body-mime"].data
    else:
        headers = pairs(loaded(call.word("message-headers")))
        raw = rebuilt(headers, call.word("body-plain"), call.word("body-html"), call.files())
    recipients = tuple(address.strip() for address in call.word("recipient").split(",") if address.strip())
    return Handed(mails=(Mail(raw, call.word("sender"), recipients),))


def _events(told: dict[str, Any]) -> tuple[Event, ...]:
    kind, severity = told.get("event"), told.get("severity")
    what = {"failed": What.BOUNCED, "complained": What.COMPLAINED, "delivered": What.DELIVERED}.get(str(kind))
    if what is None:
        return ()
    if what == What.BOUNCED and severity == "temporary":
        what = What.DELAYED
    headers, status = within(within(told, "message"), "headers"), within(told, "delivery-status")
    name = str(headers.get("message-id", "")).strip("<>")
    said = " ".join(str(status[key]) for key in ("code", "message", "description") if status.get(key))
    return (
        Event(
            what=what,
            recipient=str(told.get("recipient", "")),
            message_id=f"<{name}>" if name else "",
            hard=what == What.BOUNCED,
            said=said[:2000],
        ),
    )
