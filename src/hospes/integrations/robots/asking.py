"""Handing a word to a group robot over HTTPS, and telling apart what may be asked again and what may not."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit, urlunsplit

import httpx2
from django.conf import settings

from hospes.post.transports.line import Never, NotNow, Unknown

TIMEOUT = 15.0
NOT_NOW = frozenset({408, 425, 429, 502, 503, 504})


def post(url: str, body: dict[str, Any]) -> httpx2.Response:
    """Return the service's answer. Raises NotNow, Never, Unknown.

    A line that could not be opened has carried nothing; one that broke later may have. No redirect is followed:
    the address was checked, another one was not. ``ROBOT_GATEWAY`` names the house's own way out, if it has one.
    """
    try:
        response = httpx2.post(_by_gateway(url), json=body, timeout=TIMEOUT, follow_redirects=False)
    except (httpx2.ConnectError, httpx2.ConnectTimeout, httpx2.UnsupportedProtocol, httpx2.InvalidURL) as error:
        raise NotNow(type(error).__name__) from error
    except httpx2.HTTPError as error:
        raise Unknown(type(error).__name__) from error
    words = f"{response.status_code} {response.text[:300]}"
    if response.status_code in NOT_NOW:
        raise NotNow(words)
    if response.status_code >= httpx2.codes.INTERNAL_SERVER_ERROR:
        raise Unknown(words)
    if response.status_code >= httpx2.codes.MULTIPLE_CHOICES:
        raise Never(words)
    return response


def judged(response: httpx2.Response, *, code: str, later: frozenset[int]) -> None:
    """Read an answer that carries its own code (0 is yes). Raises NotNow, Never, Unknown."""
    try:
        told = response.json()
        said = int(told[code])
    except (ValueError, TypeError, KeyError) as error:
        raise Unknown(response.text[:300]) from error
    if said in later:
        raise NotNow(response.text[:300])
    if said:
        raise Never(response.text[:300])


def _by_gateway(url: str) -> str:
    gateway = urlsplit(getattr(settings, "ROBOT_GATEWAY", ""))
    return urlunsplit(urlsplit(url)._replace(scheme=gateway.scheme, netloc=gateway.netloc)) if gateway.netloc else url
