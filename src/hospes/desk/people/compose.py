"""Writing to a candidate: an answer, a word with a date, or the word after a missed one."""

from typing import Any

from django.http import Http404
from django.utils.functional import cached_property
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from hospes.applications import inbox, questions
from hospes.cases.enums import Kind as CaseKind
from hospes.cases.enums import State
from hospes.conversations import attaching, facts
from hospes.conversations.attaching import Chosen
from hospes.conversations.letters import Draft, render
from hospes.conversations.models import Message
from hospes.conversations.proposals import Proposal
from hospes.conversations.sending import Sending
from hospes.desk.people import dates, drawing, when
from hospes.desk.people.doors import ActView
from hospes.desk.people.forms import ComposeForm
from hospes.foundation import clock
from hospes.foundation.text import shorten
from hospes.foundation.working import Due
from hospes.promises.capacity import Room, room_for
from hospes.promises.enums import MAIN_CHAIN, Kind
from hospes.promises.models import Promise

QUOTED = 90


class ComposeView(ActView):
    """One letter; its dates are promises."""

    template = "people/compose.html"
    form_class = ComposeForm
    kept_for = ""
    fields = {
        "NothingSaid": "text",
        "TooLong": "text",
        "DateTooFar": "day",
        "DateTooNear": "day",
        "FileNotTaken": "files",
        "FilesTooLarge": "files",
        "TooManyFiles": "files",
        "LeavesTooLate": "leave_on",
        "OwedBefore": "leave",
    }

    @cached_property
    def seen(self):
        return dates.owed_to(self.case, clock.now())

    @cached_property
    def question(self) -> Message | None:
        """The message of the candidate that is answered, if one is."""
        asked = self.request.POST.get("answers") or self.request.GET.get("answers", "")
        if not asked:
            return None
        rows = self.case.messages.filter(direction="in")
        found = rows.filter(pk=int(asked)).first() if asked.isascii() and asked.isdecimal() else None
        if found is None:
            raise Http404
        return found

    def form_facts(self) -> dict[str, Any]:
        days = dates.choices(self.case, Kind.UPDATE, now=clock.now(), language=get_language() or "en")
        also = [(str(each.pk), shorten(" ".join(each.text.split()), QUOTED)) for each in self.also]
        return {
            "days": days if self.case.is_live else [],
            "must_promise": self.must_promise,
            "also": also,
            "offer": when.offer(self.case, self.member),
        }

    @cached_property
    def also(self) -> list[Message]:
        """What else of this person waits: whoever answers the last word has read the others."""
        if self.question is None:
            return []
        return [each for each in inbox.unanswered(self.case) if each.pk != self.question.pk]

    @property
    def must_promise(self) -> bool:
        """A date was missed and nobody has written since: this letter says a new one (UPDATE)."""
        return self.case.is_live and self.seen.is_unspoken

    def initial(self) -> dict[str, Any]:
        draft = self.draft()
        return {
            "answers": self.question.pk if self.question else None,
            "also": [each.pk for each in self.also],
            "letter": draft.letter,
            "subject": draft.subject,
            "text": draft.text,
            "promise": self.must_promise or (self.case.state == State.OPEN and not self.is_plain_answer),
            "day": dates.day_of(self.proposed.due),
            "leave": when.proposed(self.case),
        }

    @cached_property
    def proposed(self) -> Room:
        """The first day with room for the next word."""
        now = clock.now()
        wished = Promise.objects.default_due(self.case, Kind.UPDATE, now=now)
        return room_for(self.case, Kind.UPDATE, wished=wished, now=now)

    def hint(self, form: ComposeForm) -> str:
        """What ``{date}`` stands for, and why the proposed or chosen day has no room, where it has none."""
        if not self.case.is_live:
            return ""
        due = drawing.typed_due(form, self.due)
        if due is None:
            return dates.hint()
        if form.is_bound:
            return dates.hint_with(room_for(self.case, Kind.UPDATE, wished=due, now=clock.now()))
        return dates.hint_with(self.proposed)

    @property
    def is_plain_answer(self) -> bool:
        """An answer needs no new date where one stands, and ends a question before applying."""
        next_one = self.seen.next
        has_date = next_one is not None and next_one.kind in MAIN_CHAIN
        return self.question is not None and (has_date or self.case.kind == CaseKind.QUESTION)

    def draft(self) -> Draft:
        """What stands in the letter at first: the word after a miss, an answer's greeting, or where things stand."""
        language, missed = self.case.candidate.language, self.seen.missed
        known = facts.of_case(self.case)
        if self.must_promise and missed is not None:
            return render("missed", language, {**known, "old": facts.date(missed, self.case, language)})
        update = render("update", language, known)
        if self.question is None and self.case.state == State.OPEN:
            return update
        subject = self.question.subject if self.question else ""
        return Draft(subject=subject or known["job"] or update.subject, text=known["greeting"] + "\n\n")

    def act(self, told: dict[str, Any]) -> None:
        draft = Draft(told["subject"], told["text"], told["letter"] if told["letter"] in {"missed", "update"} else "")
        proposals = (Proposal(Kind.UPDATE, due=self.due(told["day"])),) if told.get("promise") else ()
        sending = Sending(
            files=attaching.keep([Chosen(file.name, file) for file in told["files"]]),
            cc=list(told["cc"]),
            leave_at=when.chosen(self.case, told),
        )
        if self.question is not None:
            also = [each for each in self.also if each.pk in told.get("also", [])]
            message = questions.answer(
                self.question, by=self.member, draft=draft, proposals=proposals, also=also, sending=sending
            )
        else:
            message = Message.objects.approve(self.case, draft, by=self.member, proposals=proposals, sending=sending)
        self.sent(when.said(message, self.member), message)

    @property
    def draft_key(self) -> str:
        kind = f"answer-{self.question.pk}" if self.question else "missed" if self.must_promise else "word"
        return f"compose:{self.case.public_id}:{kind}"

    def due(self, day: Any) -> Due:
        return Promise.objects.due_on(self.case, Kind.UPDATE, day=day, now=clock.now())

    def context(self, form: ComposeForm) -> dict[str, Any]:
        due = drawing.typed_due(form, self.due)
        return {
            "question": self.question,
            "seen": self.seen,
            "heading": _("Write to {name}").format(name=self.case.candidate.called_or_name),
            "date_hint": self.hint(form),
            "draft_key": self.draft_key,
            "preview": drawing.letter(self.case, self.member, form, due),
            **drawing.around(self.case, self.member),
        }
