"""The desk of Grace Hopper: who is signed in, which pages there are, and what a form sends."""

from typing import Any

from django.test import Client
from django.urls import reverse

from hospes.applications.models import Application
from hospes.conversations.models import Message
from tests.makers import make_member
from tests.world import World, in_folder


class House:
    """``house.get("case")``, ``house.post("compose", text="…")``; ``sign_in`` changes who looks."""

    def __init__(self, settings: Any, folder: Any, client: Client) -> None:
        in_folder(settings, folder)
        self.world = World()
        self.client = client
        self.ada: Application = self.world.apply()
        self.sign_in(self.world.grace)

    def sign_in(self, member: Any) -> None:
        self.client.force_login(member)

    @property
    def case(self) -> Any:
        return self.world.fresh(self.ada).case

    def url(self, name: str, *more: Any, case: Any = None) -> str:
        return reverse(f"desk:{name}", args=[(case or self.ada.case).public_id, *more])

    def get(self, name: str, /, *more: Any, case: Any = None, **query: Any) -> Any:
        return self.client.get(self.url(name, *more, case=case), query)

    def post(self, name: str, /, *more: Any, case: Any = None, **data: Any) -> Any:
        """Send a form as it stood on its page, with these changes."""
        address = self.url(name, *more, case=case)
        query = {key: data[key] for key in ("answers", "told") if key in data}
        return self.client.post(address, {**filled(self.client.get(address, query)), **data})

    def message(self, name: str, message: Message, **data: Any) -> Any:
        return self.client.post(reverse(f"desk:{name}", args=[message.pk]), data)

    def ask(self, words: str = "Is remote work possible?") -> Message:
        return Message.objects.receive(self.ada.case, words=words, by=self.ada.case.candidate.actor)

    def last(self) -> Message:
        return Message.objects.order_by("pk").last()

    def strangers(self) -> list[Any]:
        """Who must not even know that this exists."""
        return [make_member("Iris Vogel", role="interviewer"), make_member("Mallory Quinn", role="hiring_manager")]


def filled(response: Any) -> dict[str, Any]:
    """What the form on a page would send if nothing was changed."""
    form = (response.context or {}).get("form") if response.status_code == 200 else None
    values = {name: form[name].value() for name in form.fields} if form is not None else {}
    return {name: value for name, value in values.items() if value not in (None, False, "")}
