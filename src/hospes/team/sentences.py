"""How our journal entries read. Who acted stands beside the line (``queries.called``)."""

from django.utils.translation import gettext as _

from hospes.journal.models import Entry
from hospes.team.enums import DutyKind, Role


def invited(entry: Entry) -> str:
    return _("Invited as %(role)s") % {"role": _role(entry.data["role"])}


def invited_again(entry: Entry) -> str:
    return _("Invitation sent again")


def joined(entry: Entry) -> str:
    return _("Accepted the invitation")


def signed_in(entry: Entry) -> str:
    return _("Signed in")


def asked_reset(entry: Entry) -> str:
    return _("Asked for a new password")


def reset(entry: Entry) -> str:
    return _("Chose a new password")


def disabled(entry: Entry) -> str:
    return _("Access ended; everything open was handed over")


def enabled(entry: Entry) -> str:
    return _("Access given again")


def role_changed(entry: Entry) -> str:
    return _("Role changed from %(before)s to %(role)s") % {
        "before": _role(entry.data["before"]),
        "role": _role(entry.data["role"]),
    }


def address_changed(entry: Entry) -> str:
    return _("E-mail address changed")


def address_refused(entry: Entry) -> str:
    return _("A letter to this address came back")


def described(entry: Entry) -> str:
    return _("Details changed")


def company_changed(entry: Entry) -> str:
    return _("Company settings changed")


def house_opened(entry: Entry) -> str:
    return _("Hospes set up")


def duty_assigned(entry: Entry) -> str:
    kind = entry.subject.partition(":")[2]
    return _("Duty given: %(duty)s") % {"duty": DutyKind(kind).label}


def away(entry: Entry) -> str:
    return _("Absence recorded")


def absence_ended(entry: Entry) -> str:
    return _("Back earlier than planned")


def absence_cancelled(entry: Entry) -> str:
    return _("Absence called off")


def _role(value: str) -> str:
    return str(Role(value).label)


SENTENCES = {
    "member.invited": invited,
    "member.invited_again": invited_again,
    "member.joined": joined,
    "member.signed_in": signed_in,
    "member.asked_reset": asked_reset,
    "member.reset": reset,
    "member.disabled": disabled,
    "member.enabled": enabled,
    "member.role_changed": role_changed,
    "member.address_changed": address_changed,
    "member.address_refused": address_refused,
    "member.described": described,
    "member.away": away,
    "absence.ended": absence_ended,
    "absence.cancelled": absence_cancelled,
    "company.changed": company_changed,
    "house.opened": house_opened,
    "duty.assigned": duty_assigned,
}
