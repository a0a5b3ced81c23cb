"""What a transport is, and the answers it can come back with.

A letter goes in two steps, because what may happen after a failure differs: until ``address`` has
returned nothing of the letter is with the server; from ``hand_over`` on it may be.
"""

from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Protocol, Self

from hospes.post.enums import Carrier, Problem


@dataclass(frozen=True, kw_only=True)
class Route:
    """How the mail server is reached, or the provider. ``timeout`` is in seconds, for each step.

    For a provider ``password`` is the API key, and ``username`` the sending domain where it wants one.
    """

    host: str
    port: int
    security: str
    username: str
    password: str
    timeout: int
    kind: str = Carrier.SMTP


@dataclass(frozen=True, kw_only=True)
class Parcel:
    """A letter ready for the wire: one sender, one recipient, the bytes with CRLF line ends."""

    sender: str
    recipient: str
    data: bytes

    @property
    def needs_utf8(self) -> bool:
        """Whether the server must offer SMTPUTF8: letters beyond ASCII before an @."""
        return not (self.sender + self.recipient).isascii()


class Taken(str):
    """The words with which a letter was taken; ``known_as`` is what a provider calls it, '' where nobody does."""

    __slots__ = ("known_as",)
    known_as: str

    def __new__(cls, words: str, known_as: str = "") -> Self:
        taken = super().__new__(cls, words)
        taken.known_as = known_as
        return taken


class Line(Protocol):
    """An open line to the mail server."""

    def address(self, parcel: Parcel) -> None:
        """Name sender and recipient. Raises NotNow, Never, NoLine."""

    def hand_over(self, parcel: Parcel) -> Taken:
        """Hand the letter over and return the server's words. Raises NotNow, Never, Unknown; NoLine (a provider's)."""


class Transport(Protocol):
    """Opens lines."""

    def line(self, route: Route) -> AbstractContextManager[Line]:
        """Connect, secure, sign in. Raises NoLine."""

    def knock(self, route: Route) -> None:
        """Find out whether letters would be taken, and send none. Raises NoLine, NotNow, Never."""


class Answer(Exception):
    """Something other than yes. ``words`` are the server's, or the system's, word for word."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.words = words


class NotNow(Answer):
    """Not accepted, and may be tried again (4xx, or the line broke before the letter left)."""


class Stale(NotNow):
    """A line that carried letters before carries no more: the next letter may be tried over a new one at once."""


class Never(Answer):
    """Refused for good (5xx)."""


class Unknown(Answer):
    """The line broke after the letter began to leave: it may have arrived, it may not."""


class NoLine(Answer):
    """The server cannot be used at all: nothing is wrong with any one letter."""

    def __init__(self, problem: Problem, words: str) -> None:
        super().__init__(words)
        self.problem = problem
