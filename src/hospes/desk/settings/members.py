"""Everybody who works here, and inviting one more."""

from typing import Any

from django.core.paginator import Paginator
from django.utils.translation import gettext as _

from hospes.desk.settings.doors import AdminForm
from hospes.desk.settings.people_forms import InviteForm
from hospes.foundation.refusals import Refusal
from hospes.post.models import MailServer
from hospes.post.refusals import BadAddress, NoReplySender
from hospes.team.models import Member
from hospes.team.queries import A_PAGE, SORTS, members_page
from hospes.team.refusals import AddressUnreadable, AlreadyHere, AlreadyInvited, NameMissing, UnknownRole

# At which field what cannot be an address of a colleague is said.
OF_ADDRESS: dict[type[Refusal], str] = dict.fromkeys(
    (AddressUnreadable, AlreadyHere, AlreadyInvited, BadAddress, NoReplySender), "email"
)


class MembersView(AdminForm):
    """The list, found by name, pinyin or address; below it the invitation."""

    page = "members"
    template = "members.html"
    field_of = {**OF_ADDRESS, NameMissing: "name", UnknownRole: "role"}

    def form(self, data: Any = None) -> InviteForm:
        return InviteForm(data)

    def keep(self, told: dict[str, Any]) -> str:
        Member.objects.invite(**told, by=self.member.actor)
        return sent(told["name"])

    def facts(self) -> dict[str, Any]:
        asked = self.request.GET
        words = asked.get("q", "").replace("\0", "").strip()[:100]
        found = members_page(self.member, sort=asked.get("sort", ""), words=words, page=asked.get("page") or 1)
        page = Paginator(range(found.total), A_PAGE).get_page(found.page)
        return {"found": found, "page": page, "words": words, "sorts": list(SORTS)}


def sent(name: str) -> str:
    """What became of an invitation: on its way, or waiting for a mail server."""
    if MailServer.objects.current() is None:
        return _("The invitation for %(name)s is written. It leaves once outgoing mail is set up.") % {"name": name}
    return _("The invitation for %(name)s is on its way.") % {"name": name}
