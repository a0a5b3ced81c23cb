"""What is wrong with the settings, in a word for the list and a sentence for the page."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hospes.foundation import beats, clock
from hospes.jobs.models import Place
from hospes.post.enums import Problem
from hospes.post.models import Mailbox, MailServer
from hospes.privacy.models import Notice
from hospes.team import rules
from hospes.team.models import Company, Member


@dataclass(frozen=True)
class Finding:
    """A word or two, and the sentence behind them."""

    short: str
    sentence: str


def all_of_them() -> dict[str, Finding]:
    """What is wrong, by the page where it is put right. Few queries, however many members."""
    looks = {"company": company(), "places": places(), "members": members(), "mail": mail(), "notice": notice()}
    looks["incoming"] = incoming()
    return {page: finding for page, finding in looks.items() if finding}


def company() -> Finding | None:
    """The notice about data has to say where we are (GDPR Art. 13)."""
    if Company.objects.exclude(postal_address="").exists():
        return None
    return Finding(_("no address"), _("The notice about data says who is responsible, but not yet where you are."))


def places() -> Finding | None:
    """A job is published at a place."""
    if Place.objects.exists():
        return None
    return Finding(_("none yet"), _("A job needs a place before it can be published."))


def members() -> Finding | None:
    """Who writes to candidates has a working address, and somebody who covers."""
    here = list(Member.objects.active().select_related("standing_deputy"))
    refused = [member for member in here if member.address_refused_at]
    if refused:
        short = ngettext("%(n)s address refused", "%(n)s addresses refused", len(refused)) % {"n": len(refused)}
        return Finding(short, _("Mail comes back from: %(names)s.") % {"names": _names(refused)})
    if len(here) == 1:
        return Finding(_("nobody covers"), _("One member works alone. Candidates read that nobody covers."))
    bare = [member for member in here if rules.may_be_contact(member) and not is_covered(member, here)]
    if not bare:
        return None
    sentence = _("Nobody answers when they are away: %(names)s. Name a deputy.") % {"names": _names(bare)}
    return Finding(_("nobody covers"), sentence)


def is_covered(member: Member, here: list[Member]) -> bool:
    """The rule of ``member.deputy_for_case``, without asking once for each."""
    if member.standing_deputy is not None and member.standing_deputy.has_working_address:
        return True
    others = [other for other in here if other.pk != member.pk]
    return len(others) == 1 and others[0].has_working_address


def mail() -> Finding | None:
    """Letters leave, and the way back was tested within a week (P1)."""
    servers = list(MailServer.objects.order_by("failing_since", "pk"))
    server = next((each for each in servers if each.is_shared), None)
    if server is None:
        return Finding(_("not set up"), _("No outgoing mail server is set up yet. Letters wait until there is one."))
    trouble = next((each for each in servers if each.problem != Problem.NONE), None)
    if trouble is not None:
        return Finding(_("1 problem"), trouble.diagnosis().happened)
    if not MailServer.objects.bounce_path_healthy(clock.now()):
        return Finding(_("not tested"), server.why_unproved(clock.now()))
    return None


def incoming() -> Finding | None:
    """Every mailbox was read within a day (spec 8.7, I1), and the receiver listens."""
    failing = list(Mailbox.objects.failing(clock.now()))
    if failing:
        short = ngettext("%(n)s mailbox fails", "%(n)s mailboxes fail", len(failing)) % {"n": len(failing)}
        addresses = ", ".join(mailbox.address for mailbox in failing[:5])
        return Finding(short, _("Nobody could read it for a day: %(addresses)s.") % {"addresses": addresses})
    said = beats.facts("mailroom").get("trouble") or []
    return Finding(_("1 problem"), _("The receiver cannot listen: {words}").format(words=said[0])) if said else None


def notice() -> Finding | None:
    """The text that comes with Hospes is in force until the company puts its own there."""
    if Notice.objects.exists():
        return None
    return Finding(_("not yours yet"), _("The text that comes with Hospes is in force. Read it and publish your own."))


def _names(people: list[Member]) -> str:
    """A few names, and how many more."""
    shown = [member.name for member in people[:5]]
    more = len(people) - len(shown)
    return ", ".join(shown) + (_(" and %(n)s more") % {"n": more} if more else "")
