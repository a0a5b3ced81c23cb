"""Several letters in a row over one line: greeting, TLS and sign-in are paid once (docs/decisions/).

Only inside ``in_a_row()``, which a worker holds while it is busy. Outside of it each letter has a line of its own.
The border of the mail path is where it was: each letter has its own MAIL and RCPT, its own committed *handing over*,
its own DATA. A line over which anything but an accepted letter went is not used again.
"""

import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field

from hospes.post.transports.chosen import transport
from hospes.post.transports.line import Line, Parcel, Route, Stale, Taken

# Many servers hang up after a hundred.
MOST_LETTERS = 50


class _Here(threading.local):
    """The lines that this thread keeps, by their route; None outside of a row."""

    row: dict[Route, "LineInARow"] | None = None


_here = _Here()


@contextmanager
def in_a_row() -> Iterator[None]:
    """Keep lines open from letter to letter until the block ends."""
    with ExitStack() as closing:
        row: dict[Route, LineInARow] = {}
        closing.callback(_hang_up, row)
        closing.callback(setattr, _here, "row", _here.row)
        _here.row = row
        yield


def _hang_up(row: dict[Route, "LineInARow"]) -> None:
    for kept in row.values():
        kept.closing.close()


@contextmanager
def line(route: Route) -> Iterator[Line]:
    """Give a line for one letter, kept or new. Raises NoLine; passes on what the letter raises."""
    row = _here.row
    if row is None:
        with transport(route).line(route) as alone:
            yield alone
        return
    with ExitStack() as closing:
        used = row.pop(route, None) or LineInARow(route)
        used.take(closing)
        yield used
        if used.is_good:
            used.closing = closing.pop_all()
            row[route] = used


@dataclass
class LineInARow:
    """A line over which several letters go, one after the other."""

    route: Route
    letters: int = 0
    is_good: bool = False
    closing: ExitStack = field(default_factory=ExitStack)
    open: Line | None = None

    def take(self, closing: ExitStack) -> None:
        """Use it for the next letter; whatever ends ``closing`` ends the line. Raises NoLine."""
        self.is_good = False
        closing.push(self.closing)
        self.closing = closing
        if self.open is None:
            self._dial()

    def address(self, parcel: Parcel) -> None:
        """Name sender and recipient; over a new line where the server is tired of this one."""
        try:
            self._line().address(parcel)
        except Stale:
            self.closing.close()
            self._dial()
            self._line().address(parcel)

    def hand_over(self, parcel: Parcel) -> Taken:
        """Hand the letter over and return the server's words."""
        response = self._line().hand_over(parcel)
        self.letters += 1
        self.is_good = self.letters < MOST_LETTERS
        return response

    def _dial(self) -> None:
        self.letters, self.open = 0, self.closing.enter_context(transport(self.route).line(self.route))

    def _line(self) -> Line:
        assert self.open is not None  # noqa: S101 -- dialled when it was taken
        return self.open
