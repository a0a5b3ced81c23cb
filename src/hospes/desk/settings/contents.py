"""The list of settings in five groups, with what is wrong named in it."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from hospes.desk.settings import findings
from hospes.team import rules
from hospes.team.models import Member

HEADING = _("Settings")


@dataclass(frozen=True)
class Page:
    """One line of the list; ``name`` is the route's."""

    name: str
    glyph: str
    label: Promise | str
    about: Promise | str


GROUPS: tuple[tuple[Promise | str, tuple[Page, ...]], ...] = (
    (
        _("Company"),
        (
            Page("company", "building-2", _("Name and look"), _("Name, calendar, language, colour, web address.")),
            Page("places", "map-pin", _("Places"), _("Where people work: zone and holidays of each place.")),
        ),
    ),
    (
        _("People"),
        (
            Page("me", "user-round", _("Your own details"), _("What candidates read about you, keys, password.")),
            Page("absence", "calendar", _("Your absences"), _("When you are away, and who keeps your dates.")),
            Page("my-mailbox", "inbox", _("Your mailbox"), _("Whether it is read, and your private copy address.")),
            Page("my-calendar", "calendar", _("Your calendar"), _("Promised dates in your own calendar program.")),
            Page("my-notices", "bell", _("Your notices"), _("Where and when you are told what waits.")),
            Page("my-mail", "send", _("Your mail server"), _("When letters from your address leave by another.")),
            Page("members", "users", _("Members and roles"), _("Who works here, who covers, who may do what.")),
            Page("duties", "user-round-check", _("Duties"), _("Who answers for adjustments, data and equality.")),
        ),
    ),
    (
        _("How we keep promises"),
        (Page("plans", "clock", _("Dates and ceilings"), _("How long each promise may take.")),),
    ),
    (
        _("Ways to write"),
        (
            Page("mail", "mail", _("Mail"), _("The servers that letters leave through, and their test.")),
            Page("texts", "message-square", _("Text messages"), _("For people who gave only a mobile number.")),
            Page("notices", "bell", _("Notices to members"), _("Group chats, and how often members are told.")),
            Page("incoming", "inbox", _("Incoming mail"), _("How answers come in: receiver, mailboxes, providers.")),
        ),
    ),
    (_("Data"), (Page("notice", "shield", _("Notice and keeping"), _("What we say about data, and for how long.")),)),
)
FOR_ALL = {"me", "absence", "my-mailbox", "my-calendar", "my-notices", "my-mail"}


def groups(member: Member, here: str = "") -> list[dict[str, Any]]:
    """The list as ``member`` may see it, the page ``here`` marked, each problem beside its line."""
    admin = rules.may_change_settings(member)
    found = findings.all_of_them() if admin else {}
    lists = [(name, [page for page in pages if admin or page.name in FOR_ALL]) for name, pages in GROUPS]
    return [
        {"name": name, "links": [_line(page, here, found.get(page.name)) for page in pages]}
        for name, pages in lists
        if pages
    ]


def _line(page: Page, here: str, finding: findings.Finding | None) -> dict[str, Any]:
    return {
        "label": page.label,
        "about": page.about,
        "glyph": page.glyph,
        "url": reverse(f"desk:{page.name}"),
        "here": page.name == here,
        "problem": finding.short if finding else "",
        "sentence": finding.sentence if finding else "",
    }
