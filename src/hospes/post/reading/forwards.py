"""Who wrote a mail that somebody forwarded: out of the block of labels that mail programs put above it.

A forward is told from a reply by its subject (Fwd, WG, TR, 转发 …) or by a line that says so.
Where neither does, a quoted mail is a reply, and ``forwarded`` is None.
"""

import html
import re
from dataclasses import dataclass

from hospes.post.reading.attached import Attachment
from hospes.post.reading.forward_words import (
    FORWARD_SUBJECT,
    FORWARDED_LINE,
    LABELS,
    ORIGINAL_LINE,
    REPLY_SUBJECT,
    WROTE_LINE,
)
from hospes.post.reading.senders import Address

MOST_CHARACTERS = 400_000
MOST_LINES = 4000
_LABEL = re.compile(
    r"^[*_ ]{0,3}([^\W\d_][\w'’ -]{0,24}?)[*_ ]{0,3}[ \t\xa0]{0,2}[*_]{0,2}[:：][*_]{0,2}[ \t\xa0]*(.*)$"
)
_ADDRESS = re.compile(r"(?:mailto:)?([^\s<>()\[\],;:\"'（）：，；“”]{1,64}@[^\s<>()\[\],;:\"'（）：，；“”]{1,255})")
_MAILTO = re.compile(r"<mailto:[^<>\n]{1,300}>|\[mailto:([^\]\n]{1,300})\]", re.IGNORECASE)
_BRACKETED = re.compile(r"[<(（\[]\s*([^\s<>()（）\[\]]{1,64}@[^\s<>()（）\[\]]{1,255})\s*[>)）\]]")
_UNFINISHED = re.compile(r"[,;，；<]\s*$|<[^>]*$")
_BETWEEN_HAN = re.compile(r"(?<=[\u4e00-\u9fff])\s(?=[\u4e00-\u9fff])")
_QUOTE = re.compile(r"^\s{0,3}> ?")
_RULE = re.compile(r"^[ \t>*]{0,6}[-_=—]{3,80}[ \t]*$")
_INLINE = re.compile(
    r"(?P<label>"
    + "|".join(sorted((re.escape(label) for label in LABELS), key=len, reverse=True))
    + r")[ \t\xa0]{0,2}[:：][ \t\xa0]",
    re.IGNORECASE,
)


@dataclass(frozen=True, kw_only=True)
class Forward:
    """The mail within a mail. ``note`` is what the forwarder wrote above it, ``date_text`` as it stood there.

    ``files`` are its own ones, None where nobody can tell them from the forwarder's.
    """

    sender: Address
    to: tuple[Address, ...]
    cc: tuple[Address, ...]
    subject: str
    date_text: str
    body: str
    note: str
    files: tuple[Attachment, ...] | None = None


def forwarded(mail_subject: str, text: str) -> Forward | None:
    """Return the mail that a text forwards, None if it forwards none. Never raises."""
    subject = mail_subject.strip().lstrip("\ufeff")
    if REPLY_SUBJECT.match(subject):
        return None
    if "&nbsp;" in text:
        text = html.unescape(text)  # QQ's web mail leaves them in its plain text
    lines = (
        text[:MOST_CHARACTERS]
        .replace("\xa0", " ")
        .replace("\u200b", "")
        .replace("\ufeff", "")
        .splitlines()[:MOST_LINES]
    )
    says_so = bool(FORWARD_SUBJECT.match(subject)) or not subject
    for number, line in enumerate(lines):
        if marked := FORWARDED_LINE.match(line.strip()):
            found = _marked(lines, number, rest=marked["rest"])
        elif says_so:
            found = _unmarked(lines, number, sure=bool(subject))
        else:
            continue
        if found is not None:
            return found
    return None


def addresses(value: str) -> tuple[Address, ...]:
    """Return the addresses of a label's value, with the names as they stood; () if there is none."""
    value = _MAILTO.sub(lambda found: f"<{found[1]}>" if found[1] else "", value)
    found: list[Address] = []
    start = 0
    for bracketed in _BRACKETED.finditer(value):
        before, start = value[start : bracketed.start()], bracketed.end()
        bare = list(_ADDRESS.finditer(before))
        found += [Address("", one[1]) for one in bare if one[1].lower() != bracketed[1].lower()]
        name = before[bare[-1].end() :] if bare else before
        found.append(Address(_name(name), bracketed[1].removeprefix("mailto:")))
    found += [Address("", one[1]) for one in _ADDRESS.finditer(value[start:])]
    return tuple({one.address.lower(): one for one in reversed(found)}.values())[::-1]


def _name(text: str) -> str:
    return text.strip(" \t,;，；:：.*").strip("\"'“”„«»‘’ ").strip()


