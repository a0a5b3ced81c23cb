"""Asking a provider over HTTPS, and telling apart what may be asked again and what may not."""

from __future__ import annotations

from typing import Any

import httpx2

from hospes.foundation import encryption
from hospes.post.enums import Problem
from hospes.post.texting import SmsSettings
from hospes.post.transports.line import Never, NoLine, NotNow, Unknown

TIMEOUT = 20.0
NOT_NOW = frozenset({408, 425, 429, 502, 503, 504})
WHO = frozenset({401, 403})


def post(url: str, **request: Any) -> dict[str, Any]:
    """Return the provider's answer. Raises NotNow, Never, Unknown, NoLine.

    A line that could not be opened has carried nothing; one that broke later may have.
    """
    try:
        response = httpx2.post(url, timeout=TIMEOUT, **request)
    except (httpx2.ConnectError, httpx2.ConnectTimeout, httpx2.UnsupportedProtocol, httpx2.InvalidURL) as error:
        raise NotNow(str(error) or type(error).__name__) from error
    except httpx2.HTTPError as error:
        raise Unknown(str(error) or type(error).__name__) from error
    words = f"{response.status_code} {response.text[:500]}"
    if response.status_code in WHO:
        raise NoLine(Problem.LOGIN_REFUSED, words)
    if response.status_code in NOT_NOW:
        raise NotNow(words)
    if response.status_code >= httpx2.codes.INTERNAL_SERVER_ERROR:
        raise Unknown(words)
    if response.status_code >= httpx2.codes.BAD_REQUEST:
        raise Never(words)
    try:
        answer = response.json()
    except ValueError as error:
        raise Unknown(words) from error
    return answer if isinstance(answer, dict) else {}


def secret(settings: SmsSettings) -> str:
    """The provider's secret. Raises NoLine if it was sealed with another key."""
    try:
        return encryption.unseal(settings.secret)
    except encryption.CannotUnseal as error:
        raise NoLine(Problem.PASSWORD_UNREADABLE, str(error)) from error
