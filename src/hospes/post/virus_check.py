"""Asking the house's virus scanner about a file: clamd's INSTREAM over TCP or a local socket."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from hospes.foundation import house
from hospes.post.settings import ReceivingSettings

# The file that every scanner takes for a virus by agreement (EICAR, www.eicar.org). In two pieces, so that a
# scanner on the machine where this source lies does not take it away.
_BY_AGREEMENT = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-" + b"ANTIVIRUS-TEST-FILE!$H+H*"
_CHUNK = 64 * 1024
_SECONDS = 20


class Verdict(TextChoices):
    """What is known of a file."""

    NOT_CHECKED = "not_checked", _("not checked for viruses")
    CLEAN = "clean", _("checked, no virus found")
    INFECTED = "infected", _("a virus was found in it")


@dataclass(frozen=True)
class Answer:
    """What a scanner made of the test file: ``said`` is its own words, or what the machine said of the way there."""

    works: bool
    said: str


def look_at(data: bytes) -> Verdict:
    """Ask the scanner that is set up (``ReceivingSettings.virus_scanner``: ``host:port`` or a socket's path).

    Without one, or when it does not answer, a file is simply not checked, and that is what is said of it.
    Never within a transaction: the scanner may take its time.
    """
    address = house.read(ReceivingSettings).virus_scanner
    if not address:
        return Verdict.NOT_CHECKED
    try:
        answer = _ask(address, data)
    except (OSError, ValueError):
        return Verdict.NOT_CHECKED
    if answer.endswith(b" FOUND"):
        return Verdict.INFECTED
    return Verdict.CLEAN if answer.endswith(b": OK") else Verdict.NOT_CHECKED


def try_out(address: str) -> Answer:
    """Show a scanner the file that every scanner knows, and say in words what came of it. Never raises.

    ``address``: as in ``ReceivingSettings.virus_scanner``.
    """
    try:
        answer = _ask(address, _BY_AGREEMENT)
    except OSError as error:
        return Answer(works=False, said=error.strerror or str(error))
    except ValueError:
        return Answer(works=False, said="")
    return Answer(works=answer.endswith(b" FOUND"), said=answer.decode("utf-8", "replace"))


def _ask(address: str, data: bytes) -> bytes:
    with _line(address) as line:
        line.sendall(b"zINSTREAM\0")
        for start in range(0, len(data), _CHUNK):
            chunk = data[start : start + _CHUNK]
            line.sendall(len(chunk).to_bytes(4, "big") + chunk)
        line.sendall(bytes(4))
        with line.makefile("rb") as stream:
            return stream.read(4096).rstrip(b"\0\n ")


@contextmanager
def _line(address: str) -> Iterator[socket.socket]:
    if address.startswith("/"):
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as line:
            line.settimeout(_SECONDS)
            line.connect(address)
            yield line
        return
    host, _colon, port = address.rpartition(":")
    with socket.create_connection((host, int(port)), timeout=_SECONDS) as line:
        yield line
