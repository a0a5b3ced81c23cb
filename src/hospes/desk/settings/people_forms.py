"""Forms about people: oneself, a colleague, an invitation, role and address."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hospes.desk.settings import choices
from hospes.team.enums import DutyKind, Role
from hospes.team.models import Member
from hospes.team.models.describing import SIGNATURE

ADDRESS = {"required": _("Please write the address.")}


class PersonForm(choices.WordedForm):
    """What colleagues and candidates read about somebody, and where and when he works."""

    worded = {"title": (_("Title"), 200, False)}
    sequence = (
        "name",
        "title",
        "phone",
        "hours",
        "signature",
        "language",
        "zone",
        "calendar",
        "standing_deputy",
        "lead",
        "keys_off",
    )

    name = forms.CharField(label=_("Name"), max_length=200, error_messages={"required": _("Please write a name.")})
    phone = forms.CharField(label=_("Phone"), max_length=40, required=False, help_text=_("Candidates may call it."))
    hours = forms.CharField(
        label=_("When one is reached"),
        max_length=200,
        required=False,
        help_text=_("Candidates read it as it is, for example: Mon to Thu, 9 to 17."),
    )
    language = forms.ChoiceField(label=_("Language"), help_text=_("Of the desk and of letters to you."))
    zone = forms.ChoiceField(label=_("Time zone"))
    calendar = forms.ChoiceField(label=_("Working calendar"), help_text=_("Its holidays move what is due."))
    standing_deputy = forms.ModelChoiceField(
        label=_("Deputy"),
        queryset=Member.objects.none(),
        required=False,
        empty_label=_("Nobody yet"),
        help_text=_("Answers candidates when this person is away. They read the name."),
    )

    def __init__(self, data: Any = None, *, of: Member) -> None:
        facts = ("name", "title", "phone", "hours", "language", "zone", "calendar", "standing_deputy")
        more = [name for name in ("signature", "lead", "keys_off") if name in self.worded or name in self.base_fields]
        super().__init__(data, initial={name: getattr(of, name) for name in (*facts, *more)})
        self.fields["zone"].choices = choices.zones()
        self.fields["calendar"].choices = choices.calendars()
        self.fields["language"].choices = choices.languages()
        for name in {"standing_deputy", "lead"} & set(self.fields):
            choices.colleagues(self.fields[name], besides=of)


class OwnForm(PersonForm):
    """Oneself: also what stands under one's letters, and whether single keys do something."""

    worded = PersonForm.worded | {"signature": (_("Signature under your letters"), SIGNATURE, True)}
    keys_off = forms.BooleanField(
        label=_("Single keys do nothing"),
        required=False,
        help_text=_("Letters such as E or N open things at the desk. Switch that off if it gets in your way."),
    )


class MemberForm(PersonForm):
    """A colleague: also who leads him."""

    lead = forms.ModelChoiceField(
        label=_("Lead"),
        queryset=Member.objects.none(),
        required=False,
        empty_label=_("Any admin"),
        help_text=_("Is told when a date was missed."),
    )


class PasswordForm(forms.Form):
    """Another password; the present one proves who sits there."""

    present = forms.CharField(
        label=_("Present password"),
        max_length=1000,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        error_messages={"required": _("Please write your present password.")},
    )
    new = forms.CharField(
        label=_("New password"),
        max_length=1000,
        strip=False,
        help_text=_("Ten characters or more. A sentence is easier to remember than a riddle."),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        error_messages={"required": _("Please choose a password.")},
    )


class InviteForm(forms.Form):
    """Who is invited, under which address, as what."""

    name = forms.CharField(label=_("Name"), max_length=200, error_messages={"required": _("Please write a name.")})
    email = forms.CharField(
        label=_("Own work address"),
        max_length=254,
        help_text=_("Letters to candidates leave from it, and answers come back to it."),
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
        error_messages=ADDRESS,
    )
    role = forms.ChoiceField(label=_("Role"), choices=Role.choices, initial=Role.RECRUITER)


class RoleForm(forms.Form):
    """What somebody may do here."""

    role = forms.ChoiceField(label=_("Role"), choices=Role.choices)


class AddressForm(forms.Form):
    """Under which address somebody signs in and writes."""

    email = forms.CharField(
        label=_("Own work address"), max_length=254, widget=forms.EmailInput, error_messages=ADDRESS
    )


class DutiesForm(forms.Form):
    """Who holds each standing duty."""

    def __init__(self, data: Any = None, *, initial: dict[str, Any] | None = None) -> None:
        super().__init__(data, initial=initial)
        for kind, label in DutyKind.choices:
            field = forms.ModelChoiceField(label=label, queryset=Member.objects.none(), empty_label=None)
            choices.colleagues(field)
            self.fields[kind] = field
