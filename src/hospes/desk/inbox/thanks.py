"""Thanks and "received" are put aside together, by one press (practice P6)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.shortcuts import redirect
from django.utils.translation import ngettext

from hospes.cases.models import Case
from hospes.conversations import no_answer_needed
from hospes.conversations.models import Message
from hospes.desk.doors import MemberView
from hospes.foundation.refusals import Refusal
from hospes.team import rules

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.http import HttpRequest, HttpResponse

    from hospes.team.models import Member


def only_thanks(cases: Iterable[Any]) -> list[Message]:
    """What waits in these cases and only says thanks. Two queries, however many cases."""
    rows = Message.objects.unanswered().filter(case__in=[case.pk for case in cases])
    seen = rows.select_related("case__candidate", "case__contact").prefetch_related("files")
    return no_answer_needed.proposed(seen.order_by("pk"))


class ThanksView(MemberView):
    """Put aside those that were shown; what is no mere thanks, or was answered meanwhile, stays."""

    active = "inbox"

    def may(self, member: Member) -> bool:
        return rules.may_write_to_candidates(member)

    def post(self, request: HttpRequest) -> HttpResponse:
        keys = {int(key) for key in request.POST.getlist("message")[:100] if key.isascii() and key.isdecimal()}
        seen = Case.objects.seen_by(self.member).filter(messages__in=[key for key in keys if key < 2**63])
        shown = [message for message in only_thanks(seen.distinct()) if message.pk in keys]
        count = 0
        for message in shown:
            try:
                count += no_answer_needed.dismiss_together([message], by=self.member)
            except Refusal as refusal:
                self.say(str(refusal))
                return redirect("desk:inbox")
        words = ngettext("One message put aside: no answer needed.", "{n} messages put aside: no answer needed.", count)
        self.say(words.format(n=count))
        return redirect("desk:inbox")
