"""Names and addresses in From, To, Cc and the like (RFC 5322 3.4), also as people and programs break them."""

import re
from dataclasses import dataclass

from hospes.post.reading.charsets import decoded
from hospes.post.reading.headers import encoded_words

_MOST = 1_000
_MOST_WORDS = 9
_LONGEST = 100_000
# One step of the list: quoted words, a comment, an address in angles, a comma, or anything else.
_STEP = re.compile(r'"((?:[^"\\]|\\.){0,200})"|\(([^()]*)\)|<([^<>]{0,2000})>|([,;])|([^",;()<>]+)|(.)', re.DOTALL)
_BARE = re.compile(
    r"(?<![^\s<>()\[\],;:\"])(?:[^\s<>()\[\],;:\"]+@[^\s<>()\[\],;:\"]+|[^\s<>(),;:\"]+@\[[^\s<>]*\]|\"[^\"\r\n]{1,64}\"@[^\s<>()\[\],;:\"]+)"
)
_ASIDE = re.compile(r"\([^()]*\)")
_GROUP = re.compile(r"^[^@<>\",]*:")


@dataclass(frozen=True)
class Address:
    """A name as it is shown ('' if none was given) and an address ('' if there is none to be read)."""

    name: str = ""
    address: str = ""


NOBODY = Address()


def addresses(raw: bytes) -> tuple[Address, ...]:
    """Return everybody in the list who has an address, in order; nobody twice in one form."""
    text = decoded(raw[:_LONGEST])
    people = _listed(text)
    if not people and "=?" in text:
        people = _listed(encoded_words(text))  # somebody packed name and address into one word
    return tuple(dict.fromkeys(people))


def _listed(text: str) -> list[Address]:
    people: list[Address] = []
    words: list[str] = []
    angle = comment = ""
    for step in _STEP.finditer(text):
        quoted, aside, inside, stop, plain, _odd = step.groups()
        if stop:
            found = _person(words, angle, comment)
            people += found
            # Lovelace, Ada <ada@example.org> without the quotation marks that it needs
            words = [*words, ", "] if not found and stop == "," and 0 < len(words) < _MOST_WORDS else []
            angle = comment = ""
        elif inside is not None:
            angle = inside if "@" in inside or not angle else angle
        elif quoted is not None:
            # A quoted local part belongs to what follows it: "ada.l"@example.org
            words.append(f'"{quoted}"' if text.startswith("@", step.end()) else re.sub(r"\\(.)", r"\1", quoted))
        elif plain:
            words.append(_GROUP.sub("", plain) if not words else plain)
        comment = aside or comment
        if len(people) >= _MOST:
            break
    return (people + _person(words, angle, comment))[:_MOST]


def _person(words: list[str], angle: str, comment: str) -> list[Address]:
    name = "".join(words)
    # A route before the address (obsolete) and comments in it are no part of it.
    address = "".join(_ASIDE.sub("", angle).rpartition(":")[2].split()) if "@" in angle else ""
    if not address:
        found = _BARE.search(name)
        if not found:
            return []
        address = found[0]
        name = comment or name.partition(address)[0]
    said = " ".join(encoded_words(name).split()).strip("<>, ")
    if len(said) > 1 and said[0] == said[-1] and said[0] in "'\"":
        said = said[1:-1]
    return [Address(name=said, address="".join(encoded_words(address).split()).strip(".'"))]
