"""Where a letter comes back to: an address of its own for each, while the house has a receiver (VERP).

    bounce+8812-<26 letters and digits>@in.example.com

So a letter is known even where the report that comes back quotes nothing of it. Small letters only,
because servers may lower-case what stands before the @.
"""

from hospes.foundation import house, tokens
from hospes.post.settings import ReceivingSettings

PURPOSE = "return-path"


def address_of(number: int, message_id: str) -> str:
    """Return the MAIL FROM of the letter with this number; '' without a receiver: then it is the writer's address."""
    settings = house.read(ReceivingSettings)
    if not settings.domain or not settings.bounce_local:
        return ""
    return (
        f"{settings.bounce_local}+{number}-{tokens.sign_lower(PURPOSE, number, message_id)}@{settings.domain.lower()}"
    )


def number_in(address: str) -> int | None:
    """Return the number of the letter that an address of our form names; whether it is ours, ``is_of`` says."""
    settings = house.read(ReceivingSettings)
    before, _at, domain = address.strip().strip("<>").lower().rpartition("@")
    name, _plus, token = before.partition("+")
    number = token.partition("-")[0]
    ours = domain and domain == settings.domain.lower() and name == settings.bounce_local.lower()
    return int(number) if ours and number.isdecimal() and number.isascii() and len(number) < 19 else None


def is_of(address: str, number: int, message_id: str) -> bool:
    """Whether the address is the one that this letter was sent with."""
    mac = address.strip().strip("<>").rpartition("@")[0].rpartition("-")[2]
    return tokens.check_lower(mac, PURPOSE, number, message_id)
