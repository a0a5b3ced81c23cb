"""Slack: an incoming webhook; three characters are escaped, and the answer is the word "ok"."""

from __future__ import annotations

from hospes.integrations.robots import asking
from hospes.notices.robots import Parcel, RobotKind


def send(url: str, secret: str, parcel: Parcel) -> None:
    """Hand one word over. Raises NotNow, Never, Unknown."""
    text = f"*{plain(parcel.title)}*\n{plain(parcel.text)}\n{parcel.link}"
    asking.post(url, {"text": text})


def plain(text: str) -> str:
    """Text in which nothing is read as a command."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


KIND = RobotKind(name="slack", title="Slack", hosts=("hooks.slack.com",), signs=False, send=send)
