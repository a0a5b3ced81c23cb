"""Tencent Cloud short messages: ``SendSms``, version 2021-01-11, signed with TC3-HMAC-SHA256."""

from __future__ import annotations

import hashlib
import hmac
import json
from datetime import UTC
from urllib.parse import urlsplit

from hospes.foundation import clock
from hospes.integrations.sms import asking
from hospes.post.texting import SmsSettings, TextParcel, TextProvider
from hospes.post.transports.line import Never, NotNow

NAME = "tencent"
URL = "https://sms.tencentcloudapi.com/"
SERVICE = "sms"
KIND = "application/json; charset=utf-8"
LATER = ("LimitExceeded", "InternalError", "RequestLimitExceeded")


def send(parcel: TextParcel, settings: SmsSettings) -> str:
    """Hand one message over. Raises NotNow, Never, Unknown, NoLine."""
    url = settings.url or URL
    body = json.dumps(
        {
            "PhoneNumberSet": [parcel.number],
            "SmsSdkAppId": settings.app,
            "SignName": settings.signature,
            "TemplateId": settings.template_code if parcel.kind == "code" else settings.template_letter,
            "TemplateParamSet": list(parcel.variables.values()),
        },
        ensure_ascii=False,
    )
    answer = asking.post(url, content=body.encode(), headers=headers(body, url, settings))
    told = answer.get("Response", {})
    status: dict[str, str] = next(iter(told.get("SendStatusSet") or []), {})
    if status.get("Code") == "Ok":
        return str(status.get("SerialNo", ""))
    error = told.get("Error") or status
    words = f"{error.get('Code', '')} {error.get('Message', '')}".strip()
    raise NotNow(words) if words.startswith(LATER) else Never(words)


def headers(body: str, url: str, settings: SmsSettings) -> dict[str, str]:
    """Everything the service wants to see in the head, its signature included."""
    now = clock.now().astimezone(UTC)
    stamp, day = str(int(now.timestamp())), now.strftime("%Y-%m-%d")
    host = urlsplit(url).netloc
    signed = "content-type;host"
    head = f"content-type:{KIND}\nhost:{host}\n"
    request = "\n".join(["POST", "/", "", head, signed, hashlib.sha256(body.encode()).hexdigest()])
    scope = f"{day}/{SERVICE}/tc3_request"
    text = "\n".join(["TC3-HMAC-SHA256", stamp, scope, hashlib.sha256(request.encode()).hexdigest()])
    key = f"TC3{asking.secret(settings)}".encode()
    for part in (day, SERVICE, "tc3_request"):
        key = hmac.digest(key, part.encode(), hashlib.sha256)
    signature = hmac.new(key, text.encode(), hashlib.sha256).hexdigest()
    credential = f"Credential={settings.account}/{scope}"
    return {
        "Authorization": f"TC3-HMAC-SHA256 {credential}, SignedHeaders={signed}, Signature={signature}",
        "Content-Type": KIND,
        "Host": host,
        "X-TC-Action": "SendSms",
        "X-TC-Version": "2021-01-11",
        "X-TC-Timestamp": stamp,
        "X-TC-Region": settings.region or "ap-guangzhou",
    }


NEEDS = ("account", "signature", "template_letter", "app")
PROVIDER = TextProvider(name=NAME, title="腾讯云 Tencent", needs=NEEDS, send=send)