def _marked(lines: list[str], number: int, *, rest: str) -> Forward | None:
    """Return what the line ``number`` says is forwarded: on that line itself, or below."""
    values = _inline(rest)
    if values is not None:
        return _forward(values, lines[number + 1 :], lines[:number])
    return _below(lines, number + 1, above=lines[:number])


def _unmarked(lines: list[str], number: int, *, sure: bool) -> Forward | None:
    """Return what a block of labels, a rule or "… wrote:" introduces at this line."""
    line = lines[number].strip()
    if _labelled(line)[0]:
        found = _below(lines, number, above=lines[:number], least=3)
        return found if sure or _ruled(lines, number) else None
    return _wrote(lines, number) if sure and WROTE_LINE.match(line) else None


def _ruled(lines: list[str], number: int) -> bool:
    """Whether a line such as "--- Original Message ---" stands above."""
    return any(ORIGINAL_LINE.match(line) and line.strip(" >") for line in lines[max(0, number - 2) : number])


def _below(lines: list[str], first: int, *, above: list[str], least: int = 2) -> Forward | None:
    """Return the mail whose block of labels begins at line ``first``, if it has ``least`` labels."""
    values, end = _block(lines, first)
    if "from" not in values or len(values) < least:
        return None
    return _forward(values, lines[end:], above)


def _block(lines: list[str], first: int) -> tuple[dict[str, str], int]:
    """Return the labels with their values, and the line after them."""
    values: dict[str, str] = {}
    last, blanks = "", 0
    for at in range(first, len(lines)):
        line = _QUOTE.sub("", lines[at]).strip()
        field, value = _labelled(line)
        if field:
            values.setdefault(field, value)
            last, blanks = field, 0
        elif not line or (not values and _RULE.match(line)):
            blanks += 1
            if blanks > (1 if values else 3):
                return values, at
        elif values and not blanks and _goes_on(last, values[last]):
            values[last] = f"{values[last]} {line}".strip()
        else:
            return values, at
    return values, len(lines)


def _goes_on(field: str, value: str) -> bool:
    """Whether a value continues on the next line: it is still empty, or a list of addresses is cut."""
    return not value or (field in {"from", "to", "cc"} and bool(_UNFINISHED.search(value)))


def _labelled(line: str) -> tuple[str, str]:
    found = _LABEL.match(_QUOTE.sub("", line).strip())
    if found is None:
        return "", ""
    label = _BETWEEN_HAN.sub("", " ".join(found[1].lower().replace("i̇", "i").split()))
    return LABELS.get(label, ""), found[2].strip()


def _inline(rest: str) -> dict[str, str] | None:
    """Read labels that all stand on the marker's own line, as Yahoo's texts have them."""
    found = list(_INLINE.finditer(rest))
    if len(found) < 2:
        return None
    values: dict[str, str] = {}
    for place, label in enumerate(found):
        field = LABELS[label["label"].lower()]
        end = found[place + 1].start() if place + 1 < len(found) else len(rest)
        values.setdefault(field, rest[label.end() : end].strip())
    return values if "from" in values else None


def _wrote(lines: list[str], number: int) -> Forward | None:
    line = lines[number]
    found = addresses(re.sub(r"\(<([^<>\s]{1,320})>\)", r"<\1>", line))
    if not found:
        return None
    name = re.search(r"[\"„“«]\s*([^\"„“”«»\n]{1,120}?)\s*[\"”»“]", line)
    named = (
        name[1]
        if name
        else re.sub(
            r"^.*[\d:.,]{4,}\s*(?:,|uhr|heeft|użytkownik|používateľ|skrev|пользователь)?\s*",
            "",
            found[-1].name,
            flags=re.IGNORECASE,
        )
    )
    return _forward(
        {"from": f"{named.strip()} <{found[-1].address}>", "date": line.split("<")[0].strip()},
        lines[number + 1 :],
        lines[:number],
    )


def _forward(values: dict[str, str], below: list[str], above: list[str]) -> Forward:
    senders = addresses(values["from"])
    sender = senders[0] if senders else Address(_name(values["from"]), "")
    while above and (not above[-1].strip(" >\t") or _RULE.match(above[-1]) or ORIGINAL_LINE.match(above[-1].strip())):
        above = above[:-1]
    return Forward(
        sender=sender,
        to=addresses(values.get("to", "")),
        cc=addresses(values.get("cc", "")),
        subject=values.get("subject", ""),
        date_text=values.get("date", ""),
        body=_unquoted(below),
        note="\n".join(line for line in above if not _QUOTE.match(line)).strip(),
    )


def _unquoted(lines: list[str]) -> str:
    """Return the body; where every line of it is quoted, or indented, without the marks."""
    written = [line for line in lines if line.strip()]
    if written and all(_QUOTE.match(line) for line in written):
        lines = [_QUOTE.sub("", line) for line in lines]
    elif written and all(line.startswith("    ") for line in written):
        lines = [line[4:] for line in lines]
    return "\n".join(line.rstrip() for line in lines).strip()
