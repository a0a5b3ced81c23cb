"""When somebody is away: his own page, and for his lead and admins that of a colleague (mock-up 17-absence)."""

from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from hospes.cases.models import Case
from hospes.desk.people import dates
from hospes.desk.settings.doors import FormView
from hospes.foundation import clock, showing
from hospes.foundation.refusals import Refusal
from hospes.promises.models import Promise
from hospes.team import rules
from hospes.team.enums import AbsenceKind
from hospes.team.models import Absence, Member
from hospes.team.refusals import AbsenceEndsFirst, AbsenceTooLong

_DAY = {"type": "date"}
_MISSING = {"required": gettext_lazy("Please choose a day."), "invalid": gettext_lazy("Please write a date.")}


class AbsenceForm(forms.Form):
    """From which day to which; the kind is for colleagues only."""

    first = forms.DateField(
        label=gettext_lazy("First day away"),
        widget=forms.DateInput(attrs=_DAY, format="%Y-%m-%d"),
        error_messages=_MISSING,
    )
    last = forms.DateField(
        label=gettext_lazy("Last day away"),
        widget=forms.DateInput(attrs=_DAY, format="%Y-%m-%d"),
        error_messages=_MISSING,
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("Kind"),
        choices=AbsenceKind.choices,
        help_text=gettext_lazy("Candidates never read it."),
    )
    note = forms.CharField(label=gettext_lazy("Note for colleagues"), max_length=300, required=False)


class AbsenceView(FormView):
    """One's own absences: record one, be away today at one press, be back, call one off."""

    page = "absence"
    template = "absence.html"
    field_of = {AbsenceEndsFirst: "last", AbsenceTooLong: "last"}

    @property
    def who(self) -> Member:
        return self.member

    def form(self, data: Any = None) -> AbsenceForm:
        return AbsenceForm(data)

    def keep(self, told: dict[str, Any]) -> str:
        self.who.be_away(**told, by=self.member.actor)
        return _("Recorded. No date is moved; whoever covers keeps it.")

    def post(self, request: HttpRequest, **address: Any) -> HttpResponse:
        if request.POST.get("do") == "today":
            self.who.be_away_today(by=self.member.actor)
            self.say(_("Get well soon. Whoever covers sees now what is owed."))
            return redirect(self.after())
        if request.POST.get("do") == "end":
            return self._end(request.POST.get("absence", ""))
        return super().post(request, **address)

    def _end(self, pk: str) -> HttpResponse:
        row = self.who.absences.filter(pk=pk).first() if pk.isascii() and pk.isdecimal() and len(pk) < 10 else None
        if row is None:
            raise Http404
        try:
            row.end(by=self.member.actor)
            self.say(_("Done."))
        except Refusal as refusal:
            self.say(str(refusal))
        return redirect(self.after())

    def facts(self) -> dict[str, Any]:
        now = clock.now()
        rows = list(self.who.absences.filter(pk__in=Absence.objects.not_over(now)))
        return {
            "who": self.who,
            "own": self.who == self.member,
            "away_now": any(row.runs_at(now) for row in rows),
            "absences": [_line(row, self.member) for row in rows],
            "due": _due(self.who, rows, self.member),
            "people": Case.objects.live().filter(contact=self.who).count(),
        }


class MemberAbsenceView(AbsenceView):
    """A colleague's absences, for his lead and admins."""

    _who: Member

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if isinstance(request.user, Member):
            who = Member.objects.active().filter(pk=kwargs["pk"]).first()
            if who is None or not rules.may_record_absence(request.user, who):
                raise Http404
            self._who = who
        return super().dispatch(request, *args, **kwargs)

    @property
    def who(self) -> Member:
        return self._who

    def after(self) -> str:
        return reverse("desk:member-absence", args=[self.who.pk])


def _line(row: Absence, viewer: Member) -> dict[str, Any]:
    language = get_language() or "en"
    now = clock.now()
    return {
        "pk": row.pk,
        "kind": row.get_kind_display(),
        "note": row.note,
        "span": span(row, viewer, language),
        "runs": row.runs_at(now),
    }


def span(row: Absence, viewer: Member, language: str) -> str:
    """From when to when: days where whole days are meant, as the one who is away counts them."""
    if row.whole_days:
        zone = ZoneInfo(row.member.zone)
        last = row.until.astimezone(zone) - timedelta(seconds=1)
        return showing.span(row.starts.astimezone(zone).date(), last.date(), language)
    starts, until = (dates.for_member(each, viewer, language) for each in (row.starts, row.until))
    return _("{starts} until {until}").format(starts=starts, until=until)


def _due(who: Member, rows: list[Absence], viewer: Member) -> list[dict[str, Any]]:
    """Every date of his that falls into one of the spans, and who keeps it."""
    owed = Promise.objects.open().filter(owner=who, due__gt=clock.now())
    owed = owed.select_related("case__candidate", "deputy").prefetch_related("deputy__absences").order_by("due", "pk")
    language = get_language() or "en"
    inside = [promise for promise in owed if any(row.runs_at(promise.due) for row in rows)] if rows else []
    return [
        {
            "person": promise.case.candidate,
            "url": reverse("desk:case", args=[promise.case.public_id]),
            "when": dates.for_member(promise.due, viewer, language),
            "keeps": promise.deputy if promise.deputy and promise.deputy.is_present(promise.due) else None,
        }
        for promise in inside
    ]
