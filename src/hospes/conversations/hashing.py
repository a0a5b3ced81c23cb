"""The hash by which an approved text and the delivered one are compared (I4)."""

import hashlib


def hash_of(text: str) -> str:
    """Return the SHA-256 of a text, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()
