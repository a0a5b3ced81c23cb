"""Blocks of ``Name: value`` lines, as in headers and in delivery reports (RFC 5322 2.2, RFC 3464 2.1)."""

import re

# More than any report has; a bomb of fields ends here.
MOST_CHARACTERS = 200_000
_FIELD = re.compile(r"([A-Za-z][A-Za-z0-9-]{0,60})[ \t]{0,3}:[ \t]?(.*)")
_MESSAGE_ID = re.compile(r"<[^<>\s@]{1,250}@[^<>\s@]{1,250}>")
_NAMES_THE_LETTER = re.compile(
    r"^[ \t>]{0,8}(?:x-)?(?:original-|resent-)?message-?id[ \t]{0,3}:[ \t]*(?:\r?\n[ \t]+)?(<[^<>\s]{3,500}>"
    r"|[^\s<>@]{1,250}@\S{1,250})",
    re.IGNORECASE | re.MULTILINE,
)


def blocks(text: str) -> list[dict[str, str]]:
    """Return the blocks between empty lines; names in lower case, folded lines joined, the first one counts."""
    found: list[dict[str, str]] = [{}]
    name = ""
    for line in text[:MOST_CHARACTERS].splitlines():
        if not line.strip():
            found.append({})
            name = ""
        elif line[0] in " \t" and name:
            found[-1][name] = f"{found[-1][name]} {line.strip()}"
        elif field := _FIELD.fullmatch(line.rstrip()):
            name = field[1].lower()
            found[-1].setdefault(name, field[2].strip())
        else:
            name = ""
    return [block for block in found if block]


def message_ids(value: str) -> tuple[str, ...]:
    """Return the Message-IDs within a header, each once, in order."""
    return tuple(dict.fromkeys(_MESSAGE_ID.findall(value[:MOST_CHARACTERS])))


def named_letters(text: str) -> tuple[str, ...]:
    """Return the Message-IDs that header lines within a text name: those of the letter that came back."""
    found = _NAMES_THE_LETTER.findall(text[:MOST_CHARACTERS])
    return tuple(dict.fromkeys(f"<{value.strip('<>')}>" for value in found))
