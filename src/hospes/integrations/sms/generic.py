"""Any service that takes a text message as JSON over HTTPS.

``POST url`` with ``Authorization: Bearer <secret>`` and ``{"to", "text", "from"}``; the answer is ``{"id": …}``.
"""

from __future__ import annotations

from hospes.integrations.sms import asking
from hospes.post.texting import SmsSettings, TextParcel, TextProvider
from hospes.post.transports.line import Unknown

NAME = "generic"


def send(parcel: TextParcel, settings: SmsSettings) -> str:
    """Hand one message over. Raises NotNow, Never, Unknown, NoLine."""
    body = {"to": parcel.number, "text": parcel.text, "from": settings.signature}
    headers = {"Authorization": f"Bearer {asking.secret(settings)}"}
    answer = asking.post(settings.url, json=body, headers=headers)
    if not answer.get("id"):
        raise Unknown(f"The answer has no id: {str(answer)[:300]}")
    return str(answer["id"])


PROVIDER = TextProvider(name=NAME, title="HTTP", needs=("url",), send=send)
