"""Whether a call comes from the provider: its signature, or the secret that only he was told."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
from typing import TYPE_CHECKING

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ec import ECDSA, EllipticCurvePublicKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import load_der_public_key

if TYPE_CHECKING:
    from hospes.mailroom.providers.call import Call

# How a public key on the curve P-256 begins in base64: what SendGrid shows as verification key.
PUBLIC_KEY = "MFkwEwYH"


def by_hmac(key: str, timestamp: str, token: str, signature: str) -> bool:
    """Mailgun: HMAC-SHA256 of timestamp and token with the webhook signing key."""
    wanted = hmac.new(key.encode(), f"{timestamp}{token}".encode(), hashlib.sha256).hexdigest()
    return hmac.compare_digest(wanted.encode(), signature.encode())


def by_password(secret: str, call: Call) -> bool:
    """Basic authentication (RFC 7617): the password is the secret; the name does not count."""
    kind, _space, told = call.headers.get("Authorization", "").partition(" ")
    if kind.lower() != "basic":
        return False
    try:
        password = base64.b64decode(told, validate=True).partition(b":")[2]
    except (binascii.Error, ValueError):
        return False
    return hmac.compare_digest(password, secret.encode())


def by_public_key(key: str, call: Call) -> bool:
    """SendGrid: ECDSA over timestamp and body (signed webhooks)."""
    stamp = call.headers.get("X-Twilio-Email-Event-Webhook-Timestamp", "")
    signature = call.headers.get("X-Twilio-Email-Event-Webhook-Signature", "")
    try:
        public = load_der_public_key(base64.b64decode(key))
        if not isinstance(public, EllipticCurvePublicKey):
            return False
        public.verify(base64.b64decode(signature), stamp.encode() + call.body, ECDSA(SHA256()))
    except (InvalidSignature, ValueError):
        return False
    return True
