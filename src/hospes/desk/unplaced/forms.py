"""What a person says about a mail: whose it is, whom it introduces, or why it needs no place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from collections.abc import Sequence


class CaseForm(forms.Form):
    """It belongs to a conversation that there is."""

    case = forms.ChoiceField(label=_("Conversation"), error_messages={"required": _("Please choose a conversation.")})
    know = forms.BooleanField(label=_("Also keep this address as one of theirs"), required=False)

    def __init__(self, data: Any, *, cases: Sequence[tuple[str, str]]) -> None:
        super().__init__(data, prefix="case")
        self.fields["case"].choices = cases


class MatterForm(forms.Form):
    """It is from somebody new."""

    name = forms.CharField(
        label=_("Name"), max_length=200, error_messages={"required": _("Please say what the person is called.")}
    )
    contact = forms.ChoiceField(label=_("Contact"))
    job = forms.ChoiceField(
        label=_("Job it is about"), required=False, error_messages={"invalid_choice": _("Please choose a job.")}
    )

    def __init__(
        self,
        data: Any,
        *,
        contacts: Sequence[tuple[str, str]],
        jobs: Sequence[tuple[str, str]],
        initial: dict[str, str],
    ) -> None:
        super().__init__(data, prefix="matter", initial=initial)
        self.fields["contact"].choices = contacts
        self.fields["job"].choices = [("", _("No job yet")), *jobs]


class AsideForm(forms.Form):
    """It needs no place."""

    why = forms.CharField(
        label=_("Why"), max_length=300, error_messages={"required": _("Please say why this mail needs no place.")}
    )

    def __init__(self, data: Any) -> None:
        super().__init__(data, prefix="aside")
