"""Every address of the house, with values filled in that belong to nobody."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver, reverse

# What a stranger might type; int values are ids that no row has.
NAUGHTY = ("nobody", "a" * 300, "😀", "'; DROP TABLE--", "..%2f..%2fetc", "\u202eevil")
NO_ROW = 999_999_999


@dataclass(frozen=True)
class Route:
    """One address: its name, the values it takes, and the view behind it."""

    name: str
    takes: dict[str, Any] = field(hash=False)
    view: Any = field(hash=False)
    pattern: str = ""

    @property
    def face(self) -> str:
        return self.name.partition(":")[0]

    def address(self, word: str = "nobody") -> str:
        """Return the address with ``word`` wherever words go, or of no row where numbers go."""
        values = {key: NO_ROW if kind == "int" else word for key, kind in self.takes.items()}
        if "language" in values:
            values["language"] = "en"
        return reverse(self.name, kwargs=values)


def routes() -> list[Route]:
    """Return every route with a name, in the order of the address book."""
    return list(below(get_resolver(), "", {}))


def below(resolver: URLResolver, spaces: str, taken: dict[str, Any], above: str = "") -> Iterator[Route]:
    for entry in resolver.url_patterns:
        takes = taken | {key: kind_of(converter) for key, converter in entry.pattern.converters.items()}
        if isinstance(entry, URLPattern):
            yield Route(f"{spaces}{entry.name}", takes, entry.callback, f"{above}{entry.pattern}")
        else:
            inside = f"{entry.namespace}:" if entry.namespace else ""
            yield from below(entry, f"{spaces}{inside}", takes, f"{above}{entry.pattern}")


def kind_of(converter: Any) -> str:
    return type(converter).__name__.removesuffix("Converter").lower()
