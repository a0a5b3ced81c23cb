"""The board of one job: who stands where, and by when each hears."""

from typing import Any

from django.core.paginator import Paginator
from django.db.models import Count, Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.functional import cached_property
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hospes.applications import queries
from hospes.desk.doors import JobView
from hospes.desk.jobs import cards, choices
from hospes.foundation import clock, showing
from hospes.jobs.enums import OpeningState
from hospes.jobs.models import Job, Stage
from hospes.team import rules
from hospes.team.models import Member

A_PAGE = 50
LONGEST_WORDS = 200


class BoardPage(JobView):
    """Shared by the board and its lists: who may, the bar on top, the cards."""

    def rows(self, member: Member) -> QuerySet[Job]:
        return super().rows(member).annotate(seats=Count("openings", filter=Q(openings__state=OpeningState.OPEN)))

    def may(self, member: Member) -> bool:
        return rules.may_decide(member)

    @cached_property
    def desk(self) -> cards.Desk:
        return cards.Desk(self.member, clock.now(), chosen=frozenset(self.chosen()))

    @property
    def words(self) -> str:
        return self.request.GET.get("q", "").replace("\0", "")[:LONGEST_WORDS]

    def chosen(self) -> list[str]:
        """The cards that were chosen, once each."""
        asked = [*self.request.GET.getlist("card"), *self.request.POST.getlist("card")]
        return [key for key in dict.fromkeys(asked) if key.isalnum()]

    def bar(self) -> dict[str, Any]:
        """What stands above the cards."""
        edit = self.url("job") if rules.may_edit_jobs(self.member) else ""
        return {
            "job": self.job,
            "title": self.job.title(choices.language()),
            "state_tag": {"public": "kept", "unlisted": "info", "draft": "due"}.get(self.job.state, ""),
            "board_url": self.url("board"),
            "edit_url": edit,
            "words": self.words,
            "lists": [(_("Board"), self.url("board"), "square-kanban"), (_("Ended"), self.url("ended"), "archive"),
                      (_("Put aside"), self.url("put-aside"), "inbox")],
        }  # fmt: skip

    def board(self) -> dict[str, Any]:
        """The lanes with their first cards. The number of queries does not depend on the applications."""
        lanes = queries.board(self.job, self.member, words=self.words)
        drawn = iter(cards.drawn([card for lane in lanes for card in lane.cards], self.desk))
        plan = [lane.stage for lane in lanes]
        shown = [self.lane(lane, [next(drawn) for _card in lane.cards], plan) for lane in lanes]
        waiting = sum(lane.count for lane in lanes)
        return {**self.bar(), "lanes": shown, "facts": self.facts(waiting), "waiting": waiting, **self.acts()}

    def lane(self, lane: queries.Lane, drawn: list[dict[str, Any]], plan: list[Stage]) -> dict[str, Any]:
        query = f"?{urlencode({'q': self.words})}" if self.words else ""
        return {
            "name": lane.stage.name_in(choices.language()),
            "sla": cards.says(lane.stage, self.job, plan),
            "count": lane.count,
            "cards": drawn,
            "more_url": self.url("lane", lane.stage.pk) + query if lane.hidden else "",
        }

    def facts(self, waiting: int) -> list[dict[str, str]]:
        """Decision day, how many wait, how many seats."""
        seats = getattr(self.job, "seats", 0)
        told = ngettext("%(n)d person waits", "%(n)d people wait", waiting) % {"n": waiting}
        free = ngettext("%(n)d open seat", "%(n)d open seats", seats) % {"n": seats}
        facts = [{"glyph": "users", "text": told}, {"glyph": "armchair", "text": free}]
        if self.job.decision_on:
            day = showing.day(self.job.decision_on, choices.language())
            facts.insert(0, {"glyph": "calendar-check", "text": _("Decision day {day}").format(day=day)})
        return facts

    def acts(self) -> dict[str, str]:
        """Where chosen cards go."""
        return {"move_url": self.url("moves"), "no_url": self.url("declines"), "aside_url": self.url("asides")}


class BoardView(BoardPage):
    def get(self, request: HttpRequest) -> HttpResponse:
        return self.show("board.html", **self.board())


class ListPage(BoardPage):
    """A list of cards by pages."""

    heading = ""
    empty = ""

    def page(self, rows: Any, heading: str, **more: Any) -> HttpResponse:
        page = Paginator(rows, A_PAGE).get_page(self.request.GET.get("page"))
        drawn = cards.drawn(page, self.desk)
        return self.show("jobs/lane.html", page=page, cards=drawn, heading=heading, **self.bar(), **self.acts(), **more)


class LaneView(ListPage):
    """All of one lane."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        stage = self.job.stages.filter(pk=pk).first()
        if stage is None:
            raise Http404
        rows = queries.lane(self.job, self.member, stage, words=self.words)
        return self.page(
            rows, stage.name_in(choices.language()), searches=True, sla=cards.says(stage, self.job, self.job.plan())
        )


class EndedView(ListPage):
    def get(self, request: HttpRequest) -> HttpResponse:
        return self.page(queries.ended(self.job, self.member), _("Ended"), still=True)


class PutAsideView(ListPage):
    """What was no application; restorable for 30 days."""

    def get(self, request: HttpRequest) -> HttpResponse:
        rows = queries.put_aside(self.job, self.member)
        return self.page(rows, _("Put aside"), still=True, restore_url=self.url("asides-undo"))
