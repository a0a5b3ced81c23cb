"""For whom the receiver takes mail: rooms above register what they know in ``AppConfig.ready``."""

from collections.abc import Callable
from dataclasses import dataclass

from hospes.foundation.registers import Roll


@dataclass(frozen=True, kw_only=True)
class Recipient:
    """Somebody who has addresses of his own; ``knows`` says whether one is his."""

    name: str
    knows: Callable[[str], bool]


register: Roll[Recipient] = Roll("recipients of mail", key=lambda recipient: recipient.name)


def is_ours(address: str) -> bool:
    """Whether mail to this address is taken; anything else is refused, so that nobody relays through us."""
    return any(recipient.knows(address) for recipient in register.all())
