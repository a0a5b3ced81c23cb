"""Where entries come from: rooms register what they put in, so that search can be built anew."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from hospes.foundation.registers import Roll
from hospes.search.catalogue import Draft


@dataclass(frozen=True, kw_only=True)
class Source:
    """All drafts of one kind; ``drafts`` yields them from the database."""

    kind: str
    drafts: Callable[[], Iterator[Draft]]


register: Roll[Source] = Roll("search sources", key=lambda source: source.kind)
