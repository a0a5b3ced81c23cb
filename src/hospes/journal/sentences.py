"""How entries read: each room registers one function per verb of its own."""

from collections.abc import Callable

from hospes.foundation.registers import Register
from hospes.journal.models import Entry

Sentence = Callable[[Entry], str]

register: Register[Sentence] = Register("sentences")


def read(entry: Entry) -> str:
    """Return the entry as a plain sentence in the active language.

    A verb that nobody registered (a room that was taken out) reads as its name: a history never
    fails to show.
    """
    sentence = register.get(entry.verb)
    return sentence(entry) if sentence else entry.verb
