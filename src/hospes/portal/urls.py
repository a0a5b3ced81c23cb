from django.urls import path

from hospes.portal import calendar, code, documents, erasure, file, page, preview, talk, wishes, withdrawal

app_name = "portal"

urlpatterns = [
    path("preview/<str:ticket>/", preview.PreviewView.as_view(), name="preview"),
    path("calendar/<str:secret>.ics", calendar.file, name="calendar-file"),
    path("<str:token>/", page.PageView.as_view(), name="page"),
    path("<str:token>/messages/", page.MessagesView.as_view(), name="messages"),
    path("<str:token>/messages/<int:pk>/objection/", page.ObjectionView.as_view(), name="objection"),
    path("<str:token>/talks/<str:talk_id>/calendar/", talk.CalendarView.as_view(), name="talk-calendar"),
    path("<str:token>/talks/<str:talk_id>/absence/", talk.AbsenceView.as_view(), name="talk-absence"),
    path("<str:token>/talks/<str:talk_id>/objection/", talk.ObjectionView.as_view(), name="talk-objection"),
    path("<str:token>/mailbox/", page.MailboxView.as_view(), name="mailbox"),
    path("<str:token>/wishes/", wishes.WishesView.as_view(), name="wishes"),
    path("<str:token>/calendar/", calendar.CalendarView.as_view(), name="calendar"),
    path("<str:token>/language/", wishes.LanguageView.as_view(), name="language"),
    path("<str:token>/code/", code.CodeView.as_view(), name="code"),
    path("<str:token>/code/new/", code.NewCodeView.as_view(), name="new-code"),
    path("<str:token>/file/", file.FileView.as_view(), name="file"),
    path("<str:token>/erasure/", erasure.ErasureView.as_view(), name="erasure"),
    path("<str:token>/link/", file.LinkView.as_view(), name="link"),
    path("<str:token>/files/<str:public_id>/", documents.MessageFileView.as_view(), name="message-file"),
    path("<str:token>/documents/", documents.DocumentsView.as_view(), name="documents"),
    path(
        "<str:token>/documents/<str:public_id>/",
        documents.DocumentView.as_view(),
        name="document",
    ),
    path(
        "<str:token>/cases/<str:public_id>/withdrawal/",
        withdrawal.WithdrawalView.as_view(),
        name="withdrawal",
    ),
]
