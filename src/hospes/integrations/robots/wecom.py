"""WeCom: a group robot's webhook; its key stands in the address, and a text has at most 2,048 bytes."""

from __future__ import annotations

from hospes.integrations.robots import asking
from hospes.notices.robots import Parcel, RobotKind

LARGEST = 2048
# The system is busy (-1), and more than twenty a minute (45009, 45033).
LATER = frozenset({-1, 45009, 45033})


def send(url: str, secret: str, parcel: Parcel) -> None:
    """Hand one word over. Raises NotNow, Never, Unknown."""
    tail = f"\n{parcel.link}"
    room = LARGEST - len(tail.encode())
    text = f"{parcel.title}\n{parcel.text}".encode()[:room].decode(errors="ignore") + tail
    asking.judged(asking.post(url, {"msgtype": "text", "text": {"content": text}}), code="errcode", later=LATER)


KIND = RobotKind(name="wecom", title="企业微信 WeCom", hosts=("qyapi.weixin.qq.com",), signs=False, send=send)
