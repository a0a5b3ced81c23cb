"""Microsoft Teams: a workflow's webhook takes an adaptive card and answers 202."""

from __future__ import annotations

from typing import Any

from hospes.integrations.robots import asking
from hospes.notices.robots import Parcel, RobotKind

HOSTS = (".logic.azure.com", ".api.powerplatform.com", ".webhook.office.com")
SCHEMA = "http://adaptivecards.io/schemas/adaptive-card.json"


def send(url: str, secret: str, parcel: Parcel) -> None:
    """Hand one word over. Raises NotNow, Never, Unknown."""
    head = {"type": "TextBlock", "text": parcel.title, "weight": "Bolder", "wrap": True}
    rows = [{"type": "TextBlock", "text": line, "wrap": True} for line in parcel.text.splitlines()]
    card: dict[str, Any] = {
        "$schema": SCHEMA,
        "type": "AdaptiveCard",
        "version": "1.4",
        "body": [head, *rows],
        "actions": [{"type": "Action.OpenUrl", "title": "Hospes", "url": parcel.link}],
    }
    attachment = {"contentType": "application/vnd.microsoft.card.adaptive", "contentUrl": None, "content": card}
    asking.post(url, {"type": "message", "attachments": [attachment]})


KIND = RobotKind(name="teams", title="Microsoft Teams", hosts=HOSTS, signs=False, send=send)
