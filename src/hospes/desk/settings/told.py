"""Where one is told what waits, and when not; for admins the group chats, and how often everybody is told."""

from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.decorators import method_decorator
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters

from hospes.desk.settings.doors import AdminForm, AdminView, FormView
from hospes.foundation import clock, showing
from hospes.notices import queries, robots
from hospes.notices.enums import SWITCHES
from hospes.notices.models import Robot, Way
from hospes.notices.refusals import NameMissing, NotItsAddress, UnknownRobot

HOURS = [(hour, f"{hour:02}:00") for hour in range(24)]


def _hour(label: Any) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(label=label, choices=HOURS, coerce=int)


class WayForm(forms.Form):
    """A member's wishes."""

    place = forms.ChoiceField(label=gettext_lazy("Where"))
    morning_hour = _hour(gettext_lazy("The list in the morning at"))
    quiet_from = _hour(gettext_lazy("Quiet from"))
    quiet_until = _hour(gettext_lazy("Quiet until"))
    on = forms.MultipleChoiceField(
        label=gettext_lazy("What you are told"),
        choices=SWITCHES,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, groups: list[Robot], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chats = [(str(robot.pk), f"{robot.name} ({robot.title})") for robot in groups]
        self.fields["place"].choices = [("mail", _("By mail")), *chats]


class MyNoticesView(FormView):
    """Told once, where I am."""

    page = "my-notices"
    template = "my_notices.html"

    def form(self, data: Any = None) -> WayForm:
        way = Way.objects.of(self.member)
        known = {name: getattr(way, name) for name in ("morning_hour", "quiet_from", "quiet_until")}
        on = [name for name, _label in SWITCHES if way.wants(name)]
        place = str(way.robot_id or "mail")
        return WayForm(data, groups=list(Robot.objects.connected()), initial={**known, "on": on, "place": place})

    def keep(self, told: dict[str, Any]) -> str:
        place = told.pop("place")
        robot = None if place == "mail" else Robot.objects.connected().filter(pk=place).first()
        on = told.pop("on")
        off = [name for name, _label in SWITCHES if name not in on]
        Way.objects.of(self.member).choose(robot=robot, off=off, **told)
        return _("Saved.")


class RobotForm(forms.Form):
    """A group chat's webhook. Address and secret are never shown again."""

    kind = forms.ChoiceField(label=gettext_lazy("Service"))
    name = forms.CharField(label=gettext_lazy("Name of the group"), max_length=80)
    url = forms.CharField(
        label=gettext_lazy("Webhook address"),
        max_length=2000,
        help_text=gettext_lazy("From the group's settings. Whoever knows it can write there: keep it like a password."),
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
    )
    secret = forms.CharField(
        label=gettext_lazy("Signing secret"),
        required=False,
        max_length=500,
        help_text=gettext_lazy("Feishu and DingTalk give one, if signing is switched on there."),
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [(kind.name, kind.title) for kind in robots.kinds]


@method_decorator(sensitive_post_parameters("url", "secret"), name="dispatch")
class NoticesView(AdminForm):
    """Group chats, and the count of notices for each member and day."""

    page = "notices"
    template = "notices.html"
    field_of = {NameMissing: "name", NotItsAddress: "url", UnknownRobot: "kind"}

    def form(self, data: Any = None) -> RobotForm:
        return RobotForm(data)

    def keep(self, told: dict[str, Any]) -> str:
        robot = Robot.objects.connect(**told, by=self.member.actor)
        return _("%(name)s is connected. Members choose it in their own settings.") % {"name": robot.name}

    def facts(self) -> dict[str, Any]:
        now, language = clock.now(), get_language() or "en"
        return {
            "robots": Robot.objects.connected(),
            "days": [showing.day(day, language) for day in queries.days(now, self.member.zone)],
            "told": queries.told(now),
            "most": queries.MOST,
        }


class RobotRemovalView(AdminView):
    """Disconnect a group chat."""

    page = "notices"
    http_method_names = ("post", "options")

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        robot = Robot.objects.connected().filter(pk=pk).first()
        if robot is None:
            raise Http404
        robot.disconnect(by=self.member.actor)
        self.say(_("%(name)s is disconnected. Who was told there gets mail again.") % {"name": robot.name})
        return redirect("desk:notices")
