"""Secrets at rest (mail passwords), sealed with the data folder's own key."""

import base64
import hashlib

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from hospes.foundation.refusals import Refusal


class CannotUnseal(Refusal):
    """The row was sealed with another key, or was changed."""

    sentence = _("A stored password cannot be read with this data folder's key. Enter it again.")


def seal(secret: str) -> str:
    """Return ``secret`` encrypted; an empty one stays empty, so that "none" can be seen."""
    return _fernet().encrypt(secret.encode()).decode() if secret else ""


def unseal(sealed: str) -> str:
    """Return the secret. Raises CannotUnseal when key and row do not belong together."""
    if not sealed:
        return ""
    try:
        return _fernet().decrypt(sealed.encode()).decode()
    except InvalidToken as error:
        raise CannotUnseal from error


def _fernet() -> Fernet:
    digest = hashlib.sha256(settings.FIELD_KEY.encode()).digest()
    return Fernet(base64.urlsafe_b64encode(digest))
