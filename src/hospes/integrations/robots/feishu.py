"""Feishu and Lark: a custom bot's webhook, signed with HMAC-SHA256 over nothing, keyed by time and secret."""

from __future__ import annotations

import base64
import hashlib
import hmac
from typing import Any

from hospes.foundation import clock
from hospes.integrations.robots import asking
from hospes.notices.robots import Parcel, RobotKind

HOSTS = ("open.feishu.cn", "open.larksuite.com")
# Asked too often (11232), and the service's own trouble (11233).
LATER = frozenset({11232, 11233})


def send(url: str, secret: str, parcel: Parcel) -> None:
    """Hand one word over. Raises NotNow, Never, Unknown."""
    text = f"{parcel.title}\n{parcel.text}\n{parcel.link}"
    body: dict[str, Any] = {"msg_type": "text", "content": {"text": text}}
    if secret:
        stamp = str(int(clock.now().timestamp()))
        body |= {"timestamp": stamp, "sign": sign(stamp, secret)}
    asking.judged(asking.post(url, body), code="code", later=LATER)


def sign(stamp: str, secret: str) -> str:
    """The signature for a time in seconds."""
    return base64.b64encode(hmac.digest(f"{stamp}\n{secret}".encode(), b"", hashlib.sha256)).decode()


KIND = RobotKind(name="feishu", title="飞书 Feishu / Lark", hosts=HOSTS, signs=True, send=send)
