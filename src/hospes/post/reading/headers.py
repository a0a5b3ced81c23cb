"""The head of a mail or of a part: its lines, and the words in them (RFC 5322 2.2, RFC 2047, RFC 6532).

Whatever is written here is read in time proportional to its length: heads are made to be hostile too.
"""

import binascii
import re

from hospes.post.reading.charsets import decoded

# Nobody's head is longer; what follows is passed over up to the next blank line.
LONGEST_HEAD = 1_000_000
MOST_LINES = 5_000
_LINE = re.compile(rb"[^\r\n]*(?:\r\n|\n|\r|\Z)")
_BLANK = (b"\n\n", b"\n\r\n", b"\r\r")
_FIELD = re.compile(rb"([!-9;-~]{1,100})[ \t]*:[ \t]*(.*)", re.DOTALL)
_ENVELOPE = (b"From ", b">From ")
_WORD = re.compile(r"=\?([^?\s]{1,80})\?([bBqQ])\?(.*?)\?=", re.DOTALL)
_BETWEEN = re.compile(r"\?=[ \t\r\n]+=\?")
_QUOTED = re.compile(rb"=([0-9A-Fa-f]{2})")
_NO_BASE64 = re.compile(rb"[^A-Za-z0-9+/]")

Fields = list[tuple[str, bytes]]


def split(source: bytes, start: int, end: int, most: int = MOST_LINES) -> tuple[Fields, int]:
    """Return the raw fields from ``start``, unfolded, and where the body begins.

    A line that is no field belongs to the one before it if another field follows (a mail program
    forgot to indent it); else the body begins with it. Lines beyond ``most`` are passed over.
    """
    fields: list[tuple[str, list[bytes]]] = []
    at, limit = start, min(end, start + LONGEST_HEAD)
    for _count in range(most):
        line = _line(source, at, limit)
        text = line.rstrip(b"\r\n")
        if not text:
            return _joined(fields), at + len(line)
        found = _FIELD.match(text)
        if found:
            fields.append((found[1].decode("ascii"), [found[2]]))
        elif fields and (text[:1] in b" \t" or _FIELD.match(_line(source, at + len(line), limit))):
            fields[-1][1].append(text.strip(b" \t"))
        elif not text.startswith(_ENVELOPE) and not (
            at == start and _FIELD.match(_line(source, at + len(line), limit))
        ):
            return _joined(fields), at
        at += len(line)
    return _joined(fields), after_blank_line(source, max(at - 1, start), end)


def after_blank_line(source: bytes, start: int, end: int) -> int:
    """Return where the first blank line after ``start`` ends; ``end`` if there is none."""
    ends = [source.find(blank, start, end) + len(blank) for blank in _BLANK if source.find(blank, start, end) >= 0]
    return min(ends, default=end)


def first(fields: Fields, name: str) -> bytes:
    """Return the raw value of the first field of this name, b'' if there is none."""
    wanted = name.lower()
    return next((value for key, value in fields if key.lower() == wanted), b"")


def words(raw: bytes) -> str:
    """Return a field's value as people read it: encoded words decoded, one line, no blank ends."""
    return " ".join(encoded_words(decoded(raw)).split())


def encoded_words(text: str) -> str:
    """Decode the RFC 2047 words in ``text``; what is none stays.

    Neighbours of one charset are put together first: many programs cut in the middle of a letter.
    """
    if "=?" not in text:
        return text
    joined = _BETWEEN.sub("?==?", text)
    pieces: list[str] = []
    waiting: list[bytes] = []
    charset, at = "", 0
    # Without an end in sight no word begins: looking for it from each beginning would take for ever.
    for word in _WORD.finditer(joined, 0, joined.rfind("?=") + 2):
        between = joined[at : word.start()]
        if between or word[1].lower() != charset.lower():
            pieces += [decoded(b"".join(waiting), charset), between]
            waiting = []
        charset = word[1]
        waiting.append(_unpacked(word[2], word[3]))
        at = word.end()
    return "".join([*pieces, decoded(b"".join(waiting), charset), joined[at:]])


def unpadded(data: bytes) -> bytes:
    """Return what base64 says where its padding is missing or wrong."""
    letters = _NO_BASE64.sub(b"", data.partition(b"=")[0])
    whole = letters[: len(letters) - (len(letters) % 4 == 1)]
    return binascii.a2b_base64(whole + b"=" * (-len(whole) % 4))


def _line(source: bytes, at: int, limit: int) -> bytes:
    found = _LINE.match(source, at, limit)
    return found[0] if found else b""


def _joined(fields: list[tuple[str, list[bytes]]]) -> Fields:
    return [(name, b" ".join(pieces)) for name, pieces in fields]


def _unpacked(kind: str, payload: str) -> bytes:
    data = payload.encode("utf-8", errors="replace")
    if kind in "qQ":
        return _QUOTED.sub(lambda code: bytes([int(code[1], 16)]), data.replace(b"_", b" "))
    return unpadded(data)
