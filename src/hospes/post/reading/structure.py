"""The tree of a mail's parts (RFC 2046), also where boundaries are missing, wrong or never closed.

Nothing is copied: a part is a stretch of the bytes it came in.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from hospes.post.reading import headers
from hospes.post.reading.headers import Fields, first, words
from hospes.post.reading.parameters import Field, read_field
from hospes.post.reading.transfer import unpacked

# Beyond these a mail was made to break its readers; what lies deeper stays one part, unread.
DEEPEST = 20
MOST_PARTS = 1_000
MOST_LINES_OF_A_PART = 300
MULTIPART = "multipart/"
MESSAGE = "message/rfc822"
PLAIN = "text/plain"
# A line that begins a part: the boundary, then fields or a blank line.
_LOOKS_LIKE_BOUNDARY = re.compile(rb"^--([^\s-][^\r\n]{0,199}?)[ \t]*\r?\n(?=Content-[A-Za-z-]+:|\r?\n)", re.MULTILINE)
_NEAR = 100_000


@dataclass
class Part:
    """A part: its raw fields, where its body lies, and the parts in it."""

    fields: Fields
    source: bytes = field(repr=False)
    start: int
    end: int
    kind: Field
    children: list["Part"] = field(default_factory=list)

    @property
    def type(self) -> str:
        return self.kind.value

    @cached_property
    def disposition(self) -> Field:
        return read_field(first(self.fields, "Content-Disposition"))

    @property
    def encoding(self) -> str:
        return words(first(self.fields, "Content-Transfer-Encoding")).lower().strip("\"'; ")

    @property
    def name(self) -> str:
        """The file name as it was sent, '' if none was given."""
        return self.disposition.get("filename") or self.kind.get("name")

    @property
    def content_id(self) -> str:
        return words(first(self.fields, "Content-ID")).strip("<> ")

    @cached_property
    def content(self) -> bytes:
        """The content, unpacked."""
        return unpacked(self.source[self.start : self.end], self.encoding)

    def leaves(self) -> Iterator["Part"]:
        """Yield the parts that hold something, in order."""
        if not self.children:
            yield self
        for child in self.children:
            yield from child.leaves()


@dataclass
class Count:
    """How much of a mail was taken apart: ``cut`` says that not everything was."""

    parts: int = 0
    cut: bool = False


def whole(raw: bytes, count: Count) -> Part:
    """Return the mail as a part, with all parts in it."""
    fields, body = headers.split(raw, 0, len(raw))
    return _part(_Stretch(raw, body, len(raw)), fields, PLAIN, 0, count)


@dataclass(frozen=True)
class _Stretch:
    source: bytes
    start: int
    end: int


def _part(body: _Stretch, fields: Fields, default: str, depth: int, count: Count) -> Part:
    kind = read_field(first(fields, "Content-Type"))
    if "/" not in kind.value.strip("/"):
        kind = Field(default, kind.parameters)
    part = Part(fields, body.source, body.start, body.end, kind)
    if kind.value.startswith(MULTIPART):
        _take_apart(part, depth, count)
    count.parts += not part.children
    return part


def _take_apart(part: Part, depth: int, count: Count) -> None:
    stretches = _stretches(part, count) if depth < DEEPEST else []
    if not stretches:
        count.cut = count.cut or depth >= DEEPEST
        # A multipart without parts is read as the text that it is.
        part.kind = Field(PLAIN, part.kind.parameters)
        return
    default = MESSAGE if part.type == "multipart/digest" else PLAIN
    for stretch in stretches:
        fields, start = headers.split(stretch.source, stretch.start, stretch.end, MOST_LINES_OF_A_PART)
        part.children.append(_part(_Stretch(stretch.source, start, stretch.end), fields, default, depth + 1, count))
        if count.parts >= MOST_PARTS:
            count.cut = True
            return


def _stretches(part: Part, count: Count) -> list[_Stretch]:
    """Return where the parts lie: by the boundary that was named, else by what looks like one."""
    source, start, end = part.source, part.start, part.end
    found = _between(source, start, end, part.kind.get("boundary").strip().encode("utf-8", errors="replace"))
    if not found and part.encoding in {"base64", "quoted-printable"}:
        # Against RFC 2045 6.4, but it happens: the whole multipart is packed.
        source = part.content
        start, end = 0, len(source)
        found = _between(source, start, end, part.kind.get("boundary").strip().encode("utf-8", errors="replace"))
    guess = None if found else _LOOKS_LIKE_BOUNDARY.search(source, start, min(end, start + _NEAR))
    if guess:
        found = _between(source, start, end, guess[1])
    if len(found) > MOST_PARTS:
        count.cut = True
    return [_Stretch(source, begin, stop) for begin, stop in found[:MOST_PARTS]]


def _between(source: bytes, start: int, end: int, boundary: bytes) -> list[tuple[int, int]]:
    """Return the stretches between the lines of this boundary; the last may be left open."""
    if not boundary:
        return []
    marker = re.escape(b"--" + boundary)
    lines = re.compile(marker + rb"(?<![^\r\n]" + marker + rb")(--)?[ \t]{0,200}(?:\r?\n|\r|\Z)")
    found: list[tuple[int, int]] = []
    begin = -1
    for line in lines.finditer(source, start, end):
        if begin >= 0:
            found.append((begin, _before_line_end(source, begin, line.start())))
        begin = -1 if line[1] else line.end()
        if len(found) > MOST_PARTS:
            return found
    if 0 <= begin < end:
        found.append((begin, end))
    return found


def _before_line_end(source: bytes, begin: int, at: int) -> int:
    """Return ``at`` without the line end before it, which belongs to the boundary."""
    for line_end in (b"\r\n", b"\n", b"\r"):
        if source.endswith(line_end, begin, at):
            return at - len(line_end)
    return at
