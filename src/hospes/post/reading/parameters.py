"""Fields with parameters: ``text/plain; charset=utf-8``, ``attachment; filename*0*=…`` (RFC 2045 5.1, RFC 2231)."""

import re
from dataclasses import dataclass, field
from urllib.parse import unquote_to_bytes

from hospes.post.reading.charsets import decoded
from hospes.post.reading.headers import encoded_words

_VALUE = re.compile(r"\s*([A-Za-z0-9!#$&^_.+-]+(?:/[A-Za-z0-9!#$&^_.+-]*)?)")
_PARAMETER = re.compile(r';\s*([^\s=;"]+)\s*=\s*("(?:[^"\\]|\\.)*"?|[^;]*)', re.DOTALL)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_NUMBERED = re.compile(r"(.+?)\*(\d{1,3})(\*?)")
_MOST = 200
_LONGEST = 20_000


@dataclass(frozen=True)
class Field:
    """What such a field says: ``value`` in lower case, '' if it says nothing that can be read."""

    value: str = ""
    parameters: dict[str, str] = field(default_factory=dict)

    def get(self, name: str) -> str:
        return self.parameters.get(name, "")


def read_field(raw: bytes) -> Field:
    """Return value and parameters; the first of two of one name holds."""
    text = decoded(raw[:_LONGEST])
    value = _VALUE.match(text)
    rest = text[value.end() if value else 0 :].lstrip()
    given: dict[str, str] = {}
    for count, found in enumerate(_PARAMETER.finditer(rest if rest.startswith(";") else f";{rest}")):
        if count == _MOST:
            break
        given.setdefault(found[1].lower(), _bare(found[2]))
    return Field(value[1].lower() if value else "", _put_together(given))


def _bare(written: str) -> str:
    text = written.strip()
    if text.startswith('"'):
        text = _ESCAPED.sub(r"\1", text[1:].removesuffix('"'))
    return text


def _put_together(given: dict[str, str]) -> dict[str, str]:
    """Return the parameters under their plain names; RFC 2231 pieces joined in order and decoded."""
    plain = {name: encoded_words(text) for name, text in given.items() if "*" not in name}
    pieces: dict[str, dict[int, tuple[str, bool]]] = {}
    for name, text in given.items():
        numbered = _NUMBERED.fullmatch(name)
        if numbered:
            pieces.setdefault(numbered[1], {})[int(numbered[2])] = (text, bool(numbered[3]))
        elif name.endswith("*"):
            pieces.setdefault(name[:-1], {})[0] = (text, True)
    return plain | {name: _extended(numbered) for name, numbered in pieces.items()}


def _extended(pieces: dict[int, tuple[str, bool]]) -> str:
    charset, data = "", b""
    for count, (_number, (text, encoded)) in enumerate(sorted(pieces.items())):
        rest = text
        if encoded and count == 0 and text.count("'") >= 2:
            charset, _language, rest = text.split("'", 2)
        data += unquote_to_bytes(rest) if encoded else rest.encode("utf-8", errors="replace")
    return encoded_words(decoded(data, charset))
