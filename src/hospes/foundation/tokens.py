"""Tokens: links that cannot be guessed, and secrets that are stored only as hashes."""

import base64
import hashlib
import hmac
import json
import secrets

from django.conf import settings
from django.utils.encoding import force_bytes

_BYTES = 16


def sign(purpose: str, *parts: object) -> str:
    """Return a 128-bit URL-safe signature (22 characters) over ``parts`` for one ``purpose``.

    The same parts always give the same token, so every mail can carry it; a part that counts
    rotations voids all older ones.
    """
    return _signature(settings.SECRET_KEY, purpose, parts)


def check(token: str, purpose: str, *parts: object) -> bool:
    """Say whether ``token`` is ours for exactly this purpose and these parts, in constant time.

    Tokens made with a key in ``SECRET_KEY_FALLBACKS`` still hold.
    """
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    given = token.encode("utf-8", "replace")
    return any(hmac.compare_digest(given, _signature(key, purpose, parts).encode()) for key in keys)


def sign_lower(purpose: str, *parts: object) -> str:
    """Return a 128-bit signature of small letters and digits (26 characters), for places that lose capitals.

    The local part of a mail address is one: servers may lower-case it, whatever RFC 5321 2.4 says.
    """
    return _lower(settings.SECRET_KEY, purpose, parts)


def check_lower(token: str, purpose: str, *parts: object) -> bool:
    """Say whether ``token`` is ours for exactly this purpose and these parts, in constant time, in any case."""
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    given = token.lower().encode("utf-8", "replace")
    return any(hmac.compare_digest(given, _lower(key, purpose, parts).encode()) for key in keys)


def random_token() -> str:
    """Return a fresh secret of 256 bits for an invitation or a reset. Store only its hash."""
    return secrets.token_urlsafe(32)


def hash_token(raw: str) -> str:
    """Return what is stored of a secret: an HMAC, so that a stolen table cannot be searched."""
    return _hmac(settings.SECRET_KEY, b"hospes.hash\0" + raw.encode("utf-8", "replace")).hex()


def code() -> str:
    """Return a fresh one-time code of six digits."""
    return f"{secrets.randbelow(1_000_000):06d}"


def _signature(key: str | bytes, purpose: str, parts: tuple[object, ...]) -> str:
    return base64.urlsafe_b64encode(_digest(key, purpose, parts)).rstrip(b"=").decode()


def _lower(key: str | bytes, purpose: str, parts: tuple[object, ...]) -> str:
    return base64.b32encode(_digest(key, purpose, parts)).rstrip(b"=").decode().lower()


def _digest(key: str | bytes, purpose: str, parts: tuple[object, ...]) -> bytes:
    # A JSON list keeps ("ab", "c") and ("a", "bc") apart.
    said = json.dumps([purpose, *map(str, parts)]).encode()
    return _hmac(key, said)[:_BYTES]


def _hmac(key: str | bytes, message: bytes) -> bytes:
    return hmac.digest(force_bytes(key), message, hashlib.sha256)
