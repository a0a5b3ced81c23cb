"""Saying no, kindly: what decided it, thanks, the letter, and what approval writes."""

from typing import Any

from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from hospes.applications.enums import ReasonKind
from hospes.applications.models.declinable import Why
from hospes.conversations.letters import Draft
from hospes.desk.people import dates, declining, drawing
from hospes.desk.people.forms_of_acts import DeclineForm
from hospes.desk.people.letters import LetterView
from hospes.foundation import clock


class DeclineView(LetterView):
    """A person decides; the letter says it plainly; it ends when it has arrived."""

    template = "people/decline.html"
    form_class = DeclineForm
    kept_for = "decline"
    active = "jobs"
    fields = {
        "NoReason": "criterion",
        "NotOnFile": "plain",
        "NoThanks": "thanks",
        "NoOutcome": "text",
        "NothingSaid": "text",
        "TooLong": "text",
    }

    @cached_property
    def seen(self):
        return dates.owed_to(self.case, clock.now())

    def why(self, told: Any) -> Why | None:
        """What was chosen, if anything."""
        kind = "plain" if told.get("reason_kind") == "plain" else "criterion"
        key = str(told.get(kind) or "")
        return Why(ReasonKind(kind), key) if key else None

    def draft(self, told: Any) -> Draft:
        return self.application.draft_decline(self.why(told), told.get("thanks", "")[:300].replace("\r\n", " "))

    @property
    def draft_key(self) -> str:
        return f"no:{self.case.public_id}"

    def initial(self) -> dict[str, Any]:
        return {"reason_kind": "criterion", **self.asked(), **super().initial()}

    def asked(self) -> dict[str, Any]:
        """The criterion that was picked on the way here, if the job has it."""
        picked = self.request.GET.get("criterion", "")
        known = picked and any(str(row.pk) == picked for row in self.application.job.current_criteria())
        return {"criterion": picked} if known else {}

    def form(self, data: Any = None) -> Any:
        form = super().form(data)
        if data is None and self.asked():
            form.fields["thanks"].widget.attrs["autofocus"] = True
        return form

    def act(self, told: dict[str, Any]) -> None:
        why = self.why(told) or Why(ReasonKind.CRITERION, "")
        made = self.application.draft_decline(why, told["thanks"])
        draft = Draft(made.subject, told["text"], made.letter)
        message = self.application.decline(by=self.member, why=why, thanks=told["thanks"], draft=draft)
        self.sent(_("{name} hears the no, and why.").format(name=self.case.candidate.called_or_name), message)

    def context(self, form: DeclineForm) -> dict[str, Any]:
        chosen = {name: form[name].value() or "" for name in ("reason_kind", "criterion", "plain", "thanks", "text")}
        return {
            **declining.head(self.case, self.member, self.seen),
            **declining.picks(self.application.job, chosen),
            **declining.after(self.case, self.member, self.seen),
            "letter": {
                "sender": self.member.email,
                "subject": self.draft(chosen).subject,
                "language": self.case.candidate.language,
                "max": 180,
            },
            "seen": declining.seen(self.case, self.member, self.why(chosen), chosen["thanks"]),
            "proofs": declining.proofs(self.application.job, self.case, self.why(chosen), chosen),
            "title": drawing.title(self.case),
        }
