"""One hash for one mail, whichever way it came."""

import hashlib

from hospes.post.reading.headers import after_blank_line

_STEP = 1 << 16
_SPACE = b" \t\r\n\f\v\x00"


def body_hash(raw: bytes) -> str:
    """Return the SHA-256 of what follows the first blank line, in hex.

    Line ends are taken as LF and blank space at the end is left out: servers change both on the way.
    The bytes are walked through, not copied: a mail may be large.
    """
    at, end = after_blank_line(raw, 0, len(raw)), len(raw)
    while at < end:
        tail = raw[max(at, end - _STEP) : end]
        kept = len(tail.rstrip(_SPACE))
        end -= len(tail) - kept
        if kept:
            break
    told = hashlib.sha256()
    carried = b""
    while at < end:
        piece = carried + raw[at : min(at + _STEP, end)]
        at += _STEP
        # A CR at the end may have its LF in the next piece.
        carried = piece[-1:] if piece.endswith(b"\r") else b""
        told.update(piece[: len(piece) - len(carried)].replace(b"\r\n", b"\n"))
    return told.hexdigest()
