"""One colleague: details, role, address, invitation."""

from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _

from hospes.desk.entrance.sign_in import open_session
from hospes.desk.settings.doors import AdminForm
from hospes.desk.settings.members import OF_ADDRESS, sent
from hospes.desk.settings.people_forms import AddressForm, MemberForm, RoleForm
from hospes.team.models import Member
from hospes.team.refusals import CannotCoverOneself, CannotLeadOneself, LastAdmin, NameMissing


class OneMember(AdminForm):
    """The page of one colleague; each of its forms goes to a view of its own."""

    page = "members"
    mine = "form"
    who: Member

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if isinstance(request.user, Member) and self.may(request.user):
            who = Member.objects.seen_by(request.user).filter(pk=kwargs["pk"]).first()
            if who is None:
                raise Http404
            self.who = who
        return super().dispatch(request, *args, **kwargs)

    def draw(self, form: forms.Form, status: int = 200) -> HttpResponse:
        forms_of_it = {
            "form": MemberForm(of=self.who),
            "role_form": RoleForm(initial={"role": self.who.role}),
            "address_form": AddressForm(initial={"email": self.who.email}),
        }
        return self.show("member.html", status, who=self.who, **{**forms_of_it, self.mine: form})

    def after(self) -> str:
        return reverse("desk:member", args=[self.who.pk])


class MemberDetailsView(OneMember):
    """What is known about him, who covers, who leads."""

    field_of = {NameMissing: "name", CannotCoverOneself: "standing_deputy", CannotLeadOneself: "lead"}

    def form(self, data: Any = None) -> MemberForm:
        return MemberForm(data, of=self.who)

    def keep(self, told: dict[str, Any]) -> str:
        self.who.describe(by=self.member.actor, **told)
        return _("Saved.")


class PostOnly:
    """A form of the member's page that has no page of its own."""

    http_method_names = ("post", "options")


class RoleView(PostOnly, OneMember):
    """Another role; his sessions end."""

    mine = "role_form"
    field_of = {LastAdmin: "role"}

    def form(self, data: Any = None) -> RoleForm:
        return RoleForm(data)

    def keep(self, told: dict[str, Any]) -> str:
        self.who.change_role(told["role"], by=self.member.actor)
        facts = {"name": self.who.name, "role": self.who.get_role_display()}
        return _("%(name)s is now: %(role)s. Whoever was signed in signs in again.") % facts


class AddressView(PostOnly, OneMember):
    """Another address to sign in and write with."""

    mine = "address_form"
    field_of = OF_ADDRESS

    def form(self, data: Any = None) -> AddressForm:
        return AddressForm(data)

    def keep(self, told: dict[str, Any]) -> str:
        self.who.change_address(told["email"], by=self.member.actor)
        if self.who.pk == self.member.pk:
            open_session(self.request, self.who)
        return _("%(name)s now writes from %(address)s.") % {"name": self.who.name, "address": self.who.email}


class InvitationAgainView(PostOnly, OneMember):
    """The invitation once more; the older link stops working."""

    def form(self, data: Any = None) -> forms.Form:
        return forms.Form(data)

    def keep(self, told: dict[str, Any]) -> str:
        self.who.invite_again(by=self.member.actor)
        return sent(self.who.name)

    def draw(self, form: forms.Form, status: int = 200) -> HttpResponse:
        page = MemberForm(of=self.who)
        return self.show(
            "member.html",
            status,
            who=self.who,
            form=page,
            problems=form.non_field_errors(),
            role_form=RoleForm(initial={"role": self.who.role}),
            address_form=AddressForm(initial={"email": self.who.email}),
        )


class ReturnView(InvitationAgainView):
    """His access again."""

    def keep(self, told: dict[str, Any]) -> str:
        self.who.enable(by=self.member.actor)
        return _("%(name)s may sign in again.") % {"name": self.who.name}
