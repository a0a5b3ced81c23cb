"""How text messages (SMS) leave: by one provider, registered from above in ``AppConfig.ready``.

Mainland China sends only approved templates with short variables (practice P9); elsewhere it is the text. A parcel
has both, and the provider's own folder takes what it needs.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction

from hospes.foundation import clock, encryption, house, tokens
from hospes.foundation.actors import Actor
from hospes.foundation.registers import Roll
from hospes.journal.record import record

HOOK = "sms-hook"


@house.register("post.sms")
@dataclass(frozen=True)
class SmsSettings:
    """The provider of text messages ('' for none). ``secret`` is sealed with the data folder's key.

    ``templates`` names the provider's template for each kind of message: ``letter`` and ``code``.
    """

    provider: str = ""
    url: str = ""
    account: str = ""
    secret: str = ""
    app: str = ""
    signature: str = ""
    region: str = ""
    template_letter: str = ""
    template_code: str = ""


@dataclass(frozen=True, kw_only=True)
class TextParcel:
    """A text message ready to be handed over. ``number`` is E.164; ``variables`` are in the template's order."""

    number: str
    kind: str
    text: str
    variables: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class TextProvider:
    """Somebody who carries text messages.

    ``needs`` are the settings without which it cannot send, its secret aside. ``send`` returns the provider's
    own id of the message, and raises NotNow, Never, Unknown or NoLine
    (``transports.line``) as a mail server's line does.
    """

    name: str
    title: str
    needs: tuple[str, ...]
    send: Callable[[TextParcel, SmsSettings], str]


providers: Roll[TextProvider] = Roll("providers of text messages", key=lambda provider: provider.name)


def hook_secret(provider: str) -> str:
    """The secret part of the address to which a provider reports."""
    return tokens.sign(HOOK, provider)


def is_hook_secret(secret: str, provider: str) -> bool:
    """Whether a report came by the provider's own address."""
    return tokens.check(secret, HOOK, provider)


def configure(told: Mapping[str, str], *, secret: str | None, by: Actor) -> SmsSettings:
    """Choose the provider of text messages. ``secret`` None keeps the one there is.

    Raises UnknownSetting, WrongValue.
    """
    values: dict[str, Any] = dict(told)
    if secret is not None:
        values["secret"] = encryption.seal(secret) if secret else ""
    with transaction.atomic():
        settings = house.write(SmsSettings, **values)
        record("texts.configured", subject="company", by=by, at=clock.now(), provider=settings.provider)
    return settings


def chosen() -> TextProvider | None:
    """The provider of this house, or None."""
    return providers.get(house.read(SmsSettings).provider)
