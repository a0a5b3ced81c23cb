"""Moving one or several people: the dialog, the letters, and taking them back."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hospes.applications.enums import Act
from hospes.applications.models import Application
from hospes.applications.queries import with_dates
from hospes.cases.models import Case
from hospes.conversations.models import Message
from hospes.conversations.refusals import AlreadyGone
from hospes.conversations.settings import ConversationSettings
from hospes.desk.jobs import choices, move_page
from hospes.desk.jobs.board import BoardPage
from hospes.desk.jobs.forms_moves import MovesForm
from hospes.desk.jobs.moving import Mover, Moving
from hospes.foundation import clock, house
from hospes.jobs.enums import StageKind
from hospes.jobs.models import Stage

# More at once than anybody can mean one by one.
MOST = 50


class ChosenView(BoardPage):
    """Acts on chosen cards of this board."""

    @cached_property
    def applications(self) -> list[Application]:
        """The chosen people, in the order they were chosen; 404 if this member sees none of them."""
        wanted = self.chosen()[:MOST]
        rows = Application.objects.filter(job=self.job, case__public_id__in=wanted).seen_by(self.member)
        known = {row.case.public_id: row for row in with_dates(rows)}
        if not known:
            raise Http404
        return [known[each] for each in wanted if each in known]

    def back(self) -> HttpResponseBase:
        return redirect(self.url("board"))


class MovesView(ChosenView):
    """Where to, what to tell, by when. GET shows it, POST does it."""

    def get(self, request: HttpRequest) -> HttpResponseBase:
        if not self.chosen():
            return self.back()
        moving = self.moving("", None)
        return self.draw(moving, self.form(moving))

    def post(self, request: HttpRequest) -> HttpResponseBase:
        moving = self.moving(request.POST.get("to", ""), None)
        form = self.form(moving, request.POST)
        if request.POST.get("do") == "look":
            return self.draw(moving, move_page.looked(form, moving, self.stages))
        if not form.is_valid():
            return self.draw(moving, form, status=422)
        moving = self.moving(form.cleaned_data["to"], form.cleaned_data["day"])
        moving.tell(form.texts())
        return self.told(moving, form)

    def told(self, moving: Moving, form: MovesForm) -> HttpResponseBase:
        """Say who hears; whoever was refused is shown with the reason, still in the dialog."""
        if moving.done:
            self.say_done(moving)
        # Those who could not go from the start were shown before the press.
        if moving.done and len(moving.done) == len(moving.going):
            return self.back()
        gone = {message.case_id for message in moving.done}
        moving.movers = [mover for mover in moving.movers if mover.application.pk not in gone]
        return self.draw(moving, form, status=422)

    def say_done(self, moving: Moving) -> None:
        stage = moving.to.name_in(choices.language())
        if len(moving.done) == 1:
            name = moving.done[0].case.candidate.called_or_name
            words = _("{name} is told and moves to {stage}.").format(name=name, stage=stage)
        else:
            words = _("{n} people are told and move to {stage}.").format(n=len(moving.done), stage=stage)
        keys = urlencode([("message", message.pk) for message in moving.done])
        seconds = house.read(ConversationSettings).undo_seconds
        self.say(words, undo_url=f"{self.url('moves-undo')}?{keys}", seconds=seconds)

    @cached_property
    def stages(self) -> dict[str, Stage]:
        return {str(stage.pk): stage for stage in self.job.plan()}

    def moving(self, to: str, day: Any) -> Moving:
        """To the stage that was asked for, else the one after the first person's."""
        plan = list(self.stages.values())
        here = self.applications[0].stage
        # Reading is what is being done now; nobody is told that it comes next.
        later = [stage for stage in plan if stage.order > here.order]
        following = next((stage for stage in later if stage.kind != StageKind.REVIEW), next(iter(later), None))
        stage = self.stages.get(to) or following or plan[0]
        movers = [Mover(application) for application in self.applications]
        return Moving(movers, stage, self.member, clock.now(), day)

    def form(self, moving: Moving, data: Any = None) -> MovesForm:
        stages = [(key, stage.name_in(choices.language())) for key, stage in self.stages.items()]
        initial = {"to": str(moving.to.pk)}
        form = MovesForm(data, stages=stages, days=move_page.days(moving), initial=initial)
        form.ask_texts(moving.texts())
        return form

    def draw(self, moving: Moving, form: MovesForm, status: int = 200) -> HttpResponse:
        context = move_page.context(moving, form)
        return self.show("move.html", status=status, **self.board(), **context, action=self.url("moves"))


class MovesUndoView(BoardPage):
    """Several letters taken back in one press, as long as they have not left."""

    def get(self, request: HttpRequest) -> HttpResponseBase:
        return redirect(self.url("board"))

    def post(self, request: HttpRequest) -> HttpResponseBase:
        back = sum(self.undone(message) for message in self.messages())
        if back:
            words = ngettext("One letter is taken back.", "%(n)d letters are taken back.", back) % {"n": back}
        else:
            words = str(AlreadyGone())
        self.say(words)
        return redirect(self.url("board"))

    def messages(self) -> list[Message]:
        keys = [*self.request.GET.getlist("message"), *self.request.POST.getlist("message")][:MOST]
        known = [int(key) for key in keys if key.isdecimal() and key.isascii() and len(key) < 16]
        cases = Case.objects.seen_by(self.member).filter(application__job=self.job)
        return list(Message.objects.filter(pk__in=known, case__in=cases, act=Act.ADVANCE))

    def undone(self, message: Message) -> bool:
        try:
            message.undo(by=self.member.actor)
        except AlreadyGone:
            return False
        return True
