"""A post office without a network, for tests of the rooms: it records, and misbehaves when told.

``office`` is one for the process. A test says ``office.refuse("ada@example.org")`` and later reads
``office.messages()``; ``office.clear()`` between tests. A line that breaks after DATA raises
Unknown, as real SMTP does; whether the letter then arrived anyway is for the test to choose.
"""

import email
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from email import policy
from email.message import EmailMessage

from hospes.post.enums import Problem
from hospes.post.transports.line import Answer, Never, NoLine, NotNow, Parcel, Route, Taken, Unknown


class FakeOffice:
    """What was delivered, and what is to go wrong next."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self.clear()

    def clear(self) -> None:
        """Forget every letter and every order, and open again."""
        self.delivered: list[Parcel] = []
        self.lines_opened = 0
        self._at_address: dict[str, list[Answer]] = {}
        self._at_data: dict[str, list[Answer]] = {}
        self._everybody: Answer | None = None
        self._closed: NoLine | None = None
        self._arrives_anyway = False

    def messages(self, to: str = "") -> list[EmailMessage]:
        """Return the delivered letters, parsed, oldest first; only those to one address if given."""
        return [
            email.message_from_bytes(parcel.data, policy=policy.default)
            for parcel in list(self.delivered)
            if to in {"", parcel.recipient}
        ]

    def refuse(self, recipient: str, words: str = "550 5.1.1 No such person here") -> None:
        """Refuse this recipient at RCPT, once."""
        self._at_address.setdefault(recipient, []).append(Never(words))

    def refuse_everybody(self, words: str = "550 5.7.1 Refused") -> None:
        """Refuse every recipient at RCPT until ``clear``."""
        self._everybody = Never(words)

    def defer(self, recipient: str, words: str = "451 4.7.1 Try again later") -> None:
        """Say "not now" to this recipient at RCPT, once."""
        self._at_address.setdefault(recipient, []).append(NotNow(words))

    def refuse_at_data(self, recipient: str, words: str = "554 5.7.1 Content refused") -> None:
        """Refuse the letter to this recipient after DATA, once."""
        self._at_data.setdefault(recipient, []).append(Never(words))

    def break_after_data(self, recipient: str, *, arrives: bool) -> None:
        """Break the line after DATA, once, with the letter delivered or not."""
        self._arrives_anyway = arrives
        self._at_data.setdefault(recipient, []).append(Unknown("Connection unexpectedly closed"))

    def close(self, problem: Problem = Problem.CONNECTION_REFUSED, words: str = "refused") -> None:
        """Let no line be opened until ``open``."""
        self._closed = NoLine(problem, words)

    def open(self) -> None:
        """Let lines be opened again."""
        self._closed = None

    def answer_the_phone(self) -> None:
        """A line is being opened. Raises NoLine while closed."""
        if self._closed is not None:
            raise self._closed
        with self._lock:
            self.lines_opened += 1

    def hear_address(self, parcel: Parcel) -> None:
        """MAIL and RCPT. Raises what was ordered for the recipient, or for everybody."""
        if self._everybody is not None:
            raise self._everybody
        self._obey(self._at_address, parcel)

    def take(self, parcel: Parcel) -> Taken:
        """DATA. Raises what was ordered for the recipient."""
        try:
            self._obey(self._at_data, parcel)
        except Unknown:
            if self._arrives_anyway:
                self._keep(parcel)
            raise
        self._keep(parcel)
        return Taken("250 2.0.0 Queued")

    def _keep(self, parcel: Parcel) -> None:
        with self._lock:
            self.delivered.append(parcel)

    def _obey(self, orders: dict[str, list[Answer]], parcel: Parcel) -> None:
        with self._lock:
            waiting = orders.get(parcel.recipient)
            order = waiting.pop(0) if waiting else None
        if order is not None:
            raise order


office = FakeOffice()


class FakeTransport:
    """Opens lines to ``office``."""

    @contextmanager
    def line(self, route: Route) -> Iterator["FakeLine"]:
        """Open a line. Raises NoLine while the office is closed."""
        office.answer_the_phone()
        yield FakeLine()

    def knock(self, route: Route) -> None:
        """Raises NoLine while the office is closed."""
        office.answer_the_phone()


class FakeLine:
    """A line to ``office``."""

    def address(self, parcel: Parcel) -> None:
        """Raises NotNow or Never if that was ordered."""
        office.hear_address(parcel)

    def hand_over(self, parcel: Parcel) -> Taken:
        """Record the letter. Raises Never or Unknown if that was ordered."""
        return office.take(parcel)
