"""The places where people work: each has a zone and holidays of its own."""

from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hospes.desk.settings import choices
from hospes.desk.settings.doors import AdminForm
from hospes.foundation.refusals import Refusal
from hospes.jobs.models import Place
from hospes.jobs.refusals import PlaceWithoutName
from hospes.team.models import Company

FACTS = ("name", "country", "region", "zone", "calendar", "remote", "order")


class PlaceForm(choices.WordedForm):
    """A town, or remote from a region."""

    worded = {"name": (gettext_lazy("Name"), 100, False)}
    sequence = ("name", "country", "region", "zone", "calendar", "remote", "order")

    country = forms.RegexField(
        "^[A-Za-z]{2}$",
        label=gettext_lazy("Country"),
        required=False,
        help_text=gettext_lazy("Two letters, for example CN, CA or DE."),
        error_messages={"invalid": gettext_lazy("Please write two letters, for example CN.")},
    )
    region = forms.CharField(
        label=gettext_lazy("Region"),
        max_length=10,
        required=False,
        help_text=gettext_lazy("Where a law asks for it, for example ON for Ontario."),
    )
    zone = forms.ChoiceField(label=gettext_lazy("Time zone"))
    calendar = forms.ChoiceField(label=gettext_lazy("Working calendar"))
    remote = forms.BooleanField(label=gettext_lazy("Remote: people work from home there"), required=False)
    order = forms.IntegerField(
        label=gettext_lazy("Place in the list"), min_value=0, max_value=1000, required=False, initial=0
    )

    def __init__(self, data: Any = None, *, initial: dict[str, Any] | None = None) -> None:
        super().__init__(data, initial=initial)
        self.fields["zone"].choices = choices.zones()
        self.fields["calendar"].choices = choices.calendars()

    def clean(self) -> dict[str, Any]:
        told = super().clean()
        told["order"] = told.get("order") or 0
        return told


class PlacesView(AdminForm):
    """All places, and adding one."""

    page = "places"
    template = "places.html"
    field_of = {PlaceWithoutName: "name"}

    def form(self, data: Any = None) -> PlaceForm:
        company = Company.objects.here()
        return PlaceForm(data, initial={"zone": company.zone, "calendar": company.calendar})

    def keep(self, told: dict[str, Any]) -> str:
        Place.objects.add(by=self.member.actor, **told)
        return _("The place is there. Jobs can name it.")

    def facts(self) -> dict[str, Any]:
        return {"places": list(Place.objects.all())}


class PlaceView(AdminForm):
    """One place: change it, or take it away where no job is at it."""

    page = "places"
    template = "place.html"
    field_of = {PlaceWithoutName: "name"}
    place: Place

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        place = Place.objects.filter(pk=kwargs["pk"]).first()
        if place is None and request.user.is_authenticated:
            raise Http404
        self.place = place or Place()
        return super().dispatch(request, *args, **kwargs)

    def form(self, data: Any = None) -> PlaceForm:
        return PlaceForm(data, initial={name: getattr(self.place, name) for name in FACTS})

    def keep(self, told: dict[str, Any]) -> str:
        self.place.change(by=self.member.actor, **told)
        return _("Saved.")

    def facts(self) -> dict[str, Any]:
        return {"place": self.place}


class PlaceRemovalView(PlaceView):
    """A place goes, unless a job is at it."""

    http_method_names = ("post", "options")

    def post(self, request: HttpRequest, **_address: Any) -> HttpResponse:
        try:
            self.place.remove(by=self.member.actor)
        except Refusal as refusal:
            return self.show("place.html", 422, form=self.form(), place=self.place, problem=str(refusal))
        self.say(_("The place is gone."))
        return redirect("desk:places")
