"""Reports that machines can read: RFC 3464 (delivery status), RFC 5965 (feedback), Amazon's notifications."""

import json
import re
from collections.abc import Iterable
from typing import Any

from hospes.post.reading.dialogue import best_status, status_in, step_in
from hospes.post.reading.fields import blocks
from hospes.post.reading.hardness import is_hard
from hospes.post.reading.verdict import DELAYED, DELIVERED, FAILED, Bounce

MOST = 100
_ADDRESS = re.compile(r"[^\s;,<>\"]{1,320}@[^\s;,<>\"]{1,255}|\"[^\"\n]{1,64}\"@[^\s;,<>\"]{1,255}")
_NAMES_A_RECIPIENT = ("final-recipient", "original-recipient", "x-actual-recipient")
_ACTIONS = {
    "failed": FAILED,
    "failure": FAILED,
    "expired": FAILED,
    "bounced": FAILED,
    "delayed": DELAYED,
    "delivered": DELIVERED,
    "relayed": DELIVERED,
    "expanded": DELIVERED,
}
# What RFC 5965 and 6430 call it, apart from those about the sending domain only.
_AMAZON_KINDS = ("bounce", "delivery", "complaint")


def is_delivery_status(text: str) -> bool:
    """Whether a text has the fields of RFC 3464: a recipient, and what was done or how it stands."""
    return any(_recipient(block) and ("action" in block or "status" in block) for block in blocks(text))


def of_delivery_status(text: str, *, told: Iterable[tuple[str, str]], report: str) -> list[Bounce]:
    """Return the recipients of an RFC 3464 report.

    ``told`` is what the human part says about each recipient, ``report`` that part whole: both fill
    in what the fields leave out, such as the command that the server refused.
    """
    words = {address.lower(): said for address, said in told}
    rows = [block for block in blocks(text) if _recipient(block) and ("action" in block or "status" in block)]
    return [_bounce(row, words, report, alone=len(rows) == 1) for row in rows[:MOST]]


def _bounce(row: dict[str, str], words: dict[str, str], report: str, *, alone: bool) -> Bounce:
    recipient = _recipient(row)
    told = words.get(recipient.lower(), "")
    around = report if alone else told
    diagnosis = row.get("diagnostic-code", "")
    said = diagnosis.partition(";")[2].strip() if ";" in diagnosis[:12] else diagnosis.strip()
    said = said or " ".join((told or around).split()) or row.get("status", "")
    status = best_status(status_in(diagnosis or around), status_in(row.get("status", "")))
    action = _ACTIONS.get(row.get("action", "").split(" ")[0].lower(), FAILED)
    step = step_in(f"{said}\n{told or around}")
    hard = action == FAILED and is_hard(status, f"{said[:1000]} {told[:500]}", step, around=around)
    return Bounce(recipient=recipient, status=status, hard=hard, said=said[:1000], action=action)


def _recipient(block: dict[str, str]) -> str:
    for name in _NAMES_A_RECIPIENT:
        if name in block and (value := block[name].rpartition(";")[2].strip(" <>")):
            found = _ADDRESS.search(value)
            return found[0] if found else value
    return ""


def feedback(text: str) -> dict[str, str]:
    """Return the fields of an RFC 5965 report, {} if it is none."""
    return next((block for block in blocks(text) if "feedback-type" in block), {})


def of_amazon(text: str) -> tuple[str, list[Bounce], str]:
    """Return (kind, recipients, Message-ID) of an Amazon SES notification sent as mail; ('', [], '') if none."""
    found = _amazon(text)
    kind = str(found.get("notificationType") or found.get("eventType") or "").lower()
    if kind not in _AMAZON_KINDS:
        return "", [], ""
    letter = _dict(found.get("mail"))
    headers = [_dict(header) for header in _list(letter.get("headers"))]
    ids = [str(header.get("value", "")) for header in headers if str(header.get("name", "")).lower() == "message-id"]
    return kind, _amazon_bounces(kind, found), next(iter(ids), "")


def _amazon_bounces(kind: str, found: dict[str, Any]) -> list[Bounce]:
    if kind == "delivery":
        delivery = _dict(found.get("delivery"))
        said = str(delivery.get("smtpResponse", ""))
        return [
            Bounce(recipient=str(who), status=status_in(said), hard=False, said=said[:1000], action=DELIVERED)
            for who in _list(delivery.get("recipients"))[:MOST]
        ]
    bounce = _dict(found.get("bounce"))
    rows = [_dict(row) for row in _list(bounce.get("bouncedRecipients"))[:MOST]]
    return [
        _bounce(
            {
                "final-recipient": str(row.get("emailAddress", "")),
                "action": str(row.get("action", "failed")),
                "status": str(row.get("status", "")),
                "diagnostic-code": str(row.get("diagnosticCode", "")),
            },
            {},
            str(bounce.get("bounceSubType", "")),
            alone=True,
        )
        for row in rows
    ]


def _amazon(text: str) -> dict[str, Any]:
    """Return the notification, which may be wrapped in another one as a string."""
    start = text.find("{")
    if start < 0 or start > 200:
        return {}
    outer = _json(text[start:])
    inner = outer.get("Message")
    return _json(inner) if isinstance(inner, str) else outer


def _json(text: str) -> dict[str, Any]:
    """Return the object at the start of a text; mail breaks lines even within strings."""
    try:
        found, _ = json.JSONDecoder(strict=False).raw_decode(re.sub(r"!?\r?\n[ \t]?", "", text))
    except (ValueError, RecursionError):
        return {}
    return _dict(found)


def _dict(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []
