"""What may be taken out of a mailbox that is read: only mail that concerns a case or a candidate.

Rooms above register what they know in ``AppConfig.ready``; everything else in somebody's mailbox is
neither stored nor touched (order 2; data minimisation, GDPR Art. 5).
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hospes.foundation.registers import Roll

if TYPE_CHECKING:
    from hospes.post.reading.mail import ReadMail


@dataclass(frozen=True, kw_only=True)
class Interest:
    """Somebody who knows whether a mail concerns us. ``wants`` sees the head of a mail, not its body."""

    name: str
    wants: Callable[["ReadMail"], bool]


register: Roll[Interest] = Roll("interest in mail", key=lambda interest: interest.name)


def concerns_us(mail: "ReadMail") -> bool:
    """Whether anybody wants this mail."""
    return any(interest.wants(mail) for interest in register.all())
