"""How long each promise may take, with the reason for each ceiling."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from hospes.desk.settings import dials
from hospes.desk.settings.doors import AdminForm


class DialsForm(forms.Form):
    """One number per promise, between its bounds; said at the field why not beyond."""

    def __init__(self, data: Any = None) -> None:
        now = dials.in_force()
        super().__init__(data, initial=now)
        for dial in dials.DIALS:
            self.fields[dial.field] = field_of(dial, now[dial.field])


def field_of(dial: dials.Dial, now: int) -> forms.IntegerField:
    facts = {"least": dial.least, "most": dial.most, "default": dial.default, "why": dial.why, "unit": dial.unit}
    told = _("In %(unit)s, from %(least)s to %(most)s; the default is %(default)s. %(why)s") % facts
    beyond = _("From %(least)s to %(most)s, please. %(why)s") % facts
    field = forms.IntegerField(
        label=dial.label,
        help_text=told,
        min_value=dial.least,
        max_value=dial.most,
        error_messages={"min_value": beyond, "max_value": beyond, "invalid": beyond, "required": beyond},
    )
    field.is_own = now != dial.default
    return field


class PlansView(AdminForm):
    """The numbers behind every date a candidate reads. Promises already made stay as they are."""

    page = "plans"
    template = "plans.html"

    def form(self, data: Any = None) -> DialsForm:
        return DialsForm(data)

    def keep(self, told: dict[str, Any]) -> str:
        dials.turn(told)
        return _("Saved. It holds for new promises; those already made stay as they are.")
