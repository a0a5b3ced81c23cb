"""DingTalk: a custom robot's webhook; time in milliseconds and signature stand in the address."""

from __future__ import annotations

import base64
import hashlib
import hmac
from urllib.parse import urlencode

from hospes.foundation import clock
from hospes.integrations.robots import asking
from hospes.notices.robots import Parcel, RobotKind

# The system is busy (-1), and more than twenty a minute (130101, 410100).
LATER = frozenset({-1, 130101, 410100})


def send(url: str, secret: str, parcel: Parcel) -> None:
    """Hand one word over. Raises NotNow, Never, Unknown."""
    text = f"{parcel.title}\n{parcel.text}\n{parcel.link}"
    if secret:
        stamp = str(int(clock.now().timestamp() * 1000))
        url = f"{url}&{urlencode({'timestamp': stamp, 'sign': sign(stamp, secret)})}"
    asking.judged(asking.post(url, {"msgtype": "text", "text": {"content": text}}), code="errcode", later=LATER)


def sign(stamp: str, secret: str) -> str:
    """The signature for a time in milliseconds."""
    return base64.b64encode(hmac.digest(secret.encode(), f"{stamp}\n{secret}".encode(), hashlib.sha256)).decode()


KIND = RobotKind(name="dingtalk", title="钉钉 DingTalk", hosts=("oapi.dingtalk.com",), signs=True, send=send)
