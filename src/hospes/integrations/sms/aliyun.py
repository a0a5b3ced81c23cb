"""Aliyun (Alibaba Cloud) short messages: ``SendSms``, version 2017-05-25, signed as RPC style asks (HMAC-SHA1)."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from datetime import UTC
from urllib.parse import quote

from hospes.foundation import clock, tokens
from hospes.integrations.sms import asking
from hospes.post.texting import SmsSettings, TextParcel, TextProvider
from hospes.post.transports.line import Never, NotNow

NAME = "aliyun"
URL = "https://dysmsapi.aliyuncs.com/"
# What the service says when it is only too soon or too much.
LATER = frozenset({"isv.BUSINESS_LIMIT_CONTROL", "isp.SYSTEM_ERROR", "Throttling.User", "isp.GATEWAY_EXCEPTION"})


def send(parcel: TextParcel, settings: SmsSettings) -> str:
    """Hand one message over. Raises NotNow, Never, Unknown, NoLine."""
    told = {
        "AccessKeyId": settings.account,
        "Action": "SendSms",
        "Format": "JSON",
        "PhoneNumbers": _number(parcel.number),
        "RegionId": settings.region or "cn-hangzhou",
        "SignName": settings.signature,
        "SignatureMethod": "HMAC-SHA1",
        "SignatureNonce": tokens.random_token(),
        "SignatureVersion": "1.0",
        "TemplateCode": settings.template_code if parcel.kind == "code" else settings.template_letter,
        "TemplateParam": json.dumps(dict(parcel.variables), ensure_ascii=False),
        "Timestamp": clock.now().astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "Version": "2017-05-25",
    }
    told["Signature"] = sign(told, asking.secret(settings))
    answer = asking.post(settings.url or URL, data=told)
    code = str(answer.get("Code", ""))
    if code == "OK":
        return str(answer.get("BizId", ""))
    words = f"{code} {answer.get('Message', '')}".strip()
    raise NotNow(words) if code in LATER else Never(words)


def sign(told: dict[str, str], secret: str) -> str:
    """The signature over all parameters in the order of their names."""
    pairs = "&".join(f"{_quoted(name)}={_quoted(told[name])}" for name in sorted(told))
    text = f"POST&{_quoted('/')}&{_quoted(pairs)}"
    digest = hmac.digest(f"{secret}&".encode(), text.encode(), hashlib.sha1)
    return base64.b64encode(digest).decode()


def _quoted(value: str) -> str:
    return quote(value, safe="-_.~")


def _number(number: str) -> str:
    """Mainland numbers without their country code, others with it and without the plus."""
    return number.removeprefix("+86") if number.startswith("+86") else number.removeprefix("+")


NEEDS = ("account", "signature", "template_letter")
PROVIDER = TextProvider(name=NAME, title="阿里云 Aliyun", needs=NEEDS, send=send)
