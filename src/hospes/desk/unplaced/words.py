"""Why a mail waits for a person, in a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

_WHY = {
    "unknown_sender_in_thread": _("It answers in a conversation, but comes from an address that is not this person's."),
    "forged_look": _("The address is known, but the mail looks as if somebody else had written it."),
    "several_cases": _("The address is known, but it can be about several matters."),
    "forwarded_by_member": _("A colleague passed it on, and it is not clear whose it is."),
    "member_to_nobody_known": _("A colleague wrote it, and it is not clear to whom."),
    "introduction": _("A colleague put it here out of their own mailbox: somebody new."),
    "sent_to_many": _("It was sent to many, so no machine answers it."),
    "marked_as_spam": _("A mail server marked it as spam."),
    "unreadable": _("It could not be read. The original is kept."),
    "sorting_failed": _("Sorting it failed several times. The original is kept."),
    "wrong_place": _("Somebody took it out of a conversation where it did not belong."),
    "which_job": _("It is an application, but for which job is not clear."),
    "applicant_without_a_name": _("It is an application without a name."),
    "applicant_without_an_address": _("It is an application without an address or a number of the person."),
    "application_refused": _("It is an application that could not be taken in as it is."),
}
_OTHER = _("Nobody knows this address.")


def why(code: str) -> _StrPromise | str:
    """The sentence for a code; of what a person put aside his own words."""
    return _WHY.get(code) or (code if " " in code else _OTHER)
