"""How text messages (SMS) leave: by one provider, registered from above in ``AppConfig.ready``.

Mainland China sends only approved templates with short variables (practice P9); elsewhere it is the text. A parcel
has both, and the provider's own folder takes what it needs.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from hospes.foundation import house
from hospes.foundation.registers import Roll


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

    ``send`` returns the provider's own id of the message, and raises NotNow, Never, Unknown or NoLine
    (``transports.line``) as a mail server's line does.
    """

    name: str
    title: str
    send: Callable[[TextParcel, SmsSettings], str]


providers: Roll[TextProvider] = Roll("providers of text messages", key=lambda provider: provider.name)


def chosen() -> TextProvider | None:
    """The provider of this house, or None."""
    return providers.get(house.read(SmsSettings).provider)
