"""Addresses of the settings, below ``/desk/settings/``."""

from django.urls import path

from hospes.desk.settings import (
    absence,
    calendar,
    company,
    dns,
    incoming,
    language,
    leaving,
    mail,
    mail_servers,
    mailbox_sign_in,
    mailboxes,
    members,
    notice,
    one_member,
    overview,
    own,
    places,
    plans,
    texts,
)

_MEMBER = "members/<int:pk>/"
_MAILBOX = "incoming/mailboxes/<int:pk>/"
_SERVER = "mail/servers/<int:pk>/"
_OWN_SERVER = {"whose": mail_servers.OWN}
_SHARED = {"whose": mailboxes.SHARED, "page": "incoming"}

urlpatterns = [
    path("", overview.OverviewView.as_view(), name="settings"),
    path("me/", own.MeView.as_view(), name="me"),
    path("me/absence/", absence.AbsenceView.as_view(), name="absence"),
    path("me/password/", own.PasswordView.as_view(), name="my-password"),
    path("members/", members.MembersView.as_view(), name="members"),
    path(_MEMBER, one_member.MemberDetailsView.as_view(), name="member"),
    path(f"{_MEMBER}absence/", absence.MemberAbsenceView.as_view(), name="member-absence"),
    path(f"{_MEMBER}role/", one_member.RoleView.as_view(), name="member-role"),
    path(f"{_MEMBER}address/", one_member.AddressView.as_view(), name="member-address"),
    path(f"{_MEMBER}invitation/", one_member.InvitationAgainView.as_view(), name="member-invitation"),
    path(f"{_MEMBER}leaving/", leaving.LeavingView.as_view(), name="member-leaving"),
    path(f"{_MEMBER}return/", one_member.ReturnView.as_view(), name="member-return"),
    path("company/", company.CompanyView.as_view(), name="company"),
    path("duties/", company.DutiesView.as_view(), name="duties"),
    path("mail/", mail.MailView.as_view(), name="mail"),
    path("mail/test/", mail.MailTestView.as_view(), name="mail-test"),
    path("mail/servers/", mail_servers.MailServerView.as_view(), name="new-mail-server"),
    path(_SERVER, mail_servers.MailServerView.as_view(), name="mail-server"),
    path(f"{_SERVER}test/", mail_servers.MailServerTestView.as_view(), name="mail-server-test"),
    path(f"{_SERVER}removal/", mail_servers.MailServerRemovalView.as_view(), name="mail-server-removal"),
    path("me/mail/", mail_servers.MailServerView.as_view(**_OWN_SERVER, page="my-mail"), name="my-mail"),
    path("me/mail/test/", mail_servers.MailServerTestView.as_view(**_OWN_SERVER), name="my-mail-test"),
    path(
        "me/mail/removal/",
        mail_servers.MailServerRemovalView.as_view(**_OWN_SERVER, page="my-mail"),
        name="my-mail-removal",
    ),
    path("mail/dns/", dns.DnsView.as_view(), name="mail-dns"),
    path("texts/", texts.TextsView.as_view(), name="texts"),
    path("texts/test/", texts.TextsTestView.as_view(), name="texts-test"),
    path("me/calendar/", calendar.CalendarView.as_view(), name="my-calendar"),
    path("mailbox/", mailboxes.MailboxView.as_view(), name="my-mailbox"),
    path("mailbox/act/", mailboxes.MailboxActView.as_view(), name="my-mailbox-act"),
    path("mailbox/sign-in/", mailbox_sign_in.SignInView.as_view(), name="my-mailbox-sign-in"),
    path("mailbox/signed-in/", mailbox_sign_in.SignedInView.as_view(), name="mailbox-signed-in"),
    path("incoming/", incoming.IncomingView.as_view(), name="incoming"),
    path("incoming/test/", incoming.IncomingTestView.as_view(), name="incoming-test"),
    path("incoming/provider/", incoming.ProviderView.as_view(), name="incoming-provider"),
    path("incoming/clients/", incoming.ClientsView.as_view(), name="incoming-clients"),
    path("incoming/mailboxes/", mailboxes.MailboxView.as_view(**_SHARED), name="new-mailbox"),
    path(_MAILBOX, mailboxes.MailboxView.as_view(**_SHARED), name="mailbox"),
    path(f"{_MAILBOX}act/", mailboxes.MailboxActView.as_view(**_SHARED), name="mailbox-act"),
    path(f"{_MAILBOX}sign-in/", mailbox_sign_in.SignInView.as_view(**_SHARED), name="mailbox-sign-in"),
    path("plans/", plans.PlansView.as_view(), name="plans"),
    path("notice/", notice.NoticeView.as_view(), name="notice"),
    path("notice/period/", notice.KeepingView.as_view(), name="notice-period"),
    path("places/", places.PlacesView.as_view(), name="places"),
    path("places/<int:pk>/", places.PlaceView.as_view(), name="place"),
    path("places/<int:pk>/removal/", places.PlaceRemovalView.as_view(), name="place-removal"),
    path("language/", language.LanguageView.as_view(), name="language"),
]
