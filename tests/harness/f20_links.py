"""F20: scanners open every link of a letter before the person does; they change nothing, and he still gets in."""

import logging
import os
import random
import re
from pathlib import Path
from typing import Any

from tests.harness.lines import Harness, Line, harness

NAME = "F20"
PASSWORD = "a long enough sentence"
PLAIN = "django.contrib.staticfiles.storage.StaticFilesStorage"
LINK = re.compile(r"https?://[^/\s]+(/(?:p|desk)/\S+)")
# What scanners do with a link, again and again, before anybody reads the letter.
WAYS = ("head", "get", "follow", "script")


def run(number: int, seed: int) -> Line:
    from django.conf import settings

    from tests.world import in_folder

    logging.disable()
    in_folder(settings, Path(os.environ["HOSPES_DATA"]))
    settings.ALLOWED_HOSTS = ["*"]
    # Nobody collected the static files of this house; pages are drawn all the same.
    settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": PLAIN}}
    from tests.world import World

    chance, world = random.Random(seed), World()
    kinds = {"page": Page, "invitation": Invitation, "reset": Reset}
    wrong: list[str] = []
    opened = 0
    for count in range(number):
        kind = list(kinds)[count % len(kinds)]
        link = kinds[kind](world, count)
        changed = scanned(link.path, chance)
        wrong += [f"{kind} {count}: a scanner {what}" for what in changed]
        if link.opens():
            opened += 1
        else:
            wrong.append(f"{kind} {count}: the person does not get in")
    return Line(
        tried=number,
        seed=seed,
        said=(("opened by the person", opened),),
        zero=(("lost", number - opened), ("changed by a scanner", len(wrong) - (number - opened))),
        wrong=tuple(wrong),
    )


def scanned(path: str, chance: random.Random) -> list[str]:
    """Let a scanner at the link; return what it got or changed."""
    from django.conf import settings
    from django.test import Client

    found = []
    before = everything()
    for way in chance.sample(WAYS, len(WAYS)):
        client = Client()
        for _ in range(20 if way == "get" else 1):
            answer = client.head(path) if way == "head" else client.get(path, follow=way in {"follow", "script"})
        if way == "script":
            for more in re.findall(r'(?:href|src|hx-get)="(/[^"#?]*)', answer.content.decode()):
                client.get(more)
        session = client.cookies.get(settings.SESSION_COOKIE_NAME)
        if session is not None and session.value and client.get("/desk/").status_code == 200:
            found.append("is signed in")
    if everything() != before:
        found.append("changed something")
    return found


def everything() -> object:
    """What is in the database of the house: its mark, or all its rows where others share the cluster."""
    from django.apps import apps
    from django.db import connection

    from hospes.foundation import database_mark

    if connection.vendor == "sqlite":
        return database_mark.mark()
    return [sorted(map(repr, model._default_manager.values_list())) for model in apps.get_models()]


def letter_to(address: str) -> str:
    """The path in the newest letter to somebody, as it was delivered."""
    from hospes.post.transports.fake import office

    mail = office.messages(address)[-1]
    part = mail.get_body(("plain",))
    link = LINK.search(str(part.get_content()) if part else "")
    assert link, mail
    return link[1]


class Page:
    """The candidate's own page, from the receipt of his application."""

    def __init__(self, world: Any, count: int) -> None:
        from hospes.applications.models.submitting import Person

        self.address = f"p{count}@example.org"
        person = Person(name=f"Person {count}", email=self.address, zone="Europe/Berlin")
        self.case = world.apply(person, nonce=f"n{count}").case
        self.path = letter_to(self.address)

    def opens(self) -> bool:
        """He opens it, presses the one button, and his mailbox is proved."""
        from django.test import Client

        client = Client()
        shown = client.get(self.path).status_code == 200
        client.post(f"{self.path}mailbox/")
        self.case.candidate.refresh_from_db()
        return shown and self.case.candidate.mailbox_proved_at is not None


class Invitation:
    """A colleague's way in."""

    def __init__(self, world: Any, count: int) -> None:
        from hospes.team.models import Member

        self.address = f"m{count}@harbourlight.example"
        self.prepare(Member, world, count)
        world.work()
        self.path = letter_to(self.address)

    def prepare(self, members: Any, world: Any, count: int) -> None:
        members.objects.invite(name=f"Member {count}", email=self.address, role="recruiter", by=world.helen.actor)

    def opens(self) -> bool:
        from django.test import Client

        client = Client()
        shown = client.get(self.path).status_code == 200
        client.post(self.path, {"name": "Somebody", "password": PASSWORD})
        return shown and client.get("/desk/").status_code == 200


class Reset(Invitation):
    """A new password."""

    def prepare(self, members: Any, world: Any, count: int) -> None:
        from tests.makers import make_member

        make_member(f"Member {count}", email=self.address)
        members.objects.ask_reset(self.address)


def proves_on_sight() -> None:
    from hospes.foundation import clock
    from hospes.portal.page import PageView

    seen = PageView.get

    def get(self: Any, request: Any) -> Any:
        self.candidate.prove_mailbox(clock.now())
        return seen(self, request)

    PageView.get = get  # type: ignore[method-assign]


def spends_the_link_on_sight() -> None:
    from hospes.desk.entrance.invitations import InvitationView
    from hospes.team.models import Member

    seen = InvitationView.get

    def get(self: Any, request: Any, token: str) -> Any:
        answer = seen(self, request, token)
        if answer.status_code == 200:
            Member.objects.accept_invitation(token, PASSWORD, "A scanner")
        return answer

    InvitationView.get = get  # type: ignore[method-assign]


harness(
    Harness(
        name=NAME,
        about="links in letters",
        small=9,
        short=300,
        run=run,
        broken={"proves on sight": proves_on_sight, "spends the link on sight": spends_the_link_on_sight},
    )
)
