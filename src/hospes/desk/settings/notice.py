"""What we say about data, in every language, and how long we keep it."""

from itertools import groupby
from typing import Any

from django import forms
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hospes.desk.settings import choices
from hospes.desk.settings.doors import AdminForm
from hospes.foundation import house, text
from hospes.foundation.refusals import Refusal
from hospes.privacy import placeholders
from hospes.privacy.models import Notice
from hospes.privacy.models.notice import LONGEST
from hospes.privacy.settings import LONGEST as LONGEST_PERIOD
from hospes.privacy.settings import KeepingSettings

HISTORY = 20


class NoticeForm(choices.WordedForm):
    """The notice in each language. Without any text in one language, the others stand for it."""

    worded = {"texts": (gettext_lazy("Notice"), LONGEST, True)}

    def __init__(self, data: Any = None) -> None:
        now = {code: Notice.objects.current(code) for code, _own in choices.languages()}
        super().__init__(
            data, initial={"texts": {code: each.body for code, each in now.items() if each.language == code}}
        )

    def clean(self) -> dict[str, Any]:
        """Each text is checked at its own field."""
        told = super().clean()
        told["texts"] = {code: body for code, body in told["texts"].items() if body.strip()}
        for code, body in told["texts"].items():
            try:
                placeholders.check(text.clean_text(body, LONGEST))
            except Refusal as refusal:
                self.add_error(f"texts_{code}", str(refusal))
        return told


class KeepingForm(forms.Form):
    """For how many days after the end of a case."""

    days = forms.IntegerField(
        label=gettext_lazy("Days after a case has ended"),
        min_value=1,
        max_value=LONGEST_PERIOD,
        help_text=gettext_lazy("The notice says it, and every ended case carries the date. 180 is the default."),
        error_messages={"required": gettext_lazy("Please choose a number of days.")},
    )


class NoticeView(AdminForm):
    """The notice: a new version at each publication, never a change of an old one."""

    page = "notice"

    def form(self, data: Any = None) -> NoticeForm:
        return NoticeForm(data)

    def keep(self, told: dict[str, Any]) -> str:
        version = Notice.objects.publish(texts=told["texts"], by=self.member.actor)[0].version
        return _("Version %(version)s is in force.") % {"version": version}

    def draw(self, form: forms.Form, status: int = 200) -> HttpResponse:
        keeping = KeepingForm(initial={"days": house.read(KeepingSettings).days_after_ending})
        return self.show("notice.html", status, form=form, keeping=keeping, **known())


class KeepingView(AdminForm):
    """How long data is kept."""

    page = "notice"
    http_method_names = ("post", "options")

    def form(self, data: Any = None) -> KeepingForm:
        return KeepingForm(data)

    def keep(self, told: dict[str, Any]) -> str:
        house.write(KeepingSettings, days_after_ending=told["days"])
        return _("Saved. It holds for cases that end from now on.")

    def draw(self, form: forms.Form, status: int = 200) -> HttpResponse:
        return self.show("notice.html", status, form=NoticeForm(), keeping=form, **known())


def known() -> dict[str, Any]:
    """The versions there were, newest first, and the facts a text may name."""
    rows = Notice.objects.order_by("-pk")[: HISTORY * len(choices.languages())]
    versions = [list(group) for _number, group in groupby(rows, key=lambda row: row.version)]
    names = [f"{{{name}}}" for name in placeholders.KNOWN]
    return {"versions": versions[:HISTORY], "placeholders": names, "needed": placeholders.NEEDED}
