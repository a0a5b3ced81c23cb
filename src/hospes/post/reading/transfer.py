"""How the bytes of a part were packed for the way: base64, quoted-printable, uuencode (RFC 2045 6)."""

import binascii
import re

from hospes.post.reading.headers import unpadded

_BEGIN = re.compile(rb"^begin(?:-base64)? [0-7]{3,4} ([^\r\n]{1,255})\r?\n", re.MULTILINE)
_LINE = re.compile(rb"[^\r\n]+")
_END = re.compile(rb"^end[ \t]*(?:\r?\n|\Z)", re.MULTILINE)


def unpacked(data: bytes, encoding: str) -> bytes:
    """Return what was packed; where the packing is broken, what can be had of it."""
    if encoding == "base64":
        return _base64(data)
    if encoding == "quoted-printable":
        return binascii.a2b_qp(data)
    if encoding in {"x-uuencode", "uuencode", "x-uue", "uue"}:
        files, rest = uuencoded(data)
        return files[0][1] if files else rest
    return data


def uuencoded(data: bytes) -> tuple[list[tuple[bytes, bytes]], bytes]:
    """Return the uuencoded files in a text, (name, content), and the text without them."""
    files: list[tuple[bytes, bytes]] = []
    rest, at = [], 0
    for begin in _BEGIN.finditer(data):
        end = _END.search(data, begin.end())
        if end is None:
            break
        content = _uu(data, begin.end(), end.start())
        if content:
            files.append((begin[1].strip(), content))
            rest.append(data[at : begin.start()])
            at = end.end()
    return files, b"".join([*rest, data[at:]])


def _base64(data: bytes) -> bytes:
    try:
        return binascii.a2b_base64(data)
    except binascii.Error:
        return unpadded(data)


def _uu(data: bytes, start: int, stop: int) -> bytes:
    """Return the content, b'' where these lines are no uuencoding after all."""
    content = []
    for found in _LINE.finditer(data, start, stop):
        line = found[0]
        try:
            content.append(binascii.a2b_uu(line))
        except binascii.Error:
            # Some encoders pad a line: the length that it gives itself is what counts.
            length = ((line[0] - 32) & 63) * 4 + 5
            try:
                content.append(binascii.a2b_uu(line[: length // 3]))
            except binascii.Error:
                return b""
    return b"".join(content)
