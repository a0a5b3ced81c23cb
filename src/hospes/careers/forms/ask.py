"""A question before applying."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from hospes.careers.forms.fields import Typed, lines
from hospes.careers.forms.person import PersonForm
from hospes.conversations.refusals import NothingSaid
from hospes.conversations.settings import ConversationSettings
from hospes.foundation import house
from hospes.foundation.text import TooLong


class AskForm(PersonForm):
    """Who asks, and what."""

    question = Typed(label=_("Your question"), widget=lines(4))

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, auto_id="ask_%s", **more)

    def clean(self) -> dict[str, Any]:
        super().clean()
        length, limit = len(self.told["question"]), house.read(ConversationSettings).message_limit
        if not length:
            self.add_error("question", str(NothingSaid()))
        if length > limit:
            self.add_error("question", str(TooLong(limit=limit, length=length)))
        return self.cleaned_data
