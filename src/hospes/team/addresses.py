"""Addresses people type: of mailboxes and of web sites."""

from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator, validate_email

from hospes.foundation import text
from hospes.post import addresses
from hospes.team.refusals import AddressUnreadable, WebAddressUnreadable


def mail(address: str) -> str:
    """Return a mail address as it is stored and compared.

    Raises AddressUnreadable, and post's NoReplySender: everybody here can be answered.
    """
    normal = text.normalise_address(address)
    try:
        validate_email(normal)
    except ValidationError as error:
        raise AddressUnreadable from error
    return addresses.check_sender(normal)


def web(address: str) -> str:
    """Return where this installation is reached, as scheme and host. Raises WebAddressUnreadable."""
    try:
        URLValidator(schemes=["http", "https"])(address.strip())
    except ValidationError as error:
        raise WebAddressUnreadable from error
    parts = urlsplit(address.strip())
    if parts.path.strip("/") or parts.query or parts.fragment or parts.username:
        raise WebAddressUnreadable
    return f"{parts.scheme}://{parts.netloc}"
