"""One person in one case: papers beside the thread, promises and facts at the side, and every act."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from hospes.cases.enums import Kind as CaseKind
from hospes.cases.enums import Outcome, State
from hospes.desk.doors import CaseView
from hospes.desk.people import drawing, papers, side, thread
from hospes.desk.people.compose import ComposeView
from hospes.desk.people.forms_of_acts import NoteForm
from hospes.desk.people.notes import colleagues
from hospes.desk.talks import lines as talks
from hospes.foundation import clock
from hospes.team import rules

SHOWS = ("", "messages", "notes", "history")


class CaseFileView(CaseView):
    """The candidate's page at the desk (mock-up 08)."""

    def get(self, request: HttpRequest) -> HttpResponse:
        show = request.GET.get("show", "")
        show = show if show in SHOWS else ""
        here, case = self.url("case"), self.case
        writes = rules.may_write_to_candidates(self.member)
        return self.show(
            "people/case.html",
            case=case,
            person=case.candidate,
            acts=self.acts() if writes else {},
            compose=self.composer() if writes else None,
            note={"form": NoteForm(colleagues=colleagues(self.member)), "action": self.url("note")},
            streams=streams(here, show),
            events=thread.history(case, self.member) if show == "history" else [],
            messages=thread.lines(case, self.member, show) if show != "history" else [],
            state_line=state_line(case),
            board=board(case),
            stage_name=drawing.stage_name(case),
            about=" · ".join([drawing.about(case), drawing.there(case)]),
            talks=talks.of(case, self.member),
            **papers.of(case, self.member, request.GET.get("paper", ""), here),
            **side.of(case, self.member),
        )

    def composer(self) -> dict[str, Any]:
        """The composer under the thread is the compose page in small."""
        view = ComposeView()
        view.setup(self.request)
        view.case, view.member = self.case, self.member
        to_line = drawing.to_line(self.case, self.member)
        return {"form": view.form(), "action": self.url("compose"), "to_line": to_line, "draft_key": view.draft_key}

    def acts(self) -> dict[str, str]:
        """What can be done now; what cannot be is not drawn."""
        case, everybody = self.case, rules.works_with_all(self.member)
        names = ["call", "plan-touch", "reply-noted", "see"]
        if getattr(case, "application", None) is not None:
            if case.state == State.OPEN:
                names.append("arrange-talk")
                names += ["advance", "decline", "hold"] if self.may_hold() else ["advance", "decline"]
            if everybody and may_be_set_aside(case):
                names.append("aside")
            if everybody and is_set_aside(case):
                names.append("restore")
        names += ["details", "hand-over", "erasure"] if everybody else []
        return {name.replace("-", "_"): self.url(name) for name in names}

    def may_hold(self) -> bool:
        """A date that lies ahead and was moved less than twice."""
        promise = self.case.application.movable_promise()
        return promise is not None and promise.due > clock.now() and promise.chain < 2


def streams(here: str, show: str) -> list[dict[str, Any]]:
    labels = {"": _("Everything"), "messages": _("Messages"), "notes": _("Notes"), "history": _("History")}
    return [
        {"label": label, "url": f"{here}?show={key}" if key else here, "here": key == show}
        for key, label in labels.items()
    ]


def state_line(case: Any) -> str:
    """What it means that this is no longer simply open."""
    ending = case.ending
    if case.state == State.CLOSING and ending is None:
        return _("Closing, but the answer came back. It is owed again.")
    if ending is None:
        return ""
    outcome = Outcome(ending.outcome).label
    if case.state == State.CLOSING:
        return _("{outcome}. Closing until the letter has demonstrably arrived.").format(outcome=outcome)
    return _("{outcome}. Closed.").format(outcome=outcome)


def board(case: Any) -> dict[str, str]:
    """The way back to the board, or to the list of people."""
    application = getattr(case, "application", None)
    if application is None:
        return {"title": _("People"), "url": reverse("desk:people")}
    title = application.job.title(get_language() or "en")
    return {"title": title, "url": reverse("desk:board", args=[application.job.public_id])}


def may_be_set_aside(case: Any) -> bool:
    """Before any conversation or move (P2)."""
    said = case.messages.exclude(letter__in=["ack", "ack_again"]).exists()
    return case.kind == CaseKind.APPLICATION and case.state == State.OPEN and not said


def is_set_aside(case: Any) -> bool:
    return case.ending is not None and case.ending.outcome == Outcome.NOT_AN_APPLICATION
