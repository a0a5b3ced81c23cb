"""Who can open a mailbox: the mailroom registers itself, so that a settings page can try one."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hospes.foundation.registers import Roll

if TYPE_CHECKING:
    from hospes.post.models.mailbox import Mailbox


@dataclass(frozen=True, kw_only=True)
class Tried:
    """What a try came to: the folders that are read, and whether the one named for everything is there."""

    works: bool
    folders: tuple[str, ...] = ()
    drop_folder_found: bool = False


@dataclass(frozen=True, kw_only=True)
class Reader:
    """One way to open mailboxes.

    ``attempt`` opens one, looks at its folders and writes trouble on the row; it raises nothing. ``sign_in_url``
    is where a person lets us in (mailbox, state, verifier, way back); ``signed_in`` takes the code that came back
    (mailbox, code, verifier, way back) and says whether the provider gave us a token.
    """

    name: str
    attempt: Callable[["Mailbox"], Tried]
    sign_in_url: Callable[["Mailbox", str, str, str], str]
    signed_in: Callable[["Mailbox", str, str, str], bool]


register: Roll[Reader] = Roll("readers of mailboxes", key=lambda reader: reader.name)


def reader() -> Reader:
    """The one that reads ours. Raises LookupError where nothing reads mailboxes."""
    for found in register.all():
        return found
    raise LookupError("nobody reads mailboxes here")
